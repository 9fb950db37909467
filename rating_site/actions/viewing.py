"""Who saw an original? Sealed texts and pictures open for staff only, every view is an audit row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from rating_site.actions import audit, cases
from rating_site.actions.authority import actor, require
from rating_site.actions.cases import NotAllowed
from rating_site.actions.moderation import mine
from rating_site.evidence.blackout import Box, black_out
from rating_site.evidence.safe import Safe
from rating_site.evidence.sealing import UnsealError
from rating_site.evidence.vault import VaultError
from rating_site.store import reports
from rating_site.store.case_models import Appeal
from rating_site.store.report_models import Evidence


@dataclass(frozen=True, slots=True)
class Originals:
    """The texts of a report as they were typed; "" where there is none or it was erased."""

    story: str
    reply: str
    order: str
    events: dict[int, str]


def texts(session: Session, safe: Safe, report_id: str, by: int, now: datetime) -> Originals:
    """The sealed texts of a report, opened for one member of staff."""
    report = mine(session, report_id, by)
    audit.append(session, actor(by), "texts_viewed", f"report {report.id}", now)
    events = reports.events(session, report.id)
    return Originals(
        _opened(safe, report.story_sealed, "story"),
        _opened(safe, report.reply_sealed, "reply"),
        _opened(safe, report.order_sealed, "order"),
        {one.id or 0: _opened(safe, one.text_sealed, "event") for one in events if one.text_sealed},
    )


def picture(session: Session, safe: Safe, evidence_id: str, by: int, now: datetime) -> tuple[Evidence, bytes]:
    """A private picture and its row; LookupError where it is gone."""
    evidence = _of(session, evidence_id, by)
    data = _kept(safe, evidence.stored_as)
    audit.append(session, actor(by), "picture_viewed", f"evidence {evidence.id}", now)
    return evidence, data


def appeal(session: Session, safe: Safe, appeal_id: str, by: int, now: datetime) -> str:
    """What an owner wrote in an appeal, opened for one member of staff."""
    row = session.get(Appeal, appeal_id)
    if row is None:
        raise LookupError(f"no appeal {appeal_id}")
    require(session, by, row.platform_id)
    audit.append(session, actor(by), "texts_viewed", f"appeal {row.id}", now)
    return _opened(safe, row.text_sealed, "appeal")


def publish(
    session: Session,
    safe: Safe,
    evidence_id: str,
    by: int,
    boxes: Sequence[Box],
    nothing_to_hide: bool,
    now: datetime,
) -> Evidence:
    """Make the public copy with these boxes burned in; it replaces the copy of before."""
    evidence = _of(session, evidence_id, by)
    if not boxes and not nothing_to_hide:
        raise NotAllowed("no_boxes")
    try:
        copy = black_out(_kept(safe, evidence.stored_as), boxes)
    except ValueError as error:
        raise NotAllowed("wrong_box") from error
    _set_copy(session, safe, evidence, safe.vault.put(copy), by, now)
    return evidence


def withhold(session: Session, safe: Safe, evidence_id: str, by: int, now: datetime) -> Evidence:
    """Take the public copy away again."""
    evidence = _of(session, evidence_id, by)
    if evidence.public_as is None:
        raise NotAllowed("no_copy")
    _set_copy(session, safe, evidence, None, by, now)
    return evidence


def public_copy(session: Session, safe: Safe, evidence_id: str) -> bytes:
    """The copy that everybody may see, of a report that everybody may read; LookupError otherwise."""
    evidence = session.get(Evidence, evidence_id)
    if evidence is None or evidence.deleted_at or not reports.is_public(session, evidence.report_id):
        raise LookupError(f"no public evidence {evidence_id}")
    return _kept(safe, evidence.public_as)


def _set_copy(
    session: Session, safe: Safe, evidence: Evidence, name: str | None, by: int, now: datetime
) -> None:
    """The file of before is left for the sweep of orphans: this transaction may yet fail."""
    evidence.public_as, evidence.public_by = name, by if name else None
    action = "copy_published" if name else "copy_withheld"
    audit.append(session, actor(by), action, f"evidence {evidence.id}", now)
    cases.published(session, cases.locked(session, evidence.report_id), now)


def _of(session: Session, evidence_id: str, by: int) -> Evidence:
    evidence = session.get(Evidence, evidence_id)
    if evidence is None or evidence.deleted_at is not None:
        raise LookupError(f"no evidence {evidence_id}")
    mine(session, evidence.report_id, by)
    return evidence


def _kept(safe: Safe, name: str | None) -> bytes:
    if name is None:
        raise LookupError("no file")
    try:
        return safe.vault.get(name)
    except VaultError as error:
        raise LookupError("the file is gone") from error


def _opened(safe: Safe, sealed: bytes | None, purpose: str) -> str:
    if sealed is None:
        return ""
    try:
        return safe.seal.open(sealed, purpose)
    except UnsealError:
        return ""
