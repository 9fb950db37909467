"""What stands behind a report? Pictures that were let in and sealed, and hashes of videos.

The vault is written before the transaction that names the file: whoever calls deletes what no row names
after all, and what a crash leaves is cleaned away later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from rating_site.actions import cases, reporting
from rating_site.actions.ids import new_id
from rating_site.evidence.image import Admitted
from rating_site.store import reports
from rating_site.store.report_models import Evidence, Report

MOST_FILES = 8
VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it is remembered; `stored_as` is empty for a video, of which only the hash was taken."""

    kind: str
    sha256: str
    media_type: str = VIDEO
    phash: str | None = None
    width: int = 0
    height: int = 0
    stored_as: str | None = None


def picture(kind: str, admitted: Admitted, stored_as: str) -> Kept:
    """A picture that was let in and put into the vault."""
    size = admitted.width, admitted.height
    return Kept(kind, admitted.sha256, admitted.media_type, admitted.phash, *size, stored_as)


def attach(
    session: Session,
    report: Report,
    files: Sequence[Kept],
    now: datetime,
    event_id: int | None = None,
    given_by: str = "reporter",
) -> tuple[str, ...]:
    """Add files of the reporter's or the owner's; gives the names in the vault that are not needed.

    The same file again changes nothing, so that a form may be sent twice; NotAllowed beyond MOST_FILES.
    """
    mine = _given_by(session, report.id, given_by)
    known = {one.sha256 for one in mine}
    fresh = {one.sha256: one for one in files if one.sha256 not in known}
    if len(mine) + len(fresh) > MOST_FILES:
        raise cases.NotAllowed(f"a report has at most {MOST_FILES} files")
    session.add_all(_row(report, one, now, event_id, given_by) for one in fresh.values())
    session.flush()
    used = {one.stored_as for one in fresh.values()}
    return tuple(one.stored_as for one in files if one.stored_as and one.stored_as not in used)


def detach(session: Session, report_id: str, evidence_id: str) -> str | None:
    """Take a file out of a draft; gives its name in the vault. LookupError for any other file."""
    report = reporting.draft(session, report_id)
    row = session.get(Evidence, evidence_id)
    if row is None or row.report_id != report.id:
        raise LookupError(f"no file {evidence_id}")
    session.delete(row)
    return row.stored_as


def of_reporter(session: Session, report_id: str) -> Sequence[Evidence]:
    """The files that the reporter gave, oldest first."""
    return _given_by(session, report_id, "reporter")


def strength(files: Sequence[Evidence]) -> str:
    """What the files amount to before anybody looked at them: none, screenshot or payment_record."""
    seen = [one for one in files if one.stored_as]
    if any(one.kind == "payment" for one in seen):
        return "payment_record"
    return "screenshot" if seen else "none"


def _given_by(session: Session, report_id: str, given_by: str) -> Sequence[Evidence]:
    return [one for one in reports.evidence(session, report_id) if one.given_by == given_by]


def _row(report: Report, kept: Kept, now: datetime, event_id: int | None, given_by: str) -> Evidence:
    return Evidence(
        id=new_id(),
        report_id=report.id,
        event_id=event_id,
        given_by=given_by,
        kind=kept.kind,
        sha256=kept.sha256,
        phash=kept.phash,
        media_type=kept.media_type,
        width=kept.width,
        height=kept.height,
        stored_as=kept.stored_as,
        recorded_at=now,
    )
