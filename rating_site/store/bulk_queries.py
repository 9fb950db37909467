"""What is asked about all platforms within a span of ids?

Each query is made once and asked of every span: making and compiling one takes ten times as long as asking it
of a platform. The span comes with the asking: `within` leaves its place open.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import JSON, Text, bindparam, func, type_coerce
from sqlalchemy.orm import aliased
from sqlmodel import col, select

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


def within(column: Any) -> Any:
    """The condition that a column names one of the platforms of the span that `rows` is given."""
    return col(column).between(bindparam("first"), bindparam("last"))


def cut(embedded: bool, column: Any, *names: str) -> Any:
    """The documents of a JSON column with at least these members; what has none of them may become empty.

    SQLite (`embedded`) leaves the others out, in a fraction of the time that it takes to read them in Python.
    PostgreSQL refuses to look into a document with an escaped NUL anywhere, so it gives them whole.
    """
    if not embedded:
        return column
    text = type_coerce(column, Text)
    parts = [part for name in names for part in (name, text.op("->")(f"$.{name}"))]
    return type_coerce(func.json_object(*parts), JSON)


def newest_rows(columns: Sequence[Any], table: Any, age: Any, *such: Any) -> Any:
    """A query of columns of the newest such row of each platform, however many rows there are of it."""
    its_rows = select(table.id).where(table.platform_id == Platform.id, *such)
    newest = its_rows.order_by(col(age).desc(), table.id.desc()).limit(1).correlate(Platform)
    asked = select(*columns).select_from(Platform)
    return asked.join(table, table.id == newest.scalar_subquery()).where(within(Platform.id))


def newest_texts(columns: Sequence[Any]) -> Any:
    """A query of columns of the newest text of each place."""
    text, other = TermsSnapshot, aliased(TermsSnapshot)
    same_place = select(other.id).where(other.platform_id == text.platform_id, other.place == text.place)
    newest = same_place.order_by(col(other.first_seen).desc(), col(other.id).desc()).limit(1)
    return select(*columns).where(within(text.platform_id), text.id == newest.scalar_subquery())


@cache
def named() -> Any:
    """Ids and names."""
    return select(Platform.id, Platform.name).where(within(Platform.id)).order_by(Platform.id)


@cache
def merged() -> Any:
    """The ids of those that were merged into others."""
    undone = col(Alias.undone_at)
    return select(Alias.old_platform_id).where(within(Alias.old_platform_id), undone.is_(None))


@cache
def sites() -> Any:
    """Their present addresses, the oldest first."""
    asked = select(Site.platform_id, Site.site)
    standing = asked.where(within(Site.platform_id), col(Site.valid_until).is_(None))
    return standing.order_by(col(Site.valid_from), col(Site.id))


@cache
def identifiers() -> Any:
    """Their identifiers by kind."""
    columns = (Identifier.platform_id, Identifier.kind, Identifier.value)
    return select(*columns).where(within(Identifier.platform_id)).order_by(*columns)


@cache
def listings() -> Any:
    """The entries that hold, the newest last."""
    asked = select(Listing.platform_id, Listing.state)
    standing = asked.where(within(Listing.platform_id), col(Listing.ended_at).is_(None))
    return standing.order_by(col(Listing.recorded_at))


@cache
def scores(embedded: bool) -> Any:
    """The newest score of each, with the filing and the reports among its facts."""
    names = ("platform_id", "state", "score", "grade", "recorded_at")
    columns = [getattr(ScoreSnapshot, name) for name in names]
    facts = cut(embedded, ScoreSnapshot.facts, "filing", "reports")
    return newest_rows([*columns, facts], ScoreSnapshot, ScoreSnapshot.recorded_at)


@cache
def clauses() -> Any:
    """Clauses of SAID in the rules that stand now."""
    columns = [Clause.type, Clause.value, Clause.unit_note, Clause.bound]
    # The type alone has an index, by which SQLite would read the clauses of all platforms for each span.
    its_type = func.coalesce(Clause.type, "")
    asked = newest_texts([TermsSnapshot.platform_id, *columns, TermsSnapshot.url])
    standing = asked.join(Clause, col(Clause.snapshot_id) == TermsSnapshot.id)
    return standing.where(col(TermsSnapshot.gone_at).is_(None), its_type.in_(SAID))


@cache
def front_pages(embedded: bool) -> Any:
    """The newest readable front page of each, as far as it tells the software."""
    read = (Observation.source == "storefront", Observation.outcome == "answered")
    value = cut(embedded, Observation.value, "software")
    return newest_rows([Observation.platform_id, value], Observation, Observation.asked_at, *read)
