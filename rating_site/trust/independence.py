"""How many independent people stand behind a number of reports?

Several traits are judged together. A device, a payer account, a picture or a reporter key is hard to share
by chance, but none of them merges two reporters alone; a similar text, the same network prefix and the same
hour support such a trait and can never merge anybody without one. So victims who use the same carrier and
channel in the same hours stay many, and a group that shares devices or payers becomes one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

HARD_TRAITS: Mapping[str, float] = {"reporter_key": 2.0, "device": 2.0, "payer": 2.0, "image": 2.0}
TEXT_WEIGHT = 1.5
TEXT_OVERLAP = 0.6
PREFIX_WEIGHT = 0.5
TIMING_WEIGHT = 0.5
SAME_TIME = timedelta(minutes=30)
COMPARED = 40
"""Each holder of a shared value is compared with so many others, so that a flood cannot make this slow."""
TWIN_TRAITS = 2
ACT_AS_ONE = 3.0
"""From this sum of shared traits on, two reporters count as one; a single trait never reaches it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One reporter as seen on one platform; `proven_payer` names a payer that a moderator confirmed."""

    id: str
    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    at: datetime | None = None
    proven_payer: str | None = None


def act_as_one(first: Voice, second: Voice) -> bool:
    """Whether two reporters share so much that they count as one."""
    if first.proven_payer and second.proven_payer and first.proven_payer != second.proven_payer:
        return False
    hard = sum(weight for trait, weight in HARD_TRAITS.items() if _shared(first, second, trait))
    if not hard:
        return False
    return hard + _soft_weight(first, second) >= ACT_AS_ONE


def _shared(first: Voice, second: Voice, trait: str) -> bool:
    return not first.keys.get(trait, frozenset()).isdisjoint(second.keys.get(trait, frozenset()))


def _soft_weight(first: Voice, second: Voice) -> float:
    """What text, network prefix and timing add to a shared hard trait."""
    texts = first.keys.get("text", frozenset()), second.keys.get("text", frozenset())
    union = len(texts[0] | texts[1])
    weight = TEXT_WEIGHT if union and len(texts[0] & texts[1]) / union >= TEXT_OVERLAP else 0.0
    weight += PREFIX_WEIGHT if _shared(first, second, "prefix") else 0.0
    near = first.at is not None and second.at is not None and abs(first.at - second.at) <= SAME_TIME
    return weight + (TIMING_WEIGHT if near else 0.0)


def effective_reporters(voices: Sequence[Voice]) -> int:
    """How many of these can be chosen so that no two act as one; each reporter is given once.

    Why a choice and not connected groups: somebody who resembles two real victims must not melt them into
    one.
    """
    sharing = _sharing(voices)
    distinct = _without_twins(sharing)
    neighbours = _neighbours(distinct)
    alive = set(neighbours)
    chosen = len(voices) - len(sharing) + len(distinct) - len(alive)
    degrees = {index: len(others) for index, others in neighbours.items()}
    while alive:
        # The one that resembles the fewest others goes first; ties by position keep the answer the same.
        pick = min(alive, key=lambda index: (degrees[index], index))
        chosen += 1
        for gone in (neighbours[pick] & alive) | {pick}:
            alive.discard(gone)
            for other in neighbours[gone] & alive:
                degrees[other] -= 1
    return chosen


def _sharing(voices: Sequence[Voice]) -> list[Voice]:
    """Those who hold a hard trait that somebody else holds too; all others stand alone."""
    held = Counter(value for voice in voices for trait in HARD_TRAITS for value in voice.keys.get(trait, ()))
    if len(held) == held.total():
        return []
    return [
        voice
        for voice in voices
        if any(held[value] > 1 for trait in HARD_TRAITS for value in voice.keys.get(trait, ()))
    ]


def _without_twins(voices: Sequence[Voice]) -> list[Voice]:
    """One of each set with the same two or more hard traits: a flood of them must not cost time."""
    first: dict[object, Voice] = {}
    for voice in voices:
        hard = [(trait, voice.keys[trait]) for trait in HARD_TRAITS if voice.keys.get(trait)]
        twin: object = (tuple(hard), voice.proven_payer) if len(hard) >= TWIN_TRAITS else voice.id
        first.setdefault(twin, voice)
    return list(first.values())


def _neighbours(voices: Sequence[Voice]) -> dict[int, set[int]]:
    """Who acts as one with whom; only reporters that share a hard trait are ever compared."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for first, second in _candidates(voices):
        if second not in neighbours[first] and act_as_one(voices[first], voices[second]):
            neighbours[first].add(second)
            neighbours[second].add(first)
    return {index: others for index, others in neighbours.items() if others}


def _candidates(voices: Sequence[Voice]) -> Iterator[tuple[int, int]]:
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, voice in enumerate(voices):
        for trait in HARD_TRAITS:
            for value in voice.keys.get(trait, ()):
                holders[trait, value].append(index)
    for group in holders.values():
        for place, first in enumerate(group):
            for second in group[place + 1 : place + 1 + COMPARED]:
                yield first, second
