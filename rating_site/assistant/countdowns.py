"""By when must somebody act? Limits from law and payment platforms, each with its source, as moments.

A limit whose source nobody checked has no number: the buyer types the time that the app shows.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from rating_site.assistant.case import Case, Condition, fits
from rating_site.assistant.sources import Source, sources
from rating_site.terms.calendar import end_of_day, local, working_days_after

EVENTS = ("paid", "noticed", "received", "asked", "pay_complaint", "filed", "accepted", "app")
"""What a limit can start from; `app` is no start but the end itself, as the payment app shows it."""
UNITS = ("hours", "days", "working_days", "years")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of countdowns.toml; `length` is 0 where the state is U."""

    id: str
    starts: str
    whose: str
    text: str
    basis: Source
    state: str
    length: int
    unit: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Countdown:
    """A limit in this case: `started` and `ends` (Shanghai) are None until the start is told.

    `approximate` where working days were counted beyond the holiday notices.
    """

    rule: Rule
    started: datetime | None = None
    ends: datetime | None = None
    approximate: bool = False


@cache
def rules() -> tuple[Rule, ...]:
    """Every limit that we know of, in the order in which pages list them."""
    table = tomllib.loads(Path(__file__).with_name("countdowns.toml").read_text(encoding="utf-8"))
    return tuple(_rule(id_, row) for id_, row in table.items())


def countdowns(case: Case, events: Mapping[str, datetime]) -> tuple[Countdown, ...]:
    """The limits that hold in this case; `events` tells what happened when (aware), by code of EVENTS."""
    return tuple(_started(rule, events.get(rule.starts)) for rule in rules() if fits(case, rule.when))


def end_of(start: datetime, length: int, unit: str) -> tuple[datetime, bool]:
    """When `length` units from `start` on are over, in Shanghai, and whether that is approximate.

    Counted in days or longer, the first day does not count and the last one ends at its 24:00.
    """
    begun = local(start)
    if unit == "hours":
        return begun + timedelta(hours=length), False
    if unit == "working_days":
        last = working_days_after(begun.date(), length)
        return end_of_day(last.day), last.approximate
    if unit == "days":
        return end_of_day(begun.date() + timedelta(days=length)), False
    # 29 February has no anniversary in most years; the day before it is the earlier, safer one.
    day = begun.date()
    leap = (day.month, day.day) == (2, 29)
    return end_of_day(day.replace(year=day.year + length, day=28 if leap else day.day)), False


def _rule(id_: str, row: Mapping[str, object]) -> Rule:
    told = {name: str(row[name]) for name in ("starts", "whose", "text", "state")}
    length, unit = row.get("length", 0), str(row.get("unit", ""))
    when = row.get("when", {})
    assert isinstance(length, int) and isinstance(when, dict)  # noqa: S101  # our own data file
    return Rule(id=id_, basis=sources()[str(row["basis"])], length=length, unit=unit, when=when, **told)


def _started(rule: Rule, at: datetime | None) -> Countdown:
    if at is None:
        return Countdown(rule)
    if rule.starts == "app":
        return Countdown(rule, ends=local(at))
    if not rule.length:
        return Countdown(rule, started=local(at))
    ends, approximate = end_of(at, rule.length, rule.unit)
    return Countdown(rule, local(at), ends, approximate)
