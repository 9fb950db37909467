"""Which notices of violated rights are there, and what do they concern?"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.store.case_models import RightsNotice
from rating_site.store.report_models import ReportEvent

WAITING = ("received", "interim")
HIDING = ("interim", "upheld")
"""States in which the text of the report that a notice is about is not shown."""


def by_tracking(session: Session, tracking_sha256: str) -> RightsNotice | None:
    """The notice that a tracking code opens."""
    return session.exec(select(RightsNotice).where(RightsNotice.tracking_sha256 == tracking_sha256)).first()


def waiting(session: Session, limit: int = 200) -> Sequence[RightsNotice]:
    """Notices that are not decided, the nearest deadline first."""
    return session.exec(
        select(RightsNotice)
        .where(col(RightsNotice.state).in_(WAITING))
        .order_by(col(RightsNotice.due_by), RightsNotice.id)
        .limit(limit)
    ).all()


def settled(session: Session, limit: int = 50) -> Sequence[RightsNotice]:
    """Notices that were decided, the newest first."""
    return session.exec(
        select(RightsNotice)
        .where(col(RightsNotice.state).not_in(WAITING))
        .order_by(col(RightsNotice.decided_at).desc(), RightsNotice.id)
        .limit(limit)
    ).all()


def hiding(session: Session, report_id: str) -> RightsNotice | None:
    """The notice because of which a report's text is not shown, None where it is shown."""
    return session.exec(
        select(RightsNotice)
        .where(RightsNotice.report_id == report_id, col(RightsNotice.state).in_(HIDING))
        .order_by(col(RightsNotice.recorded_at).desc())
    ).first()


def over(session: Session, now: datetime) -> Sequence[RightsNotice]:
    """Notices whose counter-statement was not answered by news of a lawsuit in time."""
    return session.exec(
        select(RightsNotice).where(
            RightsNotice.state == "interim",
            col(RightsNotice.counter_at).is_not(None),
            RightsNotice.reason != "lawsuit",
            RightsNotice.due_by < now,
        )
    ).all()


def put_away(session: Session, report_id: str) -> ReportEvent | None:
    """The event that holds the text of a hidden report, None where it is shown."""
    last = session.exec(
        select(ReportEvent)
        .where(ReportEvent.report_id == report_id, col(ReportEvent.kind).in_(("hidden", "shown_again")))
        .order_by(col(ReportEvent.id).desc())
        .limit(1)
    ).first()
    return last if last is not None and last.kind == "hidden" else None


def copies_put_away(session: Session) -> set[str]:
    """The names in the vault of public copies that wait for a decision."""
    held = (ReportEvent.kind == "hidden", col(ReportEvent.text_sealed).is_not(None))
    hidden = session.exec(select(ReportEvent).where(*held))
    return {name for event in hidden for name in (event.detail.get("copies") or {}).values()}
