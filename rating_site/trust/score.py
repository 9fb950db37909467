"""What is a platform's score, and what made it so?

Points are log-odds: ten points double the odds that a buyer fares well. They add up exactly, so every point
can be traced to one signal. The interval says how much we know (信息充足度); it is no probability, because
nothing here is fitted to real cases.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rating_site.trust import signals
from rating_site.trust.alert import Alert, judge_alert
from rating_site.trust.case import Case
from rating_site.trust.facts import Facts
from rating_site.trust.signals import Param, Reading

METHOD_VERSION = "1"
BASE = 50.0


@dataclass(frozen=True, slots=True)
class Weight:
    """One row of the table: the points for the best and for the worst answer; an unknown answer has none."""

    signal: str
    title: str
    best: float
    worst: float
    ask: Callable[[Case], Reading]


WEIGHTS = (
    Weight("filing", "备案", 13.0, 16.0, signals.filing),
    Weight("age", "存续时间", 10.0, 5.0, signals.age),
    Weight("terms", "规则公平度", 11.5, 11.5, signals.terms),
    Weight("record", "观察记录", 10.0, 0.0, signals.record),
    Weight("availability", "可访问性", 0.0, 5.0, signals.availability),
    Weight("operator", "同一经营者", 0.0, 30.0, signals.operator),
    Weight("resolution", "解决问题", 4.0, 0.0, signals.resolution),
    Weight("unverified_reports", "未核实的举报", 0.0, 9.5, signals.unverified_reports),
    Weight("verified_reports", "已核实的举报", 0.0, 86.5, signals.verified_reports),
)
"""Every weight there is; the method page and the API description are rendered from this table."""

ALWAYS_UNSURE = 3.0
"""What the interval keeps on both sides even when every signal is known."""
REPORTS_UNSURE = 5.0
"""What unchecked reports add on both sides, reached as they approach their cap."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade is given from `score` points on if the interval also starts at `low` or above."""

    letter: str
    score: float
    low: float


GRADES = (
    Grade("A", 80.0, 80.0 - ALWAYS_UNSURE),
    Grade("B", 65.0, 65.0 - ALWAYS_UNSURE),
    Grade("C", 45.0, 0.0),
    Grade("D", 30.0, 0.0),
    Grade("E", 0.0, 0.0),
)
CORE_SIGNALS = ("filing", "age", "terms")
CORE_NEEDED = 2
"""A platform is rated when at least this many of the core signals are known."""
REFUSES_AFTER = timedelta(days=3)
"""A site that turns our checks away for this long is not rated, and the page says so."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """Points of one signal, a code with parameters that explains them, and the ids of the evidence."""

    signal: str
    points: float
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The whole answer. The points of `contributions` add up to `score`, base and clipping included.

    `state` is listed, warned, alert, not_rated or graded, in this precedence; `grade` is None in every
    state but graded, and then no page, API, text, badge or image may show the score either. `missing` says
    what a rating waits for.
    """

    score: float
    grade: str | None
    interval: tuple[float, float]
    contributions: tuple[Contribution, ...]
    state: str
    missing: tuple[str, ...]
    method_version: str
    alert: Alert = field(default_factory=Alert)
    effective_reporters: int = 0


def score(facts: Facts, now: datetime) -> Score:
    """Judge one platform at one moment; reports recorded later than `now` are left out."""
    case = Case(facts, now)
    readings = [(weight, weight.ask(case)) for weight in WEIGHTS]
    contributions = _contributions(readings)
    # The sum of clipped parts may miss a bound by the last binary digit.
    total = min(max(math.fsum(part.points for part in contributions), 0.0), 100.0)
    interval = _interval(total, readings)
    alert = judge_alert(case)
    missing = _missing(facts, now, {weight.signal: reading.known for weight, reading in readings})
    state = _state(facts, alert, missing)
    grade = _grade(total, interval[0]) if state == "graded" else None
    return Score(total, grade, interval, contributions, state, missing, METHOD_VERSION, alert, case.effective)


def _contributions(readings: list[tuple[Weight, Reading]]) -> tuple[Contribution, ...]:
    """One part per signal, then what clipping to 0..100 takes or gives."""
    parts = [Contribution("base", BASE, "base")]
    for weight, reading in readings:
        points = reading.strength * (weight.best if reading.strength > 0 else weight.worst)
        parts.append(Contribution(weight.signal, points, reading.code, reading.params, reading.evidence))
    total = math.fsum(part.points for part in parts)
    clipped = min(max(total, 0.0), 100.0)
    if clipped != total:
        parts.append(Contribution("clip", clipped - total, "clip"))
    return tuple(parts)


def _interval(total: float, readings: list[tuple[Weight, Reading]]) -> tuple[float, float]:
    """From the score if every unknown turned out worst to the score if every unknown turned out best.

    So hiding a bad answer never lifts the lower end, and never gains a grade that asks for one.
    """
    waiting = sum(-reading.strength for weight, reading in readings if weight.signal == "unverified_reports")
    margin = ALWAYS_UNSURE + REPORTS_UNSURE * waiting
    unknown = [weight for weight, reading in readings if not reading.known]
    low = total - margin - math.fsum(weight.worst for weight in unknown)
    high = total + margin + math.fsum(weight.best for weight in unknown)
    return max(low, 0.0), min(high, 100.0)


def _missing(facts: Facts, now: datetime, known: Mapping[str, bool]) -> tuple[str, ...]:
    """Why there is no rating; empty if there is enough to go by."""
    if facts.prohibited_confirmed:
        return ("prohibited_goods",)
    seen = facts.availability
    if seen and seen.refused_since and now - seen.refused_since >= REFUSES_AFTER:
        return ("site_refuses_checks",)
    unknown = tuple(signal for signal in CORE_SIGNALS if not known[signal])
    return unknown if len(CORE_SIGNALS) - len(unknown) < CORE_NEEDED else ()


def _state(facts: Facts, alert: Alert, missing: tuple[str, ...]) -> str:
    """The fixed precedence."""
    if facts.listing_state in ("listed", "warned"):
        return facts.listing_state
    if alert.on:
        return "alert"
    return "not_rated" if missing else "graded"


def _grade(points: float, low: float) -> str:
    """The best grade whose two lines are both reached."""
    return next((grade.letter for grade in GRADES if points >= grade.score and low >= grade.low), "E")
