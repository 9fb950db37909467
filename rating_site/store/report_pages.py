"""What did people report about a platform, page by page, with what everybody may see of its course?"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.store.report_models import Report, ReportEvent
from rating_site.trust.procedure import COUNTED


def public(
    session: Session, platform_ids: Collection[str], before: tuple[datetime, str] | None, limit: int
) -> Sequence[Report]:
    """The reports that everybody may read, newest first, older than (moment, id)."""
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


def public_events(
    session: Session, report_ids: Collection[str], kinds: Collection[str]
) -> dict[str, list[ReportEvent]]:
    """What everybody may see of the course of these reports, oldest first."""
    found: dict[str, list[ReportEvent]] = {}
    for event in session.exec(
        select(ReportEvent)
        .where(
            col(ReportEvent.report_id).in_(report_ids),
            ReportEvent.seen_by == "everyone",
            col(ReportEvent.kind).in_(kinds),
        )
        .order_by(col(ReportEvent.id))
    ):
        found.setdefault(event.report_id, []).append(event)
    return found
