"""How does a report move on? Every step is an event, an audit row and a change, in one transaction."""

from datetime import datetime

from sqlmodel import Session

from rating_site.actions import audit, entries
from rating_site.evidence.safe import Safe
from rating_site.redact.masking import redact
from rating_site.store import changes, locks, platforms
from rating_site.store.report_models import Report, ReportEvent
from rating_site.trust.procedure import COUNTED, VERDICTS, may_become


class NotAllowed(ValueError):
    """What was asked cannot be done in the present state, or not by this person."""


def locked(session: Session, report_id: str) -> Report:
    """The report, held for this transaction, so that two people cannot decide it at once; LookupError."""
    locks.hold(session, f"report {report_id}")
    report = session.get(Report, report_id, with_for_update=True)
    if report is None:
        raise LookupError(f"no report {report_id}")
    session.refresh(report)
    return report


def note(
    session: Session,
    safe: Safe | None,
    report: Report,
    kind: str,
    actor: str,
    now: datetime,
    *,
    text: str = "",
    reason: str = "",
    seen_by: str = "parties",
    detail: dict[str, object] | None = None,
) -> ReportEvent:
    """Add one event; the text is sealed as it came and shown with personal data masked."""
    if text and safe is None:
        raise ValueError("a text needs the safe that seals it")
    event = ReportEvent(
        report_id=report.id,
        kind=kind,
        actor=actor,
        reason=reason,
        text_sealed=safe.seal.close(text, "event") if text and safe else None,
        text=redact(text).text,
        seen_by=seen_by,
        detail=detail or {},
        recorded_at=now,
    )
    session.add(event)
    session.flush()
    audit.append(session, actor, f"report_{kind}", f"report {report.id}", now, {"reason": reason})
    return event


def move(
    session: Session,
    safe: Safe | None,
    report: Report,
    state: str,
    actor: str,
    now: datetime,
    *,
    reason: str = "",
    text: str = "",
    seen_by: str = "parties",
    detail: dict[str, object] | None = None,
) -> ReportEvent:
    """Take a report to another state; NotAllowed where the procedure has no such way."""
    if not may_become(report.state, state):
        raise NotAllowed(f"a report that is {report.state} cannot become {state}")
    report.state, report.reason, report.state_at = state, reason, now
    if state == "accepted" and report.accepted_at is None:
        report.accepted_at = now
    if state in VERDICTS:
        report.verdict, report.verdict_at = state, now
    event = note(
        session, safe, report, state, actor, now, text=text, reason=reason, seen_by=seen_by, detail=detail
    )
    published(session, report, now)
    return event


def set_outcome(session: Session, report: Report, outcome: str, actor: str, now: datetime) -> None:
    """The order's own fate, as the reporter says it (or the platform, while nobody confirmed)."""
    report.outcome, report.outcome_at = outcome, now
    note(session, None, report, "outcome", actor, now, detail={"outcome": outcome}, seen_by="everyone")
    published(session, report, now)


def published(session: Session, report: Report, now: datetime) -> None:
    """Tell the consumers of the change log, and judge the platform anew, where the public view changed."""
    if report.platform_id is None or report.accepted_at is None:
        return
    platform = platforms.resolve(session, report.platform_id)
    if platform is None:
        return
    counts = report.state in COUNTED and report.duplicate_of is None
    changes.record(session, "report", platform.id, report=report.id, public=counts)
    session.flush()
    entries.judged_anew(session, platform.id, now)
