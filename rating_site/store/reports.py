"""Which reports are there, what happened to them, and what stands behind them?"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store.report_models import Evidence, Report, ReportEvent, Trait
from rating_site.trust.procedure import COUNTED


def by_tracking(session: Session, tracking_sha256: str) -> Report | None:
    """The report that a tracking code opens."""
    return session.exec(select(Report).where(Report.tracking_sha256 == tracking_sha256)).first()


def events(session: Session, report_id: str, seen_by: Collection[str] = ()) -> Sequence[ReportEvent]:
    """What happened to a report, oldest first; only what these readers may see, or everything."""
    wanted = select(ReportEvent).where(ReportEvent.report_id == report_id)
    if seen_by:
        wanted = wanted.where(col(ReportEvent.seen_by).in_(seen_by))
    return session.exec(wanted.order_by(col(ReportEvent.id))).all()


def proposal(session: Session, report_id: str) -> ReportEvent | None:
    """The outcome that the owner proposed and the reporter has not answered: an `outcome_proposed` event.

    Its detail names the outcome; an `outcome` or `outcome_contested` event after it is the answer.
    """
    kinds = ("outcome_proposed", "outcome_contested", "outcome")
    last = session.exec(
        select(ReportEvent)
        .where(ReportEvent.report_id == report_id, col(ReportEvent.kind).in_(kinds))
        .order_by(col(ReportEvent.id).desc())
        .limit(1)
    ).first()
    return last if last is not None and last.kind == "outcome_proposed" else None


def evidence(session: Session, report_id: str) -> Sequence[Evidence]:
    """What stands behind a report and the replies to it, oldest first, without what was deleted."""
    return session.exec(
        select(Evidence)
        .where(Evidence.report_id == report_id, col(Evidence.deleted_at).is_(None))
        .order_by(col(Evidence.recorded_at), Evidence.id)
    ).all()


def traits(session: Session, report_ids: Collection[str]) -> Sequence[Trait]:
    """The traits of these reports."""
    return session.exec(
        select(Trait).where(col(Trait.report_id).in_(report_ids)).order_by(col(Trait.id))
    ).all()


def public(
    session: Session,
    platform_ids: Collection[str],
    limit: int = 50,
    before: tuple[datetime, str] | None = None,
) -> Sequence[Report]:
    """The reports about a platform that everybody may read, newest first; those older than (moment, id)."""
    asked = select(Report).where(
        col(Report.platform_id).in_(platform_ids),
        col(Report.state).in_(COUNTED),
        col(Report.duplicate_of).is_(None),
    )
    if before is not None:
        at, id = before
        asked = asked.where(
            (col(Report.recorded_at) < at) | ((col(Report.recorded_at) == at) & (col(Report.id) > id))
        )
    return session.exec(asked.order_by(col(Report.recorded_at).desc(), Report.id).limit(limit)).all()


def practised(session: Session, platform_ids: Collection[str], limit: int = 2000) -> Sequence[Report]:
    """The newest public reports about a platform, in order of time."""
    return list(reversed(public(session, platform_ids, limit)))


def count_public(session: Session, platform_ids: Collection[str]) -> int:
    """How many reports about a platform everybody may read."""
    return session.exec(
        select(func.count(col(Report.id))).where(
            col(Report.platform_id).in_(platform_ids),
            col(Report.state).in_(COUNTED),
            col(Report.duplicate_of).is_(None),
        )
    ).one()


def of_platforms(session: Session, platform_ids: Collection[str], limit: int = 100) -> Sequence[Report]:
    """The reports about a platform that were sent, in any state, newest first."""
    return session.exec(
        select(Report)
        .where(col(Report.platform_id).in_(platform_ids), Report.state != "draft")
        .order_by(col(Report.recorded_at).desc(), Report.id)
        .limit(limit)
    ).all()


def is_public(session: Session, report_id: str) -> bool:
    """Whether everybody may read this report."""
    row = session.get(Report, report_id)
    return row is not None and row.state in COUNTED and row.duplicate_of is None


def counts_by_state(session: Session) -> dict[str, int]:
    """How many reports are in each state."""
    return dict(session.exec(select(Report.state, func.count()).group_by(Report.state)).all())
