"""How far are the checks and the crawls behind them?"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.store import leases
from rating_site.store.models import Check, CheckStep, CrawlBatch

OPEN = ("queued", "running")
IN_QUEUE = "queue"
"""Who holds a batch that waits in the queue for a worker."""


def steps(session: Session, check_id: str) -> Sequence[CheckStep]:
    """The steps of a check in the order they are shown."""
    return session.exec(
        select(CheckStep).where(CheckStep.check_id == check_id).order_by(col(CheckStep.position))
    ).all()


def recent(session: Session, site: str, since: datetime) -> Check | None:
    """The newest live check of an address that was asked for after `since` and did not fail."""
    return session.exec(
        select(Check)
        .join(CrawlBatch)
        .where(
            CrawlBatch.kind == "live",
            Check.site == site,
            col(Check.requested_at) >= since,
            col(Check.state).not_in(("failed", "refused")),
        )
        .order_by(col(Check.requested_at).desc())
    ).first()


def of_platform(session: Session, platform_id: str, limit: int = 10) -> Sequence[Check]:
    """The newest checks of a platform, newest first."""
    return session.exec(
        select(Check)
        .where(Check.platform_id == platform_id)
        .order_by(col(Check.requested_at).desc())
        .limit(limit)
    ).all()


def has_open(session: Session, platform_id: str, source: str) -> bool:
    """Whether a question to this source about this platform is waiting or being asked."""
    waiting = session.exec(select(Check).where(Check.platform_id == platform_id, col(Check.state).in_(OPEN)))
    return any(source in check.sources for check in waiting)


def of_batch(session: Session, batch_id: str) -> Sequence[Check]:
    """The checks that one crawl answers."""
    return session.exec(select(Check).where(Check.batch_id == batch_id).order_by(Check.id)).all()


def running_beside(session: Session, batch_id: str, now: datetime) -> Sequence[Check]:
    """Open checks of other batches that a worker holds now."""
    return session.exec(
        select(Check)
        .join(CrawlBatch)
        .where(
            CrawlBatch.id != batch_id,
            CrawlBatch.state == "running",
            CrawlBatch.lease_owner != IN_QUEUE,  # nor is it NULL, which compares to nothing
            leases.held(CrawlBatch.lease_until, now),
            col(Check.state) == "running",
        )
    ).all()


def parked(session: Session, limit: int = 10) -> Sequence[CrawlBatch]:
    """The newest batches that were given up, each with its reason."""
    return session.exec(
        select(CrawlBatch)
        .where(CrawlBatch.state == "failed")
        .order_by(col(CrawlBatch.finished_at).desc())
        .limit(limit)
    ).all()


def abandoned(session: Session, now: datetime) -> Sequence[CrawlBatch]:
    """Batches nobody works on and nobody was offered lately, live checks first."""
    return session.exec(
        select(CrawlBatch)
        .where(
            col(CrawlBatch.state).in_(OPEN),
            leases.free(CrawlBatch.lease_until, now),
            col(CrawlBatch.not_before).is_(None) | (col(CrawlBatch.not_before) <= now),
        )
        .order_by(col(CrawlBatch.kind), col(CrawlBatch.requested_at))
        .limit(200)
    ).all()
