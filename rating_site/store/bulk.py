"""What must the search know of many platforms? A handful of queries for all platforms within a range of ids.

Asking platform by platform takes ten queries each, which for 100,000 of them is minutes instead of seconds.
Plain columns are read, not whole rows: texts of rules are long, and the directory needs none of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store.models import (
    Alias,
    Clause,
    Identifier,
    Listing,
    Observation,
    Platform,
    ScoreSnapshot,
    Site,
    TermsSnapshot,
)

SAID = ("resupply_window", "refund_route", "escrow")
"""The types of clauses by which platforms are filtered and sorted."""


@dataclass(frozen=True, slots=True)
class Said:
    """One clause of the rules that stand now."""

    type: str
    value: str
    unit_note: str
    bound: str
    url: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The newest score, and of the facts behind it the filing and the reports."""

    state: str
    score: float | None
    grade: str | None
    filing: dict[str, Any]
    reports: Sequence[dict[str, Any]]
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """A platform as the search needs it; `listing` is the state of the entry that holds, "" for none.

    `sites` are its present addresses, `identifiers` (kind, value) pairs, `software` the family of shop
    software on the newest page that could be read.
    """

    id: str
    name: str
    sites: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    judged: Judged | None
    listing: str
    said: tuple[Said, ...]
    software: str


@dataclass(frozen=True, slots=True)
class Text:
    """The newest text at one place of the rules; `gone` when it stands there no more."""

    place: str
    title: str
    text: str
    last_seen: datetime
    gone: bool


def known(session: Session, first: str, last: str) -> list[Known]:
    """The platforms whose ids lie between these two, both included, in order; merged ones are left out."""
    merged = {row[0] for row in _rows(session, [Alias.old_platform_id], Alias.old_platform_id, first, last,
                                      col(Alias.undone_at).is_(None))}  # fmt: skip
    sites, identifiers = _sites(session, first, last), _identifiers(session, first, last)
    judged, listings = _judged(session, first, last), _listings(session, first, last)
    said, software = _said(session, first, last), _software(session, first, last)
    return [
        Known(
            id,
            name,
            tuple(sites.get(id, ())),
            tuple(identifiers.get(id, ())),
            judged.get(id),
            listings.get(id, ""),
            tuple(said.get(id, ())),
            software.get(id, ""),
        )
        for id, name in _rows(session, [Platform.id, Platform.name], Platform.id, first, last)
        if id not in merged
    ]


def texts(session: Session, first: str, last: str) -> dict[str, list[Text]]:
    """The newest text of every place, by platform, in the order of places."""
    ranked = _newest(TermsSnapshot.id, (TermsSnapshot.platform_id, TermsSnapshot.place),
                     (TermsSnapshot.first_seen, TermsSnapshot.id), first, last)  # fmt: skip
    columns = [getattr(TermsSnapshot, name) for name in ("platform_id", "place", "title", "text", "last_seen")]
    asked = _with(ranked, TermsSnapshot, [*columns, col(TermsSnapshot.gone_at)])
    rows = session.execute(asked.order_by(TermsSnapshot.platform_id, TermsSnapshot.place))
    return _by_platform((row[0], Text(*row[1:5], gone=row[5] is not None)) for row in rows)


def reports(session: Session, first: str, last: str) -> dict[str, list[PublicReport]]:
    """The reports about these platforms, by platform, oldest first."""
    return _by_platform(_told(row) for row in _rows(session, _REPORT, Report.platform_id, first, last, order=(Report.recorded_at, Report.id)))


def report(session: Session, report_id: str) -> PublicReport | None:
    """One report."""
    row = session.execute(select(*_REPORT).where(Report.id == report_id)).first()
    return _told(row)[1] if row else None


def count_reports(session: Session) -> int:
    """About how many reports can be found."""
    return session.exec(select(func.count(col(Report.id))).where(col(Report.state).in_(PUBLIC))).one()


def ids(session: Session, after: str, limit: int) -> Sequence[str]:
    """So many ids of platforms after this one, in order."""
    return session.exec(select(Platform.id).where(col(Platform.id) > after).order_by(Platform.id).limit(limit)).all()


