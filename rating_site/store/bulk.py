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

from sqlalchemy import JSON, Text, func, type_coerce
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
NEWEST_TEXT = (TermsSnapshot, (TermsSnapshot.platform_id, TermsSnapshot.place), TermsSnapshot.first_seen)
_NEWEST_SCORE = (ScoreSnapshot, (ScoreSnapshot.platform_id,), ScoreSnapshot.recorded_at)
_NEWEST_SEEN = (Observation, (Observation.platform_id,), Observation.asked_at)


@dataclass(frozen=True, slots=True)
class Span:
    """All platforms with ids from `first` to `last`, both included; one platform is the shortest span."""

    first: str
    last: str

    def holds(self, column: Any) -> Any:
        """The condition that a column names one of these platforms."""
        return col(column).between(self.first, self.last)


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
    asked = select(Platform.id, Platform.name).where(span.holds(Platform.id)).order_by(Platform.id)
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
        for id, name in rows(session, asked)
        if id not in gone
    ]


def merged(session: Session, span: Span) -> set[str]:
    """Those platforms of a span that were merged into others."""
    asked = select(Alias.old_platform_id).where(
        span.holds(Alias.old_platform_id), col(Alias.undone_at).is_(None)
    )
    return {id for (id,) in rows(session, asked)}


def rows(session: Session, asked: Any) -> Sequence[Any]:
    """The rows of a query over columns, without the session's bookkeeping of objects."""
    return session.connection().execute(asked).all()


def cut(session: Session, column: Any, *names: str) -> Any:
    """The documents of a JSON column with at least these members; what has none of them may become empty.

    SQLite leaves the others out, in a fraction of the time that it takes to read them here. PostgreSQL
    refuses to look into a document with an escaped NUL anywhere, so it gives them whole.
    """
    if session.get_bind().dialect.name != "sqlite":
        return column
    text = type_coerce(column, Text)
    parts = [part for name in names for part in (name, text.op("->")(f"$.{name}"))]
    return type_coerce(func.json_object(*parts), JSON)


def newest(columns: Sequence[Any], source: tuple[Any, Sequence[Any], Any], span: Span, *such: Any) -> Any:
    """A query of columns of the newest row of each group; `source` is (table, groups, what tells age)."""
    table, groups, by = source
    age = func.row_number().over(partition_by=groups, order_by=[col(by).desc(), table.id.desc()])
    ranked = select(table.id, age.label("age")).where(span.holds(groups[0]), *such).subquery()
    return select(*columns).join(ranked, table.id == ranked.c.id).where(ranked.c.age == 1)


def by_platform(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    """The values of each platform, in their order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for id, value in pairs:
        found[id].append(value)
    return found


def _sites(session: Session, span: Span) -> dict[str, list[str]]:
    asked = select(Site.platform_id, Site.site).where(
        span.holds(Site.platform_id), col(Site.valid_until).is_(None)
    )
    return by_platform(rows(session, asked.order_by(col(Site.valid_from), col(Site.id))))


def _identifiers(session: Session, span: Span) -> dict[str, list[tuple[str, str]]]:
    columns = (Identifier.platform_id, Identifier.kind, Identifier.value)
    asked = select(*columns).where(span.holds(Identifier.platform_id)).order_by(*columns)
    return by_platform((id, (kind, value)) for id, kind, value in rows(session, asked))


def _listings(session: Session, span: Span) -> dict[str, str]:
    asked = select(Listing.platform_id, Listing.state).where(
        span.holds(Listing.platform_id), col(Listing.ended_at).is_(None)
    )
    return dict(rows(session, asked.order_by(col(Listing.recorded_at))))  # of several the newest one stays


def _judged(session: Session, span: Span) -> dict[str, Judged]:
    names = ("platform_id", "state", "score", "grade", "recorded_at")
    columns = [getattr(ScoreSnapshot, name) for name in names]
    facts = cut(session, ScoreSnapshot.facts, "filing", "reports")
    asked = newest([*columns, facts], _NEWEST_SCORE, span)
    return {
        id: Judged(state, score, grade, facts.get("filing") or {}, facts.get("reports") or (), at)
        for id, state, score, grade, at, facts in rows(session, asked)
    }


def _said(session: Session, span: Span) -> dict[str, list[Said]]:
    columns = [Clause.type, Clause.value, Clause.unit_note, Clause.bound]
    # The type alone has an index, by which SQLite would read the clauses of all platforms for each span.
    its_type = func.coalesce(Clause.type, "")
    asked = (
        newest([TermsSnapshot.platform_id, *columns, TermsSnapshot.url], NEWEST_TEXT, span)
        .join(Clause, col(Clause.snapshot_id) == TermsSnapshot.id)
        .where(col(TermsSnapshot.gone_at).is_(None), its_type.in_(SAID))
    )
    return by_platform((row[0], Said(*row[1:])) for row in rows(session, asked))


def _software(session: Session, span: Span) -> dict[str, str]:
    """The family that the newest readable front page shows."""
    read = (Observation.source == "storefront", Observation.outcome == "answered")
    value = cut(session, Observation.value, "software")
    asked = newest([Observation.platform_id, value], _NEWEST_SEEN, span, *read)
    return {id: family for id, value in rows(session, asked) if (family := _family(value))}


def _family(value: dict[str, Any] | None) -> str:
    software = (value or {}).get("software")
    family = software.get("family") if isinstance(software, dict) else None
    return family[:40] if isinstance(family, str) else ""
