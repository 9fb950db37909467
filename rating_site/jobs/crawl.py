"""How is a batch worked off? Its crawl's lines are stored while it still runs, under a lease that is renewed.

The worker may be killed at any moment: the crawler then dies with it, the lease runs out, and the next
worker continues with the same files. Storing the same line twice is harmless.
"""

import shutil
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from crawlers.observation import Observation, Target, TargetDone
from crawlers.settings import CrawlSettings
from rating_site.actions import checks, followups, ingest, proofs
from rating_site.config import Settings
from rating_site.jobs import freshness
from rating_site.jobs.process import CrawlError, Lines, crawl
from rating_site.store.db import Database, transaction
from rating_site.store.models import Check, CrawlBatch

_log = structlog.get_logger()


def run_batch(database: Database, settings: Settings, batch_id: str, owner: str) -> bool:
    """Crawl a batch and store everything it brings.

    False where it is not to be crawled now: work is paused, its hosts are asked by somebody else, or another
    worker has it or took it over.
    """
    if settings.pause_file.exists():
        _put_back(database, batch_id)
        return False
    with transaction(database) as session:
        lease = timedelta(seconds=settings.lease_seconds)
        claimed = checks.claim(session, batch_id, owner, _now(), lease)
        targets = [proofs.target_of(session, check) for check in claimed or ()]
    if claimed is None:
        return False
    batch = _Batch(database, settings, batch_id, owner, {check.id: check for check in claimed})
    folder = settings.crawl_folder / batch_id
    failure = None
    try:
        with closing(crawl(folder, targets, _prepared(settings), _limit(settings, targets))) as news:
            for lines in news:
                batch.store(lines)
                batch.keep_lease()
    except _LeaseLostError:
        return False
    except CrawlError as error:
        failure = str(error)
    except Exception as error:
        # Something that nobody foresaw: the lease runs out and another worker tries, but not for ever.
        _note_trouble(database, batch_id, type(error).__name__)
        raise
    batch.settle(failure)
    if failure is None:
        shutil.rmtree(folder, ignore_errors=True)
    return True


def _put_back(database: Database, batch_id: str) -> None:
    with transaction(database) as session:
        batch = session.get(CrawlBatch, batch_id, with_for_update=True)
        if batch is not None and batch.lease_owner == checks.IN_QUEUE:
            checks.put_back(batch)


def _note_trouble(database: Database, batch_id: str, reason: str) -> None:
    with suppress(SQLAlchemyError), transaction(database) as session:
        checks.note_trouble(session, batch_id, reason)


class _LeaseLostError(Exception):
    """Another worker has taken the batch over: nothing more may be written."""


class _Batch:
    """A claimed batch and what has been stored of it."""

    def __init__(
        self, database: Database, settings: Settings, batch_id: str, owner: str, open_checks: dict[str, Check]
    ) -> None:
        self._database = database
        self._settings = settings
        self._batch_id = batch_id
        self._owner = owner
        self._lease = timedelta(seconds=settings.lease_seconds)
        self._open = open_checks
        self._seen: dict[str, list[Observation]] = {check_id: [] for check_id in open_checks}
        self._renew_at = 0.0

    def store(self, lines: Lines) -> None:
        """Show each answer as a step; store a target's answers and judge it once all of them are there."""
        for line in lines:
            check = self._open.get(line.target)
            if check is None:
                continue
            with transaction(self._database) as session:
                if isinstance(line, TargetDone):
                    self._ingest(session, check)
                else:
                    checks.note_step(session, check.id, line)
            if isinstance(line, TargetDone):
                del self._open[check.id]
            else:
                self._seen[check.id].append(line)

    def _ingest(self, session: Session, check: Check) -> None:
        now = _now()
        snapshot = ingest.ingest(session, check, self._seen[check.id], now)
        proofs.settle(session, self._settings.safe, check, self._seen[check.id], now)
        if snapshot is None:
            return
        freshness.note(session, snapshot.platform_id, self._seen[check.id])
        if checks.REGISTER in check.sources:
            followups.confirm_empty(session, snapshot, now)
        elif self._settings.crawl.icp_gateway:
            followups.ask_register(session, snapshot.platform_id, now)

    def keep_lease(self) -> None:
        """Renew the lease when a third of it is over; ends the work where another worker has taken over."""
        if time.monotonic() < self._renew_at:
            return
        with transaction(self._database) as session:
            if not checks.renew(session, self._batch_id, self._owner, _now(), self._lease):
                raise _LeaseLostError
        self._renew_at = time.monotonic() + self._lease.total_seconds() / 3

    def settle(self, failure: str | None) -> None:
        """Close the batch, or give it back for another try where the crawler failed."""
        with transaction(self._database) as session:
            if failure is None or not checks.give_back(session, self._batch_id):
                checks.finish_batch(session, self._batch_id, _now(), failure)
        if failure is not None:
            _log.warning("crawl_failed", batch=self._batch_id, reason=failure, left=len(self._open))


def _prepared(settings: Settings) -> CrawlSettings:
    """The crawler's settings; what is not set follows from ours: where raw answers lie, the key for names."""
    raw = settings.crawl.raw_folder or (settings.data / "raw").resolve()
    key = settings.crawl.hash_key or settings.key_for("names")
    return settings.crawl.model_copy(update={"raw_folder": raw, "hash_key": key})


def _limit(settings: Settings, targets: Sequence[Target]) -> float:
    """Seconds that this crawl may take: a register's gateway may need minutes for each of its questions."""
    slow = sum(settings.crawl.patience(checks.REGISTER) for one in targets if checks.REGISTER in one.sources)
    rounds = 1 + len(targets) // settings.crawl.targets_at_once
    return settings.crawl_seconds * rounds + slow


def _now() -> datetime:
    return datetime.now(UTC)
