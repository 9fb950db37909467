"""Who decides an appeal, and what follows? A third person, whose decision takes effect at once."""

from datetime import datetime

from sqlmodel import Session

from rating_site.actions import audit, cases, entries, moderation, notices, proceedings
from rating_site.actions.authority import actor, require
from rating_site.actions.cases import NotAllowed
from rating_site.evidence.safe import Safe
from rating_site.redact.masking import redact
from rating_site.store import changes, locks
from rating_site.store.case_models import Appeal, Decision
from rating_site.store.models import Listing
from rating_site.store.report_models import Report
from rating_site.trust.procedure import VERDICTS

REASONS = (
    "facts_wrong",
    "evidence_weak",
    "solved",
    "rule_not_kept",
    "wrong_platform",
    "nothing_new",
    "other",
)


def decide(
    session: Session,
    safe: Safe,
    appeal_id: str,
    by: int,
    upheld: bool,
    reason: str,
    answer: str,
    now: datetime,
) -> Appeal:
    """Decide an appeal with an answer for the owner; NotAllowed for whoever decided in the case before."""
    locks.hold(session, f"appeal {appeal_id}")
    row = session.get(Appeal, appeal_id)
    if row is None:
        raise LookupError(f"no appeal {appeal_id}")
    session.refresh(row)
    if row.state != "open":
        raise NotAllowed("decided_already")
    _require_third(session, row, by)
    answer = answer.strip()
    if reason not in REASONS or not answer or len(answer) > moderation.LONGEST:
        raise NotAllowed("unknown_code" if reason not in REASONS else "text_missing")
    row.state = "upheld" if upheld else "rejected"
    row.decided_by, row.decided_at = by, now
    row.reason, row.answer = reason, redact(answer).text
    session.flush()
    audit.append(session, actor(by), f"appeal_{row.state}", f"appeal {row.id}", now, {"reason": reason})
    if upheld:
        _undo_what_was_decided(session, safe, row, now)
    changes.record(session, "decision", row.platform_id, appeal=row.id, decided=f"appeal_{row.state}")
    _tell(session, safe, row, now)
    return row


def involved(session: Session, row: Appeal) -> set[int]:
    """Everybody who took part in what is appealed."""
    people = {row.first_by, row.second_by}
    entry = session.get(Listing, row.listing_id) if row.listing_id else None
    if entry is not None:
        people |= {entry.decided_by_1, entry.decided_by_2}
    report = session.get(Report, row.report_id) if row.report_id else None
    if report is not None:
        people.add(report.verdict_by)
    return {person for person in people if person is not None}


def _require_third(session: Session, row: Appeal, by: int) -> None:
    require(session, by, row.platform_id)
    if by in involved(session, row):
        raise NotAllowed("not_a_third_person")


def _undo_what_was_decided(session: Session, safe: Safe, row: Appeal, now: datetime) -> None:
    by = actor(row.decided_by or 0)
    if row.report_id is not None:
        report = cases.locked(session, row.report_id)
        if report.state in VERDICTS:
            moderation.take_back(session, safe, report, by, row.answer, now)
        else:
            cases.move(session, safe, report, "rejected", by, now, reason="appeal", text=row.answer)
    if row.listing_id is not None:
        entry = session.get(Listing, row.listing_id)
        if entry is not None and entry.ended_at is None:
            entries.end(session, entry, "appeal", by, now)
        _close(proceedings.open_proposal(session, row.platform_id), row)


def _close(proposal: Decision | None, row: Appeal) -> None:
    """A proposal about the same case cannot survive an appeal that was upheld."""
    if proposal is not None:
        proposal.state, proposal.detail = "ended", {**proposal.detail, "appeal": row.id}


def _tell(session: Session, safe: Safe, row: Appeal, now: datetime) -> None:
    values = {"decision": row.state, "answer": row.answer}
    subject = f"appeal {row.id}"
    notices.tell_owners(session, safe, row.platform_id, "appeal_decided", subject, values, now)
