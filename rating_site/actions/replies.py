"""What may an owner say? Answer a report or a proposed entry, propose an outcome, correct a fact."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from rating_site.actions import audit, cases, checks, decisions, notices, proceedings, reporting_files
from rating_site.actions.cases import NotAllowed
from rating_site.actions.mail import moment
from rating_site.actions.reporting_files import Kept
from rating_site.evidence.safe import Safe
from rating_site.redact.masking import redact
from rating_site.store import checks as known
from rating_site.store import owners, platforms, reports
from rating_site.store.case_models import Alarm
from rating_site.store.models import Platform
from rating_site.store.report_models import Report, ReportEvent
from rating_site.trust.clocks import REPLY, UNCONFIRMED
from rating_site.trust.procedure import OPEN_FOR_REPLY

OWNER = "owner"
LONGEST = 2000
LONGEST_CORRECTION = 250
OUTCOMES = ("resupplied", "refunded", "partly")
"""The outcomes that an owner may propose."""


def reply(
    session: Session,
    safe: Safe,
    owner_id: str,
    report_id: str,
    text: str,
    files: Sequence[Kept],
    now: datetime,
) -> tuple[str, ...]:
    """Answer a report, with pictures; gives the names in the vault that are not needed.

    The answer is public at once, masked like a report, unless a person should look at it first. LookupError
    where the report is not about a platform of this owner.
    """
    report = _mine(session, owner_id, report_id)
    text = _told(text)
    if report.state not in OPEN_FOR_REPLY:
        raise NotAllowed("no_reply_now")
    before = _said_before(session, report, text)
    event = before or _say(session, safe, report, text, now)
    return reporting_files.attach(session, report, files, now, event.id, OWNER)


def propose_outcome(
    session: Session, safe: Safe, owner_id: str, report_id: str, outcome: str, text: str, now: datetime
) -> None:
    """Say how the order was solved; the reporter confirms it or not. Saying it again changes nothing."""
    report = _mine(session, owner_id, report_id)
    if outcome not in OUTCOMES:
        raise NotAllowed("unknown_code")
    standing = reports.proposal(session, report.id)
    if standing is not None and standing.detail.get("outcome") == outcome:
        return
    if report.outcome != "open":
        raise NotAllowed("outcome_told")
    cases.note(
        session,
        safe,
        report,
        "outcome_proposed",
        OWNER,
        now,
        text=text.strip()[:LONGEST],
        detail={"outcome": outcome},
    )
    values = {"outcome": outcome, "answer_by": moment(now + UNCONFIRMED.length)}
    notices.tell_reporter(session, safe, report, "outcome_proposed", values, now)


def answer_listing(
    session: Session, safe: Safe, owner_id: str, platform_id: str, text: str, now: datetime
) -> None:
    """Answer a proposed entry before it is decided; moderators see the answer beside the proposal."""
    platform = _owned(session, owner_id, platform_id)
    said = redact(_told(text)).text
    if not decisions.answered(session, platform.id, now):
        raise NotAllowed("no_proposal")
    proposal = proceedings.open_proposal(session, platform.id)
    if proposal is not None:
        proposal.detail = {**proposal.detail, "answer": said}
        _alarm(session, "answer", platform.id, f"decision {proposal.id}", said, now)


def correct(session: Session, _safe: Safe, owner_id: str, platform_id: str, text: str, now: datetime) -> None:
    """Say that a fact is wrong: moderators get it, and the sources are asked again."""
    platform = _owned(session, owner_id, platform_id)
    said = redact(_told(text, LONGEST_CORRECTION)).text
    _alarm(session, "correction", platform.id, f"platform {platform.id}", said, now)
    audit.append(session, OWNER, "correction_asked", f"platform {platform.id}", now)
    for site in platforms.sites(session, platform.id):
        if site.valid_until is None and not known.has_open(session, site.platform_id, "storefront"):
            checks.plan(session, [(site, checks.SOURCES)], now)


def _say(session: Session, safe: Safe, report: Report, text: str, now: datetime) -> ReportEvent:
    doubts = list(redact(text).review)
    seen_by = "parties" if doubts else "everyone"
    detail: dict[str, object] = {"review": doubts} if doubts else {}
    if report.state == "accepted":
        # Whoever answers knows of the report, however it came to them.
        report.notified_at, report.reply_by = now, now + REPLY.length
        cases.move(session, None, report, "platform_notified", "system", now, reason="owner_came")
    if report.state == "replied":
        return cases.note(
            session, safe, report, "reply_added", OWNER, now, text=text, seen_by=seen_by, detail=detail
        )
    return cases.move(session, safe, report, "replied", OWNER, now, text=text, seen_by=seen_by, detail=detail)


def _said_before(session: Session, report: Report, text: str) -> ReportEvent | None:
    """The same words again are the same answer: a form may be sent twice."""
    masked = redact(text).text
    said = [one for one in reports.events(session, report.id) if one.actor == OWNER and one.text == masked]
    return said[-1] if said else None


def _mine(session: Session, owner_id: str, report_id: str) -> Report:
    if owners.report_for(session, owner_id, report_id) is None:
        raise LookupError(f"no report {report_id}")
    return cases.locked(session, report_id)


def _owned(session: Session, owner_id: str, platform_id: str) -> Platform:
    for platform in owners.scope(session, owner_id):
        if platform.id == platform_id:
            return platform
    raise LookupError(f"no platform {platform_id}")


def _told(text: str, longest: int = LONGEST) -> str:
    text = text.strip()
    if not text or len(text) > longest:
        raise NotAllowed("text_too_long" if text else "text_missing")
    return text


def _alarm(session: Session, kind: str, platform_id: str, subject: str, text: str, now: datetime) -> None:
    session.add(
        Alarm(kind=kind, platform_id=platform_id, subject=subject, reason=text[:300], recorded_at=now)
    )
