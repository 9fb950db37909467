"""What must the search know of many platforms? A handful of queries for all platforms within a span of ids.

Asking platform by platform takes ten queries each, which for 100,000 of them is minutes instead of seconds.
Plain columns are read, not whole rows: texts of rules are long, and the directory needs none of them. What
there is a row of for each platform is a named tuple: making one takes a quarter of a dataclass's time.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from rating_site.store import bulk_queries as ask
from rating_site.store.models import Platform


@dataclass(frozen=True, slots=True)
class Span:
    """All platforms with ids from `first` to `last`, both included; one platform is the shortest span."""

    first: str
    last: str


class Said(NamedTuple):
    """One clause of the rules that stand now."""

    type: str
    value: str
    unit_note: str
    bound: str
    url: str


class Judged(NamedTuple):
    """The newest score, and of the facts behind it the filing and the reports."""

    state: str
    score: float | None
    grade: str | None
    filing: dict[str, Any]
    reports: Sequence[dict[str, Any]]
    recorded_at: datetime


class Known(NamedTuple):
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


def spans(session: Session, size: int) -> Iterable[Span]:
    """All platforms in spans of so many."""
    after = ""
    while True:
        asked = select(Platform.id).where(col(Platform.id) > after).order_by(Platform.id).limit(size)
        ids = session.exec(asked).all()
        if not ids:
            return
        yield Span(ids[0], ids[-1])
        after = ids[-1]


def known(session: Session, span: Span) -> list[Known]:
    """The platforms of a span in the order of their ids, without those that were merged into others."""
    gone = merged(session, span)
    sites, identifiers = _sites(session, span), _identifiers(session, span)
    judged, listings = _judged(session, span), _listings(session, span)
    said, software = _said(session, span), _software(session, span)
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
        for id, name in rows(session, ask.named(), span)
        if id not in gone
    ]


def merged(session: Session, span: Span) -> set[str]:
    """Those platforms of a span that were merged into others."""
    return {id for (id,) in rows(session, ask.merged(), span)}


def rows(session: Session, asked: Any, span: Span | None = None) -> Sequence[Any]:
    """The rows of a query over columns, without the session's bookkeeping of objects."""
    borders = {"first": span.first, "last": span.last} if span else None
    return session.connection().execute(asked, borders).all()


def by_platform(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    """The values of each platform, in their order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for id, value in pairs:
        found[id].append(value)
    return found


def _sites(session: Session, span: Span) -> dict[str, list[str]]:
    return by_platform(rows(session, ask.sites(), span))


def _identifiers(session: Session, span: Span) -> dict[str, list[tuple[str, str]]]:
    found = rows(session, ask.identifiers(), span)
    return by_platform((id, (kind, value)) for id, kind, value in found)


def _listings(session: Session, span: Span) -> dict[str, str]:
    return dict(rows(session, ask.listings(), span))  # of several the newest one stays


def _judged(session: Session, span: Span) -> dict[str, Judged]:
    return {
        id: Judged(state, score, grade, facts.get("filing") or {}, facts.get("reports") or (), at)
        for id, state, score, grade, at, facts in rows(session, ask.scores(_is_embedded(session)), span)
    }


def _said(session: Session, span: Span) -> dict[str, list[Said]]:
    found = rows(session, ask.clauses(), span)
    return by_platform((id, Said(*said)) for id, *said in found)


def _software(session: Session, span: Span) -> dict[str, str]:
    """The family that the newest readable front page shows."""
    found = rows(session, ask.front_pages(_is_embedded(session)), span)
    return {id: family for id, value in found if (family := _family(value))}


def _is_embedded(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _family(value: dict[str, Any] | None) -> str:
    software = (value or {}).get("software")
    family = software.get("family") if isinstance(software, dict) else None
    return family[:40] if isinstance(family, str) else ""
