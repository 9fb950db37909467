"""Do reports come so fast, against one platform or from one group, that a person must look?

What is usual follows from the weeks before: reports come by chance (Poisson), and a window is unusual when so
many or more would come less than once in ten thousand windows. An alarm holds nothing against anybody: a real
failure of a shop looks the same, so it asks a person, and never changes a score.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOWS = (timedelta(hours=6), timedelta(hours=48))
HISTORY = timedelta(days=60)
UNLIKELY = 1e-4
FEWEST = 5
"""Fewer reports than this are no burst, however quiet it was before."""
USUAL_PER_DAY: Mapping[str, float] = {
    "platform": 1 / 14,
    "reporter": 1 / 60,
    "device": 1 / 60,
    "payer": 1 / 60,
    "image": 1 / 60,
    "text": 1 / 60,
    "prefix": 1 / 7,
}
"""What is assumed of somebody without a history; a network prefix is shared by many people."""


@dataclass(frozen=True, slots=True)
class Event:
    """A report, when we received it, and what it belongs to: {"platform": id, "device": hash, ...}."""

    at: datetime
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Burst:
    """An unusual window: whose, how many reports, how many were usual, and how likely that is by chance."""

    group: str
    value: str
    window: timedelta
    count: int
    usual: float
    chance: float


def bursts(events: Iterable[Event], now: datetime) -> tuple[Burst, ...]:
    """The platforms and groups whose last hours are unusual, the least likely first, each once.

    Events of the last HISTORY are needed; older and future ones do not count.
    """
    times: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for event in events:
        for group, value in event.groups.items():
            if group in USUAL_PER_DAY and now - HISTORY < event.at <= now:
                times[group, value].append(event.at)
    found = (_worst(group, value, at, now) for (group, value), at in times.items())
    return tuple(sorted(filter(None, found), key=lambda burst: (burst.chance, burst.group, burst.value)))


def chance_of(count: int, usual: float) -> float:
    """The probability that at least `count` events come where `usual` ones are expected (Poisson)."""
    if count <= usual or count <= 0:
        return 1.0
    first = math.exp(count * math.log(usual) - usual - math.lgamma(count + 1))
    total = term = 1.0
    number = count
    while term > total * 1e-12:
        number += 1
        term *= usual / number
        total += term
    return min(1.0, first * total)


def _worst(group: str, value: str, times: Sequence[datetime], now: datetime) -> Burst | None:
    judged = (_judge(group, value, times, now, window) for window in WINDOWS)
    unusual = [burst for burst in judged if burst.count >= FEWEST and burst.chance < UNLIKELY]
    return min(unusual, key=lambda burst: burst.chance, default=None)


def _judge(group: str, value: str, times: Sequence[datetime], now: datetime, window: timedelta) -> Burst:
    count = sum(now - window < at for at in times)
    # The longest window is left out of every history: the burst itself must not make bursts usual.
    before = sum(at <= now - WINDOWS[-1] for at in times)
    days = (HISTORY - WINDOWS[-1]) / timedelta(days=1)
    usual = (before / days + USUAL_PER_DAY[group]) * (window / timedelta(days=1))
    return Burst(group, value, window, count, usual, chance_of(count, usual))
