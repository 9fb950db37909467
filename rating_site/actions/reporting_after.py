"""What may a reporter do after sending? Add, answer, say how it ended, contest, withdraw, be erased."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from rating_site.actions import cases, reporting_files, reporting_signs
from rating_site.actions.cases import NotAllowed
from rating_site.actions.reporting_erasure import drop_files, drop_texts, drop_traits
from rating_site.actions.reporting_files import Kept
from rating_site.evidence.safe import Safe
from rating_site.store import reports
from rating_site.store.report_models import Report
from rating_site.trust.procedure import ARRIVED, may_become

SELF_TOLD = ("open", "resupplied", "refunded", "partly")
"""The outcomes that a reporter may state."""
PRESSURES = ("no", "refund_condition", "threats")
_BEFORE_ACCEPTED = (*ARRIVED, "needs_info")


def add(
    session: Session, safe: Safe, report_id: str, text: str, files: Sequence[Kept], now: datetime
) -> tuple[str, ...]:
    """Add words and files; they answer a moderator's question where one is open.

    Only staff read them before a moderator has. Gives the names in the vault that are not needed.
    """
    report = _sent(session, report_id)
    if not text and not files:
        raise NotAllowed("nothing was added")
    if report.state == "needs_info":
        event = cases.move(session, safe, report, "submitted", "reporter", now, text=text, seen_by="reporter")
    else:
        event = cases.note(session, safe, report, "added", "reporter", now, text=text, seen_by="reporter")
    unused = reporting_files.attach(session, report, files, now, event.id)
    reporting_signs.remember_pictures(session, safe, report.id, now)
    if report.state in _BEFORE_ACCEPTED:
        report.evidence = reporting_files.strength(reporting_files.of_reporter(session, report.id))
    return unused


def say_outcome(session: Session, report_id: str, outcome: str, now: datetime) -> None:
    """The order's fate as the reporter says it; saying it again changes nothing."""
    report = _sent(session, report_id)
    if outcome not in SELF_TOLD:
        raise NotAllowed(f"a reporter cannot say {outcome}")
    if report.outcome != outcome:
        cases.set_outcome(session, report, outcome, "reporter", now)


def answer_proposal(
    session: Session, safe: Safe, report_id: str, agrees: bool, text: str, now: datetime
) -> None:
    """Confirm the outcome that the owner proposed, or contest it with a reason."""
    report = _sent(session, report_id)
    proposed = reports.proposal(session, report.id)
    if proposed is None:
        raise NotAllowed("there is no proposal to answer")
    if agrees:
        cases.set_outcome(session, report, str(proposed.detail["outcome"]), "reporter", now)
    else:
        cases.note(session, safe, report, "outcome_contested", "reporter", now, text=text)


def withdraw(session: Session, report_id: str, pressure: str, now: datetime) -> tuple[str, ...]:
    """Take a report back: the fact stays in the counts, texts and files go; gives their names in the vault.

    Why it was withdrawn is read by staff only.
    """
    report = _sent(session, report_id)
    if pressure not in PRESSURES:
        raise NotAllowed(f"{pressure} is no answer")
    report.pressure = pressure
    cases.set_outcome(session, report, "withdrawn", "reporter", now)
    _leave_queue(session, report, "withdrawn", now)
    drop_texts(session, report)
    return drop_files(session, report, now)


def erase(session: Session, safe: Safe, report_id: str, now: datetime) -> tuple[str, ...]:
    """Forget the person: texts, files, contact, order number and traits go, the pseudonymous row stays."""
    report = cases.locked(session, report_id)
    if report.state == "draft" or report.erased_at is not None:
        raise NotAllowed("there is nothing to erase")
    _leave_queue(session, report, "erased", now)
    drop_texts(session, report)
    drop_traits(session, report)
    report.order_sealed, report.order_shown = None, ""
    report.owner_sees_order, report.consents, report.erased_at = False, {}, now
    cases.note(session, safe, report, "erased", "reporter", now, seen_by="reporter")
    cases.published(session, report, now)
    return drop_files(session, report, now)


def _sent(session: Session, report_id: str) -> Report:
    """The report, held for this transaction; NotAllowed for drafts and for what was withdrawn or erased."""
    report = cases.locked(session, report_id)
    if report.state == "draft":
        raise NotAllowed("this report was not sent yet")
    if report.outcome == "withdrawn" or report.erased_at is not None:
        raise NotAllowed("this report was withdrawn or erased")
    return report


def _leave_queue(session: Session, report: Report, reason: str, now: datetime) -> None:
    """Nobody can judge a report without texts and files: one that was not accepted yet ends here."""
    if report.state in _BEFORE_ACCEPTED and may_become(report.state, "rejected"):
        cases.move(session, None, report, "rejected", "reporter", now, reason=reason, seen_by="reporter")
