"""How do platforms' rules compare: a directory with filters and sorting, and up to four side by side?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rating_site.terms.archive import Stated, Version, stated
from rating_site.terms.fairness import Judged
from rating_site.terms.periods import hours_of
from rating_site.terms.summary import EXPECTED, Summary, summarise

MOST_SIDE_BY_SIDE = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One platform in the directory of rules; hours are of platform-wide clauses, None where not stated.

    `resupply_hours` and `refund_hours` are the deadline to ask, the longest stated; `resupply_wait` the wait
    before one may ask; `handling_hours` the slowest promise; `routes` holds original_route and
    balance; `blanket_no_refund` is None where no text was read.
    """

    platform_id: str
    name: str
    read_at: datetime | None
    resupply_hours: float | None
    resupply_wait: float | None
    refund_hours: float | None
    handling_hours: float | None
    routes: frozenset[str]
    escrow: bool
    blanket_no_refund: bool | None
    fairness: float | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows to keep; None or False asks for nothing. A rule that is not stated passes no filter."""

    resupply_at_least: float | None = None
    refund_at_least: float | None = None
    handled_within: float | None = None
    route: str | None = None
    escrow: bool = False
    no_blanket_no_refund: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One topic over the compared platforms: what each states, in their order; empty where nothing."""

    kind: str
    cells: tuple[tuple[Judged, ...], ...]


def row(platform_id: str, name: str, versions: Sequence[Version]) -> Row:
    """The directory row of one platform, from the texts that stand now."""
    summary = summarise(versions)
    general = [one for one in stated(versions) if one.version.scope != "product"]
    return Row(
        platform_id,
        name,
        max((version.last_seen for version in versions), default=None),
        resupply_hours=_longest(general, "resupply_window", "max"),
        resupply_wait=_longest(general, "resupply_window", "min"),
        refund_hours=_longest(general, "refund_window", "max"),
        handling_hours=_longest(general, "handling_time", "max"),
        routes=frozenset(one.clause.value for one in general if one.clause.type == "refund_route"),
        escrow="escrow" in summary.counts,
        blanket_no_refund=_blanket(summary) if versions else None,
        fairness=summary.fairness,
    )


SORT_KEYS: Mapping[str, tuple[Callable[[Row], float | None], bool]] = {
    "resupply_window": (lambda one: one.resupply_hours, True),
    "resupply_wait": (lambda one: one.resupply_wait, False),
    "refund_window": (lambda one: one.refund_hours, True),
    "handling_time": (lambda one: one.handling_hours, False),
    "fairness": (lambda one: one.fairness, True),
    "read_at": (lambda one: one.read_at.timestamp() if one.read_at else None, True),
}
"""What rows are sorted by, and whether the highest number is best for the buyer and comes first."""


def filtered(rows: Sequence[Row], wanted: Wanted) -> list[Row]:
    """The rows that pass every filter, in their order."""
    return [one for one in rows if _passes(one, wanted)]


def ordered(rows: Sequence[Row], key: str) -> list[Row]:
    """Best for the buyer first, unknown last, equal ones by name; KeyError for an unknown key."""
    value, highest_first = SORT_KEYS[key]

    def place(one: Row) -> tuple[bool, float, str]:
        number = value(one)
        if number is None:
            return True, 0.0, one.name
        return False, -number if highest_first else number, one.name

    return sorted(rows, key=place)


def side_by_side(summaries: Sequence[Summary]) -> list[Line]:
    """One line per kind of clause that any of them states; ValueError for more than four platforms."""
    if len(summaries) > MOST_SIDE_BY_SIDE:
        raise ValueError(f"at most {MOST_SIDE_BY_SIDE} platforms can be compared")
    kinds = dict.fromkeys([*EXPECTED, *(kind for one in summaries for kind in sorted(one.counts))])
    lines = [Line(kind, tuple(_of_kind(one, kind) for one in summaries)) for kind in kinds]
    return [line for line in lines if any(line.cells)]


def _of_kind(summary: Summary, kind: str) -> tuple[Judged, ...]:
    return tuple(one for part in summary.topics.values() for one in part if one.kind == kind)


def _longest(clauses: Sequence[Stated], kind: str, bound: str) -> float | None:
    lengths = [
        hours_of(one.clause.value, one.clause.unit_note)
        for one in clauses
        if one.clause.type == kind and one.clause.bound == bound
    ]
    return max((length for length in lengths if length is not None), default=None)


def _blanket(summary: Summary) -> bool:
    return any(one.reading.reason == "blanket_no_refund" for part in summary.topics.values() for one in part)


def _passes(one: Row, wanted: Wanted) -> bool:
    return (
        _at_least(one.resupply_hours, wanted.resupply_at_least)
        and _at_least(one.refund_hours, wanted.refund_at_least)
        and (
            wanted.handled_within is None
            or _at_least(wanted.handled_within, one.handling_hours, unknown=False)
        )
        and (wanted.route is None or wanted.route in one.routes)
        and (one.escrow or not wanted.escrow)
        and (one.blanket_no_refund is False or not wanted.no_blanket_no_refund)
    )


def _at_least(number: float | None, limit: float | None, unknown: bool = True) -> bool:
    if limit is None:
        return unknown
    return number is not None and number >= limit
