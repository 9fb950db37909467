"""What did people report about a platform, what came of it, what was decided? As everybody may read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort
from sqlmodel import Session

from rating_site.actions import viewing
from rating_site.evidence.kinds import kind_of
from rating_site.store import desk, listings, platforms, report_pages, reports
from rating_site.store.case_models import Decision, OperatorLink
from rating_site.store.db import reading
from rating_site.store.models import Listing, Platform
from rating_site.store.report_models import Evidence, Report, ReportEvent
from rating_site.terms.practice import Experience, Practice, practice
from rating_site.web.guards import audience
from rating_site.web.services import services

platform_reports = Blueprint("platform_reports", __name__)
SHOWN = 30
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}
_DULL = ("duplicate", "separated")
_PUBLIC_DECISIONS = ("expire", "suspend", "official_notice", "own_purchase", "prohibited", "prohibited_end")


@dataclass(frozen=True, slots=True)
class Told:
    """One report: `gone` where its texts were taken back or erased, and only the fact stays."""

    report: Report
    events: Sequence[ReportEvent]
    pictures: Sequence[Evidence]

    @property
    def gone(self) -> bool:
        """Whether nothing but the fact may be shown."""
        return self.report.outcome == "withdrawn" or self.report.erased_at is not None


@dataclass(frozen=True, slots=True)
class Record:
    """What people reported and decided about a platform; `links` are other shops of the same operator."""

    told: Sequence[Told]
    number: int
    entries: Sequence[Listing]
    decisions: Sequence[Decision]
    links: Sequence[tuple[OperatorLink, Platform]]

    @property
    def tombstone(self) -> Listing | None:
        """The newest entry, where it ended and none stands."""
        newest = self.entries[0] if self.entries else None
        return newest if newest is not None and newest.ended_at is not None else None


def record(session: Session, platform_id: str) -> Record:
    """The public record of a platform and of what was merged into it."""
    ids = platforms.ids_of(session, platform_id)
    rows = reports.public(session, ids, SHOWN)
    shown = [row.id for row in rows]
    course = report_pages.public_events(session, shown)
    pictures = report_pages.public_pictures(session, shown)
    told = [
        Told(row, [one for one in course.get(row.id, ()) if one.kind not in _DULL], pictures.get(row.id, ()))
        for row in rows
    ]
    made = [
        one
        for one in desk.decisions(session, ids)
        if one.state == "effective" and one.kind in _PUBLIC_DECISIONS
    ]
    return Record(
        told, reports.count_public(session, ids), listings.history(session, platform_id), made,
        _links(session, platform_id),
    )  # fmt: skip


def seen(session: Session, platform_id: str) -> Practice:
    """What reporters saw of a platform: who asked for what, what they got, and how soon.

    Where nobody said when the goods came, the moment at which they said so is the latest it can have been.
    """
    rows = reports.practised(session, platforms.ids_of(session, platform_id))
    told = [
        Experience(row.reporter_id, row.asked, row.outcome, _hours(row))
        for row in rows
        if row.kind == "incident" and row.asked in ("resupply", "refund")
    ]
    good = {
        row.reporter_id: float(row.minutes)
        for row in rows
        if row.kind == "went_well" and row.minutes is not None
    }
    return practice(told, good)


@platform_reports.get("/evidence/<id:evidence_id>")
@audience("buyers")
def public_copy(evidence_id: str) -> Response:
    """The copy of a picture that a moderator made for everybody."""
    kit = services()
    with reading(kit.database) as session:
        try:
            data = viewing.public_copy(session, kit.settings.safe, evidence_id)
        except LookupError:
            abort(404)
    return Response(data, mimetype=_MEDIA.get(kind_of(data), "application/octet-stream"))


def _hours(row: Report) -> float | None:
    came = (
        row.delivered_at if row.delivered_at and row.asked_at and row.delivered_at >= row.asked_at else None
    )
    solved = came or row.outcome_at
    return (solved - row.asked_at).total_seconds() / 3600 if solved and row.asked_at else None


def _links(session: Session, platform_id: str) -> list[tuple[OperatorLink, Platform]]:
    """Confirmed and possible links that stand, each with the other platform."""
    found = []
    for link in desk.links(session, platform_id):
        if link.ended_at is None and link.state in ("accepted", "possible"):
            other = platforms.resolve(
                session, link.other_id if link.platform_id == platform_id else link.platform_id
            )
            if other is not None and other.id != platform_id:
                found.append((link, other))
    return found
