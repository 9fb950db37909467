"""How many independent people stand behind a number of reports?

Several traits are judged together. A device, a payer account, a picture or a reporter key is hard to share
by chance, but none of them merges two reporters alone; a similar text, the same network prefix and the same
hour support such a trait and can never merge anybody without one. So victims who use the same carrier and
channel in the same hours stay many, and a group that shares devices or payers becomes one.

Whoever writes once more never comes to resemble anybody more, and nobody who joins lowers the count: else a
platform could bury real complaints under more of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rating_site.trust.largest_choice import largest_choice

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
    """One reporter as seen on one platform, between `first` and `last`; `proven_payers` are those that a
    moderator confirmed.
    """

    id: str
    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    first: datetime | None = None
    last: datetime | None = None
    proven_payers: frozenset[str] = frozenset()


def act_as_one(first: Voice, second: Voice) -> bool:
    """Whether two reporters share so much that they count as one."""
    payers = first.proven_payers | second.proven_payers
    if len(payers) > 1 and first.proven_payers and second.proven_payers:
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
    return weight + (TIMING_WEIGHT if _together(first, second) else 0.0)


def _together(first: Voice, second: Voice) -> bool:
    """Whether both only ever wrote within the same short time."""
    if first.first is None or first.last is None or second.first is None or second.last is None:
        return False
    return max(first.last, second.last) - min(first.first, second.first) <= SAME_TIME


def effective_reporters(voices: Sequence[Voice]) -> int:
    """How many of these can be chosen so that no two act as one; each reporter is given once.

    Why a choice and not connected groups: somebody who resembles two real victims must not melt them into
    one.
    """
    sharing = _sharing(voices)
    distinct = _without_twins(sharing)
    return len(voices) - len(sharing) + largest_choice(_neighbours(distinct))


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
    merged: dict[object, Voice] = {}
    for voice in voices:
        hard = tuple((trait, voice.keys[trait]) for trait in HARD_TRAITS if voice.keys.get(trait))
        twin: object = (hard, voice.proven_payers) if len(hard) >= TWIN_TRAITS else voice.id
        merged[twin] = _common(merged[twin], voice) if twin in merged else voice
    return list(merged.values())


def _common(first: Voice, second: Voice) -> Voice:
    """What holds for both of two twins, so that neither lends the other a likeness to somebody else."""
    keys = {trait: held for trait, held in first.keys.items() if second.keys.get(trait) == held}
    firsts, lasts = (first.first, second.first), (first.last, second.last)
    return Voice(
        first.id,
        keys,
        min((at for at in firsts if at), default=None),
        max((at for at in lasts if at), default=None),
        first.proven_payers,
    )


def _neighbours(voices: Sequence[Voice]) -> dict[int, set[int]]:
    """Who acts as one with whom; only reporters that share a hard trait are ever compared."""
    neighbours: dict[int, set[int]] = {index: set() for index in range(len(voices))}
    for first, second in _candidates(voices):
        if second not in neighbours[first] and act_as_one(voices[first], voices[second]):
            neighbours[first].add(second)
            neighbours[second].add(first)
    return neighbours


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
