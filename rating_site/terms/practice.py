"""What did reporters see beside what the rule promises? Always of n reporters, never the platform's rate."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

LEAST_FOR_MEDIAN = 3
"""A median of fewer reporters would be somebody's single story."""
_Z = 1.6448536269514722
"""The normal quantile of a two-sided 90 % interval."""
_OUTCOMES = ("open", "resupplied", "refunded", "partly", "withdrawn")


@dataclass(frozen=True, slots=True)
class Experience:
    """How one report ended: `asked` is resupply or refund, `hours` from asking to the outcome if known."""

    reporter: str
    asked: str
    outcome: str
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `n` reporters, with the 90 % interval (Wilson) from `low` to `high`."""

    count: int
    n: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Practice:
    """What the reporters of one platform saw.

    `resupplied` and `refunded` count, of those who asked for it, who got it; `resupply_hours` is the median
    time of those who got it, None for fewer than LEAST_FOR_MEDIAN, with `resupply_n` behind it.
    `delivery_minutes` is the median from payment to delivery of orders that went well, of `delivery_n`.
    """

    reporters: int
    resupplied: Share | None
    refunded: Share | None
    resupply_hours: float | None
    resupply_n: int
    delivery_minutes: float | None = None
    delivery_n: int = 0


def practice(experiences: Sequence[Experience], deliveries: Mapping[str, float] | None = None) -> Practice:
    """The experiences of one platform in order of time: each reporter speaks once per request, the newest
    time; withdrawn reports do not count. `deliveries` are minutes to delivery, by reporter.
    """
    last = {(one.reporter, one.asked): one for one in experiences}
    counted = [one for one in last.values() if one.outcome in _OUTCOMES and one.outcome != "withdrawn"]
    timed = [one.hours for one in counted if one.outcome == "resupplied" and _honest(one.hours)]
    hours = [hours for hours in timed if hours is not None]
    minutes = [waited for waited in (deliveries or {}).values() if _honest(waited)]
    return Practice(
        reporters=len({one.reporter for one in counted} | set(deliveries or ())),
        resupplied=_share([one for one in counted if one.asked == "resupply"], "resupplied"),
        refunded=_share([one for one in counted if one.asked == "refund"], "refunded"),
        resupply_hours=median(hours) if len(hours) >= LEAST_FOR_MEDIAN else None,
        resupply_n=len(hours),
        delivery_minutes=median(minutes) if len(minutes) >= LEAST_FOR_MEDIAN else None,
        delivery_n=len(minutes),
    )


def wilson(count: int, n: int) -> Share:
    """The share with its 90 % interval; ValueError unless 0 <= count <= n and n > 0."""
    if not 0 <= count <= n or n == 0:
        raise ValueError(f"{count} of {n} is no share")
    share, weight = count / n, 1 + _Z * _Z / n
    middle = share + _Z * _Z / (2 * n)
    spread = _Z * math.sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
    low, high = (middle - spread) / weight, (middle + spread) / weight
    return Share(count, n, max(0.0, min(low, share)), min(1.0, max(high, share)))


def _honest(hours: float | None) -> bool:
    return hours is not None and hours >= 0 and math.isfinite(hours)


def _share(asking: Sequence[Experience], outcome: str) -> Share | None:
    if not asking:
        return None
    return wilson(sum(one.outcome == outcome for one in asking), len(asking))
