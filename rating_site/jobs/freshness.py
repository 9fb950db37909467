"""What has to be asked again? Each source declares how often; due questions are gathered into batches."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from crawlers.observation import Observation
from crawlers.registry import all_sources
from rating_site.actions import checks
from rating_site.store.db import Database, transaction
from rating_site.store.models import Site, SourceDue
from rating_site.store.sources import due, open_site

_ROWS = 500  # due questions looked at per round


def note(session: Session, platform_id: str, seen: Iterable[Observation]) -> None:
    """Remember when each source spoke about a platform and when it shall be asked again.

    Owners' proofs have their own clock: only who claims something is looked at.
    """
    declared = {name: source for name, source in all_sources().items() if name in checks.SOURCES}
    newest = {one.source: one.asked_at for one in sorted(seen, key=lambda one: one.asked_at)}
    for name, asked_at in newest.items():
        if name in declared:
            session.merge(
                SourceDue(
                    platform_id=platform_id,
                    source=name,
                    asked_at=asked_at,
                    due_at=asked_at + declared[name].interval,
                )
            )


def plan_due(database: Database, now: datetime, per_batch: int) -> list[str]:
    """Plan batches for everything that is due; gives their ids. Each question then waits its interval."""
    with transaction(database) as session:
        wishes = list(_wishes(session, now).values())
        batches = [
            checks.plan(session, wishes[start : start + per_batch], now)
            for start in range(0, len(wishes), per_batch)
        ]
        return [batch.id for batch in batches]


def _wishes(session: Session, now: datetime) -> dict[str, tuple[Site, list[str]]]:
    """Platform id -> its address and the sources that are due."""
    declared = all_sources()
    wishes: dict[str, tuple[Site, list[str]]] = {}
    for row in due(session, now, _ROWS):
        site = open_site(session, row.platform_id)
        if site is None or row.source not in declared:
            session.delete(row)
            continue
        row.due_at = now + declared[row.source].interval
        wishes.setdefault(row.platform_id, (site, []))[1].append(row.source)
    return wishes
