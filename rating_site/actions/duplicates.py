"""Which reports tell of the same order? A duplicate stays readable for staff and counts no more."""

from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.actions import cases
from rating_site.actions.authority import actor
from rating_site.actions.cases import NotAllowed
from rating_site.actions.moderation import mine
from rating_site.store import platforms
from rating_site.store.report_models import Report


def merge(session: Session, duplicate_id: str, original_id: str, by: int, now: datetime) -> Report:
    """Count one report as part of another about the same platform; can be undone by `separate`."""
    if duplicate_id == original_id:
        raise NotAllowed("same_report")
    # Always in the same order, so that two moderators cannot wait for each other.
    held = {key: mine(session, key, by) for key in sorted((duplicate_id, original_id))}
    duplicate, original = held[duplicate_id], held[original_id]
    if duplicate.duplicate_of or original.duplicate_of or _has_duplicates(session, duplicate.id):
        raise NotAllowed("already_merged")
    if not _same_platform(session, duplicate, original):
        raise NotAllowed("other_platform")
    duplicate.duplicate_of = original.id
    detail: dict[str, object] = {"of": original.id}
    cases.note(session, None, duplicate, "duplicate", actor(by), now, seen_by="staff", detail=detail)
    cases.published(session, duplicate, now)
    return duplicate


def separate(session: Session, report_id: str, by: int, now: datetime) -> Report:
    """Let a report that was taken for a duplicate count for itself again."""
    report = mine(session, report_id, by)
    if report.duplicate_of is None:
        raise NotAllowed("not_merged")
    report.duplicate_of = None
    cases.note(session, None, report, "separated", actor(by), now, seen_by="staff")
    cases.published(session, report, now)
    return report


def _has_duplicates(session: Session, report_id: str) -> bool:
    return session.exec(select(Report.id).where(col(Report.duplicate_of) == report_id)).first() is not None


def _same_platform(session: Session, one: Report, other: Report) -> bool:
    ids = [platforms.resolve(session, report.platform_id) for report in (one, other) if report.platform_id]
    return len(ids) == 2 and None not in ids and ids[0] == ids[1]
