"""What do reports share with each other? Traits as keyed hashes, likely duplicates, and bursts.

None of this is held against anybody: moderators see it, and the judge counts people who act as one once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from rating_site.abuse.burst import HISTORY, Burst, Event, bursts
from rating_site.abuse.likeness import ALIKE, shingles
from rating_site.actions import cases
from rating_site.assistant.messages import templates
from rating_site.evidence.likeness import ALIKE as LOOKS_ALIKE
from rating_site.evidence.likeness import distance
from rating_site.evidence.safe import Safe
from rating_site.store import report_likeness as likeness
from rating_site.store import reports
from rating_site.store.case_models import Alarm
from rating_site.store.report_models import Report, Trait

_GROUPS = ("device", "prefix", "payer", "image")
_SAME_ALARM = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report came from: a browser's random cookie and the network of its address; or empty."""

    device: str = ""
    network: str = ""


def remember(session: Session, safe: Safe, report: Report, origin: Origin, story: str, now: datetime) -> None:
    """Keep the traits of a report that is being sent."""
    singles = (
        ("device", safe.digest(origin.device, "device") if origin.device else None),
        ("prefix", safe.digest(origin.network, "prefix") if origin.network else None),
        ("payer", report.payer_hash),
    )
    pieces = [("text", safe.digest(str(piece), "text")) for piece in shingles(story, without=templates())]
    add(session, report.id, [*((name, value) for name, value in singles if value), *pieces], now)
    remember_pictures(session, safe, report.id, now)


def remember_pictures(session: Session, safe: Safe, report_id: str, now: datetime) -> None:
    """Keep which files a reporter gave.

    Only the very same file makes a trait: screenshots of one payment app look alike, and would make honest
    strangers one person.
    """
    files = [one for one in reports.evidence(session, report_id) if one.given_by == "reporter"]
    add(session, report_id, (("image", safe.digest(one.sha256, "image")) for one in files), now)


def add(session: Session, report_id: str, pairs: Iterable[tuple[str, str]], now: datetime) -> None:
    """Add traits that the report does not have yet."""
    known = {(one.name, one.value) for one in reports.traits(session, [report_id])}
    for name, value in dict.fromkeys(pairs):
        if (name, value) not in known:
            session.add(Trait(report_id=report_id, name=name, value=value, recorded_at=now))
    session.flush()


def note_duplicates(session: Session, report: Report, now: datetime) -> None:
    """Tell moderators which reports may be the same one, and why."""
    found = {
        "order": _same_order(session, report),
        "image": _same_files(session, report),
        "look": _alike_pictures(session, report),
        "text": _alike_texts(session, report),
    }
    detail: dict[str, object] = {why: list(ids) for why, ids in found.items() if ids}
    if detail:
        cases.note(session, None, report, "likely_duplicate", "system", now, seen_by="staff", detail=detail)


def note_bursts(session: Session, report: Report, now: datetime) -> None:
    """Raise an alarm where this report is one of unusually many, about its platform or from one group."""
    for burst in bursts(_around(session, report, now), now):
        kind, platform_id = ("burst", report.platform_id) if burst.group == "platform" else ("group", None)
        subject = f"{burst.group} {burst.value[:12]}"
        if not likeness.alarmed(session, kind, platform_id, subject, now - _SAME_ALARM):
            session.add(
                Alarm(
                    kind=kind,
                    platform_id=report.platform_id,
                    subject=subject,
                    reason=_in_figures(burst),
                    recorded_at=now,
                )
            )


def _around(session: Session, report: Report, now: datetime) -> list[Event]:
    """The reports of the last weeks that share this one's platform, reporter or a trait; itself included."""
    since = now - HISTORY
    traits = [one for one in reports.traits(session, [report.id]) if one.name in _GROUPS]
    groups: list[tuple[str, str, Sequence[datetime]]] = [
        ("platform", str(report.platform_id), likeness.sent_about(session, str(report.platform_id), since)),
        ("reporter", report.reporter_id, likeness.sent_by(session, report.reporter_id, since)),
        *((one.name, one.value, likeness.sent_with(session, one.name, one.value, since)) for one in traits),
    ]
    return [Event(at, {group: value}) for group, value, times in groups for at in times]


def _in_figures(burst: Burst) -> str:
    hours = burst.window // timedelta(hours=1)
    return f"{burst.count} reports in {hours} h, usually {burst.usual:.2f}; by chance {burst.chance:.0e}"


def _same_order(session: Session, report: Report) -> Sequence[str]:
    return likeness.with_order(session, report.order_hash, report.id) if report.order_hash else ()


def _same_files(session: Session, report: Report) -> Sequence[str]:
    values = _values(session, report, "image")
    return list(likeness.sharing(session, "image", values, report.id)) if values else ()


def _alike_pictures(session: Session, report: Report) -> Sequence[str]:
    mine = [one.phash for one in reports.evidence(session, report.id) if one.phash]
    if not mine or report.platform_id is None:
        return ()
    near = [
        other
        for other, look in likeness.looks(session, report.platform_id, report.id)
        if any(distance(look, one) <= LOOKS_ALIKE for one in mine)
    ]
    return list(dict.fromkeys(near))[: likeness.MOST]


def _alike_texts(session: Session, report: Report) -> Sequence[str]:
    values = _values(session, report, "text")
    shared = likeness.sharing(session, "text", values, report.id) if values else {}
    sizes = likeness.number_of(session, "text", list(shared)) if shared else {}
    return [other for other, count in shared.items() if count / (len(values) + sizes[other] - count) >= ALIKE]


def _values(session: Session, report: Report, name: str) -> set[str]:
    return {one.value for one in reports.traits(session, [report.id]) if one.name == name}
