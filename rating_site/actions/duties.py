"""What happens when nobody acts? Entries end, reply windows close and unconfirmed outcomes settle."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from rating_site.actions import audit, cases, entries, proceedings
from rating_site.store import changes, listings, reports
from rating_site.store.case_models import Alarm, Appeal, Decision
from rating_site.store.models import Listing
from rating_site.store.report_models import Report, ReportEvent
from rating_site.trust.clocks import UNCONFIRMED

AUTOMATIC = {"review_overdue": "expire", "ownership_changed": "suspend", "evidence_gone": "expire"}
"""Why an entry ends without people; an answer that convinced one moderator still takes two to delist."""
WARNING = timedelta(days=3)
"""So long before a deadline moderators are told of it."""
SYSTEM = "system"


def standing_entries(session: Session) -> list[str]:
    """The platforms with an entry that everybody sees."""
    return [platform.id for platform, _entry in listings.public(session, 10_000)]


def settle(session: Session, platform_id: str, now: datetime) -> str | None:
    """End an entry that the rule does not carry any more; gives the reason, None where it stands."""
    entry = listings.current(session, platform_id)
    if entry is None or entry.state not in listings.PUBLIC:
        return None
    said = proceedings.advice(session, platform_id, now)
    reason = said.reasons[0] if said.action == "clear" else ""
    if reason not in AUTOMATIC:
        return None
    row = Decision(
        platform_id=platform_id,
        kind=AUTOMATIC[reason],
        state="effective",
        reasons=[reason],
        listing_id=entry.id,
        effective_at=now,
        recorded_at=now,
    )
    session.add(row)
    session.flush()
    proposal = proceedings.open_proposal(session, platform_id)
    if proposal is not None:
        proposal.state, proposal.detail = "ended", {**proposal.detail, "ended": reason}
    audit.append(session, SYSTEM, row.kind, f"decision {row.id}", now, {"reason": reason})
    entries.end(session, entry, said.tombstone or "expired", SYSTEM, now)
    changes.record(session, "decision", platform_id, decision=row.id, decided=row.kind)
    return reason


def late_replies(session: Session, now: datetime, limit: int = 200) -> list[str]:
    """Reports whose platform was told and let its time pass."""
    late = (Report.state == "platform_notified", col(Report.reply_by) < now)
    return list(session.exec(select(Report.id).where(*late).limit(limit)).all())


def mark_overdue(session: Session, report_id: str, now: datetime) -> bool:
    """Say that the platform did not answer in time; False where it did meanwhile."""
    report = cases.locked(session, report_id)
    if report.state != "platform_notified" or report.reply_by is None or report.reply_by >= now:
        return False
    cases.move(session, None, report, "overdue", SYSTEM, now, seen_by="everyone")
    return True


def unconfirmed(session: Session, now: datetime, limit: int = 200) -> list[str]:
    """Reports for which a platform proposed an outcome that nobody answered in time."""
    rows = session.exec(
        select(Report.id)
        .join(ReportEvent, col(ReportEvent.report_id) == col(Report.id))
        .where(
            Report.outcome == "open",
            ReportEvent.kind == "outcome_proposed",
            ReportEvent.recorded_at <= now - UNCONFIRMED.length,
        )
        .distinct()
        .limit(limit)
    ).all()
    return [report_id for report_id in rows if _proposal_stands(session, report_id, now)]


def settle_outcome(session: Session, report_id: str, now: datetime) -> bool:
    """Take the platform's word, which counts half; False where the reporter spoke meanwhile."""
    report = cases.locked(session, report_id)
    if report.outcome != "open" or not _proposal_stands(session, report_id, now):
        return False
    cases.set_outcome(session, report, "solved_unconfirmed", SYSTEM, now)
    return True


def warn_of_deadlines(session: Session, now: datetime) -> int:
    """Raise one alarm for each appeal and each entry that must be decided soon; gives their number."""
    soon = now + WARNING
    appeals = session.exec(select(Appeal).where(Appeal.state == "open", Appeal.due_by <= soon)).all()
    rows = session.exec(
        select(Listing).where(
            col(Listing.ended_at).is_(None),
            col(Listing.state).in_(listings.PUBLIC),
            col(Listing.review_by) <= soon.date(),
        )
    ).all()
    wanted = [(f"appeal {one.id}", one.platform_id, "appeal_due") for one in appeals]
    wanted += [(f"listing {one.id}", one.platform_id, "review_due") for one in rows]
    known = set(session.exec(select(Alarm.subject).where(Alarm.kind == "deadline")).all())
    fresh = [one for one in wanted if one[0] not in known]
    for subject, platform_id, reason in fresh:
        session.add(
            Alarm(kind="deadline", platform_id=platform_id, subject=subject, reason=reason, recorded_at=now)
        )
    return len(fresh)


def _proposal_stands(session: Session, report_id: str, now: datetime) -> bool:
    """Whether the newest word about the outcome is the platform's, and old enough."""
    last = reports.proposal(session, report_id)
    return last is not None and now - last.recorded_at >= UNCONFIRMED.length
