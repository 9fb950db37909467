"""What may everybody see of the course of reports, and of the pictures behind them?"""

from collections.abc import Collection, Iterable
from typing import TypeVar

from sqlmodel import Session, col, select

from rating_site.store.report_models import Evidence, ReportEvent

Row = TypeVar("Row", ReportEvent, Evidence)


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
