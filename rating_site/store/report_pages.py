"""What did people report about a platform, page by page, with what everybody may see of its course?"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session, col, select

from rating_site.store.report_models import Evidence, Report, ReportEvent
from rating_site.trust.procedure import COUNTED

Row = TypeVar("Row", ReportEvent, Evidence)


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
    session: Session, report_ids: Collection[str], kinds: Collection[str] | None = None
) -> dict[str, list[ReportEvent]]:
    """What everybody may see of the course of these reports, oldest first: these kinds, or all of it."""
    asked = select(ReportEvent).where(
        col(ReportEvent.report_id).in_(report_ids), ReportEvent.seen_by == "everyone"
    )
    if kinds is not None:
        asked = asked.where(col(ReportEvent.kind).in_(kinds))
    return _by_report(session.exec(asked.order_by(col(ReportEvent.id))))


def public_pictures(session: Session, report_ids: Collection[str]) -> dict[str, list[Evidence]]:
    """The pictures behind these reports of which everybody may see a copy, oldest first."""
    return _by_report(
        session.exec(
            select(Evidence)
            .where(
                col(Evidence.report_id).in_(report_ids),
                col(Evidence.deleted_at).is_(None),
                col(Evidence.public_as).is_not(None),
            )
            .order_by(col(Evidence.recorded_at), Evidence.id)
        )
    )


def _by_report(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.report_id, []).append(row)
    return found
