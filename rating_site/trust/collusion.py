"""Which raters do not fit what everybody else says, and which of them act as a group? For moderators' eyes
only.

A batch pass over who said good or bad about whom. Belief propagation on the signed graph (FraudEagle,
Akoglu and others 2013) asks at once which targets are bad and which raters mislead, from the ratings that
raters GAVE. Its result never changes a score: it tells moderators where to look.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SLIP = 0.1
"""How often an honest rater is wrong about a target; a misleading one tells the truth twice as often as
that.
"""
ROUNDS = 12
DAMPING = 0.5
"""Half of the old message is kept in each round, so that loops settle."""
TOGETHER = timedelta(days=3)
SHARED_TARGETS = 2
GROUP_SIZE = 3
NEIGHBOURS = 50
"""Each rating is compared with so many that follow it, so that a flood cannot make the pass slow."""
FAR = 30.0
"""Log-odds beyond this are certainty."""


@dataclass(frozen=True, slots=True)
class Rating:
    """Somebody said good or bad about a target (a report, or an order that went well)."""

    rater: str
    target: str
    good: bool
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Raters who said the same about the same targets at the same time, and those targets."""

    raters: tuple[str, ...]
    targets: tuple[str, ...]
    suspicion: float


def misleading(ratings: Sequence[Rating]) -> dict[str, float]:
    """P(this rater misleads) for every rater, from 0 to 1; 0.5 says nothing. Linear in the ratings."""
    raters = _numbers(rating.rater for rating in ratings)
    targets = _numbers(rating.target for rating in ratings)
    ends = [(raters[rating.rater], targets[rating.target]) for rating in ratings]
    signs = [rating.good for rating in ratings]
    beliefs = _propagate(ends, signs, len(raters), len(targets))
    return {rater: 1 / (1 + math.exp(-min(max(beliefs[n], -700.0), 700.0))) for rater, n in raters.items()}


def _numbers(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found.setdefault(name, len(found))
    return found


def _propagate(ends: list[tuple[int, int]], signs: list[bool], raters: int, targets: int) -> list[float]:
    """Log-odds that each rater misleads, after messages went to and fro along every rating."""
    to_target = [0.0] * len(ends)
    to_rater = [0.0] * len(ends)
    rater_sum, target_sum = [0.0] * raters, [0.0] * targets
    for _ in range(ROUNDS):
        for edge, (rater, _target) in enumerate(ends):
            says = _target_is_good(rater_sum[rater] - to_rater[edge], signs[edge])
            to_target[edge] += (1 - DAMPING) * (says - to_target[edge])
        target_sum = _sums(len(target_sum), (end[1] for end in ends), to_target)
        for edge, (_rater, target) in enumerate(ends):
            says = _rater_misleads(target_sum[target] - to_target[edge], signs[edge])
            to_rater[edge] += (1 - DAMPING) * (says - to_rater[edge])
        rater_sum = _sums(len(rater_sum), (end[0] for end in ends), to_rater)
    return rater_sum


def _sums(size: int, places: Iterable[int], messages: Sequence[float]) -> list[float]:
    total = [0.0] * size
    for place, message in zip(places, messages, strict=True):
        total[place] += message
    return total


def _target_is_good(misleads: float, praised: bool) -> float:
    """Log-odds that the target is good, from one rating by a rater with these log-odds of misleading."""
    odds = math.exp(min(max(misleads, -FAR), FAR))
    praise = ((1 - SLIP) + odds * 2 * SLIP) / (SLIP + odds * (1 - 2 * SLIP))
    return math.log(praise if praised else 1 / praise)


def _rater_misleads(is_good: float, praised: bool) -> float:
    """Log-odds that the rater misleads, from one rating of a target with these log-odds of being good."""
    odds = math.exp(min(max(is_good, -FAR), FAR))
    if praised:
        return math.log((odds * 2 * SLIP + (1 - 2 * SLIP)) / (odds * (1 - SLIP) + SLIP))
    return math.log((odds * (1 - 2 * SLIP) + 2 * SLIP) / (odds * SLIP + (1 - SLIP)))


def coordinated_groups(ratings: Sequence[Rating]) -> tuple[Group, ...]:
    """Raters who said the same of at least two targets within days of each other, most suspicious first."""
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    for first, second in _side_by_side(ratings):
        low, high = sorted((first.rater, second.rater))
        together[low, high].add(first.target)
    pairs = {pair: targets for pair, targets in together.items() if len(targets) >= SHARED_TARGETS}
    suspicion = misleading(ratings)
    groups = [
        _group(members, pairs, suspicion) for members in _connected(pairs) if len(members) >= GROUP_SIZE
    ]
    return tuple(sorted(groups, key=lambda group: (-group.suspicion, group.raters)))


def _side_by_side(ratings: Sequence[Rating]) -> Iterator[tuple[Rating, Rating]]:
    """Pairs of different raters with the same word about the same target at nearly the same time."""
    said: dict[tuple[str, bool], list[tuple[datetime, Rating]]] = defaultdict(list)
    for rating in ratings:
        if rating.at is not None:
            said[rating.target, rating.good].append((rating.at, rating))
    for same in said.values():
        same.sort(key=lambda pair: (pair[0], pair[1].rater))
        for place, (at, rating) in enumerate(same):
            for later, other in same[place + 1 : place + 1 + NEIGHBOURS]:
                if later - at > TOGETHER:
                    break
                if other.rater != rating.rater:
                    yield rating, other


def _connected(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Connected sets of raters."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        neighbours[first].add(second)
        neighbours[second].add(first)
    found: list[set[str]] = []
    seen: set[str] = set()
    for start in sorted(neighbours):
        members, waiting = set[str](), [start]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                members.add(one)
                waiting += neighbours[one] - seen
        found += [members] if members else []
    return found


def _group(members: set[str], pairs: dict[tuple[str, str], set[str]], suspicion: dict[str, float]) -> Group:
    targets = {target for (first, _), shared in pairs.items() if first in members for target in shared}
    mean = sum(suspicion[rater] for rater in members) / len(members)
    return Group(tuple(sorted(members)), tuple(sorted(targets)), mean)
