"""How are the sources doing, and what shall they be asked next?"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store.models import Change, Observation, Site, SourceDue, SourceHealth


def due(session: Session, now: datetime, limit: int) -> Sequence[SourceDue]:
    """Questions whose time has come, the longest overdue first."""
    return session.exec(
        select(SourceDue).where(col(SourceDue.due_at) <= now).order_by(col(SourceDue.due_at)).limit(limit)
    ).all()


def open_site(session: Session, platform_id: str) -> Site | None:
    """The first address a platform has now."""
    return session.exec(
        select(Site)
        .where(Site.platform_id == platform_id, col(Site.valid_until).is_(None))
        .order_by(col(Site.id))
    ).first()


def outcomes(session: Session, source: str, since: datetime) -> dict[str, int]:
    """How often each outcome came from a source since a moment."""
    rows = session.exec(
        select(Observation.outcome, func.count())
        .where(Observation.source == source, col(Observation.asked_at) >= since)
        .group_by(Observation.outcome)
    ).all()
    return dict(rows)


def last_answer_at(session: Session, source: str) -> datetime | None:
    """When a source answered last."""
    return session.exec(
        select(Observation.asked_at)
        .where(Observation.source == source, col(Observation.outcome).in_(("answered", "empty")))
        .order_by(col(Observation.asked_at).desc())
    ).first()


def health(session: Session) -> dict[str, SourceHealth]:
    """The last measurement of every source."""
    return {row.source: row for row in session.exec(select(SourceHealth)).all()}


def held_back(session: Session, moment: datetime) -> frozenset[str]:
    """The sources that were out of their healthy range at a moment, as the change log tells."""
    told = session.exec(
        select(Change).where(Change.kind == "source", Change.recorded_at <= moment).order_by(col(Change.seq))
    )
    last = {str(change.payload["source"]): bool(change.payload["held_back"]) for change in told}
    return frozenset(name for name, sick in last.items() if sick)


def filing_coverage(session: Session) -> tuple[int, int]:
    """(platforms the register was asked about with an answer, platforms in all): published as coverage."""
    answered = session.exec(
        select(func.count(func.distinct(Observation.platform_id))).where(
            Observation.source == "icp_filing", col(Observation.outcome).in_(("answered", "empty"))
        )
    ).one()
    total = session.exec(select(func.count(func.distinct(Site.platform_id)))).one()
    return answered, total
