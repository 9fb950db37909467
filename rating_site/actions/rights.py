"""What happens when somebody says that we violate their rights? Hide for now, hear both sides, decide."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from rating_site.actions import audit, mail
from rating_site.actions.authority import actor, require
from rating_site.actions.cases import NotAllowed
from rating_site.actions.hiding import bring_back, put_away
from rating_site.actions.ids import code_sha256, new_code, new_id
from rating_site.evidence.safe import Safe
from rating_site.evidence.sealing import UnsealError
from rating_site.redact.masking import redact
from rating_site.store import locks, platforms, reports, rights
from rating_site.store.case_models import RightsNotice
from rating_site.store.report_models import Report
from rating_site.trust.clocks import COUNTER, INTERIM

TRACKING = "/rights/track"
KINDS = ("business", "personal")
REASONS = ("facts_wrong", "private_data", "insult", "no_proof", "public_interest", "lawful", "other")
LONGEST = 4000
_PURPOSE = "rights"


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as it was sent; `basis` says in whose name and with what proof. Who it is stays sealed."""

    kind: str
    page: str
    name: str
    email: str
    basis: str
    text: str
    platform_id: str | None = None
    report_id: str | None = None
    language: str = "zh"


def submit(session: Session, safe: Safe, told: Told, now: datetime) -> tuple[RightsNotice, str]:
    """Take a notice in; gives it and the tracking code that opens it, of which only the hash is kept."""
    if told.kind not in KINDS:
        raise NotAllowed("unknown_code")
    code = new_code()
    person = {"name": told.name, "email": told.email, "basis": told.basis, "language": told.language}
    platform_id, report_id = _about(session, told)
    row = RightsNotice(
        id=new_id(),
        tracking_sha256=code_sha256(code),
        kind=told.kind,
        platform_id=platform_id,
        report_id=report_id,
        page=told.page,
        person_sealed=safe.seal.close(json.dumps(person), _PURPOSE),
        text_sealed=safe.seal.close(told.text, _PURPOSE),
        text=redact(told.text).text,
        due_by=now + INTERIM.length,
        recorded_at=now,
    )
    session.add(row)
    session.flush()
    audit.append(session, "notifier", "rights_received", f"rights {row.id}", now, {"kind": row.kind})
    _tell(session, safe, row, "rights_received", {"due_by": mail.moment(row.due_by)}, now)
    return row, code


def hide(session: Session, safe: Safe, notice_id: str, by: int, now: datetime) -> RightsNotice:
    """Hide the report's text and pictures until the notice is decided; its reporter may answer."""
    row = _held(session, notice_id, by, ("received",))
    if row.report_id is None:
        raise NotAllowed("nothing_to_hide")
    row.state = "interim"
    audit.append(session, actor(by), "rights_interim", f"rights {row.id}", now)
    put_away(session, safe, row, actor(by), now)
    return row


def counter(session: Session, safe: Safe, report_id: str, text: str, now: datetime) -> RightsNotice:
    """The reporter's counter-statement, which is passed on; NotAllowed where nothing is hidden or twice."""
    found = rights.hiding(session, report_id)
    if found is None:
        raise NotAllowed("nothing_hidden")
    row = _locked(session, found.id)
    if row.state != "interim" or row.counter_at is not None:
        raise NotAllowed("countered_already")
    text = _told(text)
    row.counter_sealed, row.counter = safe.seal.close(text, _PURPOSE), redact(text).text
    row.counter_at, row.due_by = now, now + COUNTER.length
    audit.append(session, "reporter", "rights_countered", f"rights {row.id}", now)
    values = {"counter": row.counter, "due_by": mail.moment(row.due_by)}
    _tell(session, safe, row, "rights_counter", values, now)
    return row


def lawsuit(session: Session, notice_id: str, now: datetime) -> None:
    """The notifier says that a court or an authority has the case: what is hidden waits for a decision."""
    row = _locked(session, notice_id)
    if row.state != "interim":
        raise NotAllowed("decided_already")
    if row.reason != "lawsuit":
        row.reason = "lawsuit"
        audit.append(session, "notifier", "rights_lawsuit", f"rights {row.id}", now)


