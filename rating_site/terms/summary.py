"""What do all texts of a platform grant together, on one card: by topic, with contradictions and gaps?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rating_site.terms.archive import Stated, Version, stated
from rating_site.terms.fairness import Judged, fairness, judge_versions
from rating_site.terms.periods import hours_of

TOPICS = {
    "windows": ("resupply_window", "refund_window", "warranty_period"),
    "times": ("delivery_time", "handling_time"),
    "refund": ("refund_route", "refund_fee"),
    "exclusions": ("no_refund",),
    "evidence": ("evidence_required",),
    "escrow": ("escrow",),
    "liability": ("liability_platform", "liability_user"),
    "contact": ("contact_hours",),
    "void": ("void",),
}
"""The parts of the card in their order, with the clause types they show."""
EXPECTED = (
    "resupply_window", "refund_window", "handling_time", "refund_route", "refund_fee", "evidence_required",
    "warranty_period", "escrow", "contact_hours",
)  # fmt: skip
"""What a buyer would want to be told; silence about it is shown."""
_ONE_VALUE = ("resupply_window", "refund_window", "handling_time", "warranty_period", "refund_fee")
"""Types of which one text can state only one value per circumstance."""
_GIVES_BACK = ("full_refund", "reissue_or_refund")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two passages of the platform's own text that cannot both hold; `kind` is a code of
    words.CONTRADICTIONS.
    """

    kind: str
    first: Stated
    second: Stated


@dataclass(frozen=True, slots=True)
class Summary:
    """A platform's rules on one card.

    `topics` holds readings in the order of TOPICS; `missing` the types of EXPECTED that nothing states;
    `fairness` is from 0 to 1, None where no rules were read.
    """

    topics: Mapping[str, tuple[Judged, ...]]
    contradictions: tuple[Contradiction, ...]
    missing: tuple[str, ...]
    fairness: float | None
    counts: Mapping[str, int]


def summarise(versions: Sequence[Version]) -> Summary:
    """The card from the text that stands at each place now (see archive.newest)."""
    judged = judge_versions(versions)
    topics = {
        topic: tuple(one for kind in kinds for one in judged if one.kind == kind)
        for topic, kinds in TOPICS.items()
    }
    counts: dict[str, int] = {}
    for one in judged:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return Summary(
        topics=topics,
        contradictions=tuple(contradictions(stated(versions))),
        missing=tuple(kind for kind in EXPECTED if kind not in counts) if versions else (),
        fairness=fairness(judged),
        counts=counts,
    )


def contradictions(clauses: Sequence[Stated]) -> list[Contradiction]:
    """Every pair of the platform's own passages that cannot both hold, each pair of meanings once."""
    distinct = list({one.meaning: one for one in reversed(clauses)}.values())[::-1]
    pairs = combinations(distinct, 2)
    return [Contradiction(kind, one, two) for one, two in pairs if (kind := _conflict(one, two))]


def _conflict(one: Stated, two: Stated) -> str:
    """The kind of contradiction between two passages; empty where they go together."""
    if one.version.scope != two.version.scope or _product(one) != _product(two):
        return ""
    refused = [each.clause.value == "all" and each.clause.type == "no_refund" for each in (one, two)]
    if any(refused):
        other = two if refused[0] else one
        return "refused_and_granted" if _gives_back(other) else ""
    if one.clause.type != two.clause.type or one.clause.type not in _ONE_VALUE:
        return ""
    first, second = one.clause, two.clause
    if (first.aspect, first.cond) != (second.aspect, second.cond) or not _same_start(one, two):
        return ""
    if first.bound != second.bound:
        return "wait_outlasts_limit" if _impossible(one, two) else ""
    return "" if _same_value(one, two) else "different_values"


def _product(one: Stated) -> str:
    """Two products may have different rules."""
    return one.version.place if one.version.scope == "product" else ""


def _gives_back(one: Stated) -> bool:
    clause = one.clause
    if clause.type == "refund_window":
        return clause.bound == "max"
    return clause.type == "liability_platform" and clause.value in _GIVES_BACK


def _same_start(one: Stated, two: Stated) -> bool:
    starts = {one.clause.start, two.clause.start}
    return len(starts) == 1 or "unspecified" in starts


def _impossible(one: Stated, two: Stated) -> bool:
    low, high = (one, two) if one.clause.bound == "min" else (two, one)
    wait, limit = _hours(low), _hours(high)
    return wait is not None and limit is not None and wait >= limit


def _same_value(one: Stated, two: Stated) -> bool:
    """P1D is PT24H, but working days are days of their own; fees are compared as they are written."""
    first, second = one.clause, two.clause
    if first.type == "refund_fee":
        return first.value == second.value
    hours = (_hours(one), _hours(two))
    if None in hours:
        return True
    return hours[0] == hours[1] and "working_days" not in {first.unit_note} ^ {second.unit_note}


def _hours(one: Stated) -> float | None:
    return hours_of(one.clause.value, one.clause.unit_note)
