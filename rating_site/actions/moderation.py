"""What does a moderator do with a report? Accept, ask, reject, notify, judge the evidence, undo, note."""

from datetime import datetime

from sqlmodel import Session

from rating_site.actions import audit, cases, notices
from rating_site.actions.authority import actor, require
from rating_site.actions.cases import NotAllowed
from rating_site.actions.course import DECIDING, UNDONE, Course
from rating_site.actions.mail import moment
from rating_site.actions.reporting import plain_number
from rating_site.evidence.safe import Safe
from rating_site.redact.masking import redact
from rating_site.store import reports
from rating_site.store.case_models import Note
from rating_site.store.report_models import Report
from rating_site.trust.clocks import REPLY
from rating_site.trust.procedure import VERDICTS

REJECTIONS = (
    "not_an_order",
    "wrong_platform",
    "no_substance",
    "contradictory",
    "forged",
    "abuse",
    "advertising",
    "private_data",
    "unlawful",
)
"""Why a report is not taken up; each is a sentence on the tracking page."""
EVIDENCE = ("none", "screenshot", "payment_record")
LONGEST = 2000


def accept(session: Session, safe: Safe, report_id: str, by: int, evidence: str, now: datetime) -> Report:
    """Let a report count, with the evidence as the moderator sees it."""
    report = mine(session, report_id, by)
    if report.platform_id is None:
        raise NotAllowed("no_platform")
    report.evidence = _one_of(evidence, EVIDENCE)
    judged = _judged(report)
    cases.move(session, safe, report, "accepted", actor(by), now, seen_by="everyone", detail=judged)
    notices.tell_reporter(session, safe, report, "report_decided", {"decision": "accepted"}, now)
    return report


def ask(session: Session, safe: Safe, report_id: str, by: int, question: str, now: datetime) -> Report:
    """Ask the reporter something; until the answer the report does not count."""
    report = mine(session, report_id, by)
    told = _told(question)
    cases.move(session, safe, report, "needs_info", actor(by), now, text=told, seen_by="reporter")
    notices.tell_reporter(session, safe, report, "question", {"question": redact(told).text}, now)
    return report


def reject(
    session: Session, safe: Safe, report_id: str, by: int, reason: str, text: str, now: datetime
) -> Report:
    """Do not take a report up, or no longer, for one of the published reasons."""
    report = mine(session, report_id, by)
    reason = _one_of(reason, REJECTIONS)
    text = text.strip()[:LONGEST]
    cases.move(
        session, safe, report, "rejected", actor(by), now, reason=reason, text=text, seen_by="reporter"
    )
    notices.tell_reporter(session, safe, report, "report_decided", {"decision": "rejected"}, now)
    return report


def notify(session: Session, safe: Safe, report_id: str, by: int, now: datetime) -> bool:
    """Tell the platform, whose time to reply begins; True where an owner was written to.

    Where no owner is known somebody tells the shop by hand, before this is called.
    """
    report = mine(session, report_id, by)
    if report.kind != "incident" or report.platform_id is None:
        raise NotAllowed("nothing_to_answer")
    report.notified_at, report.reply_by = now, now + REPLY.length
    values = {"reply_by": moment(report.reply_by)}
    subject = f"report {report.id}"
    told = notices.tell_owners(session, safe, report.platform_id, "report_arrived", subject, values, now)
    detail: dict[str, object] = {"by": "mail" if told else "hand", "reply_by": report.reply_by.isoformat()}
    cases.move(session, safe, report, "platform_notified", actor(by), now, seen_by="everyone", detail=detail)
    return told


def judge(
    session: Session,
    safe: Safe,
    report_id: str,
    by: int,
    verdict: str,
    evidence: str,
    now: datetime,
    *,
    payer: str = "",
    text: str = "",
) -> Report:
    """The verdict on the evidence; `payer` is who paid according to a payment record, kept as a hash only."""
    report = mine(session, report_id, by)
    verdict = _one_of(verdict, VERDICTS)
    report.evidence = _one_of(evidence, EVIDENCE)
    report.verdict_by = by
    if payer.strip():
        report.payer_hash = payer_hash(safe, payer)
    text = text.strip()[:LONGEST]
    judged = _judged(report)
    cases.move(session, safe, report, verdict, actor(by), now, text=text, seen_by="everyone", detail=judged)
    notices.tell_reporter(session, safe, report, "report_decided", {"decision": verdict}, now)
    return report


def undo(session: Session, safe: Safe, report_id: str, by: int, text: str, now: datetime) -> Report:
    """Take a verdict back: the report counts again exactly as it did before."""
    report = mine(session, report_id, by)
    take_back(session, safe, report, actor(by), _told(text), now)
    return report


def take_back(session: Session, safe: Safe, report: Report, by: str, text: str, now: datetime) -> None:
    """Undo the verdict of a report that is held; NotAllowed where there is none."""
    if report.state not in VERDICTS:
        raise NotAllowed("no_verdict")
    course = Course(report.evidence, report.payer_hash)
    for event in reports.events(session, report.id):
        if event.kind in DECIDING:
            course.follow(event)
    report.state, report.evidence, report.payer_hash = course.before
    report.verdict, report.verdict_at, report.verdict_by = None, None, None
    report.state_at = now
    cases.note(session, safe, report, UNDONE, by, now, text=text, seen_by="everyone")
    cases.published(session, report, now)


def payer_hash(safe: Safe, payer: str) -> str:
    """Who paid, as a keyed hash: the same account gives the same hash however it was typed."""
    return safe.digest(plain_number(payer), "payer")


def add_note(session: Session, subject: str, by: int, text: str, now: datetime) -> None:
    """Remember something for the other moderators; `subject` is "report <id>" or "platform <id>"."""
    session.add(Note(subject=subject, text=redact(_told(text)).text, account_id=by, recorded_at=now))
    audit.append(session, actor(by), "noted", subject, now)


def mine(session: Session, report_id: str, by: int) -> Report:
    """The report, held for this moderator's decision; NotAllowed for the recused, LookupError for none."""
    report = cases.locked(session, report_id)
    require(session, by, report.platform_id)
    if report.state == "draft":
        raise LookupError(f"no report {report_id}")
    return report


def _judged(report: Report) -> dict[str, object]:
    return {"evidence": report.evidence, "payer": report.payer_hash}


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise NotAllowed("unknown_code")
    return value


def _told(text: str) -> str:
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise NotAllowed("text_missing" if not text else "text_too_long")
    return text
