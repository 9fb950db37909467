"""What is done again and again, exactly once even with several schedulers?"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, delete

from rating_site.config import Settings
from rating_site.jobs import freshness, health, links, listing_duty, retention, webhooks
from rating_site.jobs.mail import Sender
from rating_site.store.db import Database, transaction
from rating_site.store.models import PeriodicRun

_KEEP = timedelta(days=2)
_log = structlog.get_logger()


class Periodic:
    """The periodic work of one installation; `step` runs what is due, however often it is called."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database, self._clock = database, clock
        self._work: tuple[tuple[str, timedelta, Callable[[datetime], object]], ...] = (
            ("plan_due", timedelta(minutes=1),
             lambda now: freshness.plan_due(database, now, settings.recheck_batch)),
            ("mail", timedelta(minutes=1), Sender(settings, database).start),
            ("links", timedelta(hours=6), lambda now: links.suggest(database, now)),
            ("listing_duty", timedelta(minutes=5), lambda now: listing_duty.run(database, now)),
            ("health", timedelta(minutes=5), lambda now: health.measure(database, now)),
            ("webhook_logs", timedelta(hours=24), lambda now: webhooks.forget(database, now)),
            ("terms", timedelta(hours=1), lambda now: retention.keep_terms(database, settings, now)),
            ("retention", timedelta(hours=24), lambda now: retention.forget(database, settings, now)),
            ("raw_retention", timedelta(hours=24),
             lambda now: drop_old_files(settings.data / "raw", now - timedelta(days=settings.raw_days))),
        )  # fmt: skip
        self._done: dict[str, datetime] = {}

    def step(self) -> None:
        """Run every job whose next moment has come and that no other scheduler has taken."""
        now = self._clock()
        for name, every, work in self._work:
            due_at = _floor(now, every)
            if self._done.get(name) != due_at and self._take(name, due_at, now):
                _log.info("periodic", job=name, due_at=due_at.isoformat())
                work(now)
            self._done[name] = due_at

    def _take(self, name: str, due_at: datetime, now: datetime) -> bool:
        """Whoever inserts the row first runs the job; old rows are of no use any more."""
        try:
            with transaction(self._database) as session:
                session.add(PeriodicRun(name=name, due_at=due_at, recorded_at=now))
                old = col(PeriodicRun.due_at) < due_at - _KEEP
                session.exec(delete(PeriodicRun).where(col(PeriodicRun.name) == name, old))
        except IntegrityError:
            return False
        return True


def drop_old_files(folder: Path, before: datetime) -> int:
    """Delete raw answers older than a moment; gives their number."""
    limit = before.timestamp()
    old = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_mtime < limit]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _floor(now: datetime, every: timedelta) -> datetime:
    seconds = every.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)