def decide(
    session: Session,
    safe: Safe,
    notice_id: str,
    by: int,
    upheld: bool,
    reason: str,
    answer: str,
    now: datetime,
) -> RightsNotice:
    """Decide a notice with a reason: upheld, the text goes or stays away; rejected, it is shown again."""
    row = _held(session, notice_id, by, rights.WAITING)
    if reason not in REASONS:
        raise NotAllowed("unknown_code")
    was_hidden = row.state == "interim"
    row.answer, row.reason = redact(_told(answer)).text, reason
    row.decided_by, row.decided_at = by, now
    row.state = "upheld" if upheld else "rejected"
    audit.append(session, actor(by), f"rights_{row.state}", f"rights {row.id}", now, {"reason": reason})
    if upheld and row.report_id is not None and not was_hidden:
        put_away(session, safe, row, actor(by), now)
    elif not upheld and was_hidden:
        bring_back(session, safe, row, actor(by), now)
    _tell(session, safe, row, "rights_decided", {"decision": row.state, "answer": row.answer}, now)
    return row


def restore(
    session: Session, safe: Safe, notice_id: str, by: int, answer: str, now: datetime
) -> RightsNotice:
    """Take a decision back that upheld a notice: the text is shown again."""
    row = _held(session, notice_id, by, ("upheld",))
    row.answer = redact(_told(answer)).text
    _restore(session, safe, row, actor(by), now)
    return row


def restore_due(session: Session, safe: Safe, now: datetime) -> int:
    """Show texts again whose counter-statement no lawsuit answered in time; gives their number."""
    late = rights.over(session, now)
    for found in late:
        _restore(session, safe, _locked(session, found.id), "system", now)
    return len(late)


def person(safe: Safe, row: RightsNotice) -> Mapping[str, str]:
    """Who sent a notice: name, email, basis, language; empty where it was dropped or cannot be opened."""
    if row.person_sealed is None:
        return {}
    try:
        found: dict[str, str] = json.loads(safe.seal.open(row.person_sealed, _PURPOSE))
    except UnsealError:
        return {}
    return found


def _about(session: Session, told: Told) -> tuple[str | None, str | None]:
    """Which platform and which public report a notice is about; what cannot be seen is not named."""
    report = session.get(Report, told.report_id) if told.report_id else None
    if report is not None and reports.is_public(session, report.id):
        return report.platform_id, report.id
    platform = platforms.resolve(session, told.platform_id) if told.platform_id else None
    return (platform.id if platform else None), None


def _restore(session: Session, safe: Safe, row: RightsNotice, by: str, now: datetime) -> None:
    row.state, row.decided_at = "restored", now
    audit.append(session, by, "rights_restored", f"rights {row.id}", now)
    if row.report_id is not None:
        bring_back(session, safe, row, by, now)
    values = {"decision": "restored", "answer": row.answer or "-"}
    _tell(session, safe, row, "rights_decided", values, now)


def _locked(session: Session, notice_id: str) -> RightsNotice:
    locks.hold(session, f"rights {notice_id}")
    row = session.get(RightsNotice, notice_id)
    if row is None:
        raise LookupError(f"no notice {notice_id}")
    session.refresh(row)
    return row


def _held(session: Session, notice_id: str, by: int, states: tuple[str, ...]) -> RightsNotice:
    row = _locked(session, notice_id)
    require(session, by, row.platform_id)
    if row.state not in states:
        raise NotAllowed("decided_already")
    return row


def _told(text: str) -> str:
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise NotAllowed("text_too_long" if text else "text_missing")
    return text


def _tell(
    session: Session, safe: Safe, row: RightsNotice, template: str, values: Mapping[str, str], now: datetime
) -> None:
    """Write to whoever sent the notice, where they left an address."""
    sender = person(safe, row)
    if mail.is_address(sender.get("email", "")):
        language, filled = sender.get("language", "zh"), {"link": TRACKING, **values}
        mail.queue(session, safe, template, sender["email"], language, f"rights {row.id}", filled, now)