def _sites(session: Session, first: str, last: str) -> dict[str, list[str]]:
    rows = _rows(session, [Site.platform_id, Site.site], Site.platform_id, first, last,
                 col(Site.valid_until).is_(None), order=(Site.valid_from, Site.id))  # fmt: skip
    return _by_platform((id, site) for id, site in rows)


def _identifiers(session: Session, first: str, last: str) -> dict[str, list[tuple[str, str]]]:
    columns = [Identifier.platform_id, Identifier.kind, Identifier.value]
    rows = _rows(session, columns, Identifier.platform_id, first, last, order=(Identifier.kind, Identifier.value))
    return _by_platform((id, (kind, value)) for id, kind, value in rows)


def _listings(session: Session, first: str, last: str) -> dict[str, str]:
    rows = _rows(session, [Listing.platform_id, Listing.state], Listing.platform_id, first, last,
                 col(Listing.ended_at).is_(None), order=(Listing.recorded_at,))  # fmt: skip
    return {id: state for id, state in rows}  # the newest one stays


def _judged(session: Session, first: str, last: str) -> dict[str, Judged]:
    ranked = _newest(ScoreSnapshot.id, (ScoreSnapshot.platform_id,),
                     (ScoreSnapshot.recorded_at, ScoreSnapshot.id), first, last)  # fmt: skip
    names = ("platform_id", "state", "score", "grade", "facts", "recorded_at")
    rows = session.execute(_with(ranked, ScoreSnapshot, [getattr(ScoreSnapshot, name) for name in names]))
    return {
        id: Judged(state, score, grade, facts.get("filing") or {}, facts.get("reports") or (), at)
        for id, state, score, grade, facts, at in rows
    }


def _said(session: Session, first: str, last: str) -> dict[str, list[Said]]:
    ranked = _newest(TermsSnapshot.id, (TermsSnapshot.platform_id, TermsSnapshot.place),
                     (TermsSnapshot.first_seen, TermsSnapshot.id), first, last)  # fmt: skip
    columns = [TermsSnapshot.platform_id, Clause.type, Clause.value, Clause.unit_note, Clause.bound]
    asked = (
        _with(ranked, TermsSnapshot, [*columns, TermsSnapshot.url])
        .join(Clause, col(Clause.snapshot_id) == TermsSnapshot.id)
        .where(col(TermsSnapshot.gone_at).is_(None), col(Clause.type).in_(SAID))
    )
    return _by_platform((row[0], Said(*row[1:])) for row in session.execute(asked))


def _software(session: Session, first: str, last: str) -> dict[str, str]:
    """The family that the newest readable front page shows."""
    read = (Observation.source == "storefront", Observation.outcome == "answered")
    ranked = _newest(Observation.id, (Observation.platform_id,), (Observation.asked_at, Observation.id), first,
                     last, *read)  # fmt: skip
    rows = session.execute(_with(ranked, Observation, [Observation.platform_id, Observation.value]))
    return {id: family for id, value in rows if (family := _family(value))}


def _family(value: dict[str, Any] | None) -> str:
    software = (value or {}).get("software")
    family = software.get("family") if isinstance(software, dict) else None
    return family[:40] if isinstance(family, str) else ""


def _rows(
    session: Session, columns: Sequence[Any], key: Any, first: str, last: str, *such: Any, order: Sequence[Any] = ()
) -> Iterable[Any]:
    asked: Any = select(*columns).where(col(key) >= first, col(key) <= last, *such)
    return session.execute(asked.order_by(key, *order))


def _newest(id: Any, of: Sequence[Any], by: Sequence[Any], first: str, last: str, *such: Any) -> Any:
    """The ids of the newest row of each group among those of these platforms."""
    age = func.row_number().over(partition_by=of, order_by=[col(one).desc() for one in by])
    within = (col(of[0]) >= first, col(of[0]) <= last)
    return select(col(id).label("id"), age.label("age")).where(*within, *such).subquery()


def _with(ranked: Any, table: Any, columns: Sequence[Any]) -> Any:
    return select(*columns).join(ranked, table.id == ranked.c.id).where(ranked.c.age == 1)


def _by_platform(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for id, value in pairs:
        found.setdefault(id, []).append(value)
    return found
