"""Is a source to be trusted today? Out of its healthy range it is reported and its verdicts held back."""

from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from crawlers.registry import Source, all_sources
from rating_site.store import changes, sources
from rating_site.store.db import Database, transaction
from rating_site.store.models import SourceHealth

_WINDOW = timedelta(hours=24)
_ENOUGH = 20  # answers below which a share says nothing
_log = structlog.get_logger()


def measure(database: Database, now: datetime) -> list[str]:
    """Measure every source over the last day; gives those whose verdicts are held back now."""
    with transaction(database) as session:
        rows = [_measure(session, source, now) for source in all_sources().values()]
        return [row.source for row in rows if row.held_back_since is not None]


def _measure(session: Session, source: Source, now: datetime) -> SourceHealth:
    """Our own refusals (robots.txt, switched off) say nothing about a source and are left out."""
    counts = sources.outcomes(session, source.name, now - _WINDOW)
    asked = sum(number for outcome, number in counts.items() if outcome != "refused")
    answered = counts.get("answered", 0) + counts.get("empty", 0)
    before = session.get(SourceHealth, source.name)
    sick = asked >= _ENOUGH and answered / asked < source.healthy
    since = before.held_back_since if before else None
    row = SourceHealth(
        source=source.name,
        asked=asked,
        answered=answered,
        last_answer_at=sources.last_answer_at(session, source.name),
        held_back_since=(since or now) if sick else None,
        measured_at=now,
    )
    if sick != (since is not None):
        _log.warning("source_health", source=source.name, held_back=sick, asked=asked, answered=answered)
        changes.record(session, "source", None, source=source.name, held_back=sick)
    session.merge(row)
    return row
