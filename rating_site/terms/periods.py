"""When does a period of the rules end that starts at a given moment, counted in hours, days or working days?

Why two readings of plain days: shops mean "7 天" as 168 hours (their software counts so), the Civil Code
(articles 201 and 203) runs a period of days to 24:00 of its last day. Only where both agree do we say "late".
"""

import math
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rating_site.terms.calendar import end_of_day, local, working_days_after

_NUMBER = r"(\d{1,6}(?:\.\d{1,3})?)"
_DURATION = re.compile(
    rf"P(?:(\d{{1,2}})Y)?(?:(\d{{1,3}})M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_LONGEST_DAYS = 36_600


@dataclass(frozen=True, slots=True)
class Length:
    """How long a period lasts: calendar `months`, `days` and `seconds`, added up."""

    months: int = 0
    days: float = 0.0
    seconds: float = 0.0

    @property
    def hours(self) -> float:
        """The length in hours, a month counted as 30.4 days."""
        return self.months * 730.5 + self.days * 24 + self.seconds / 3600

    @property
    def by_day(self) -> bool:
        """Whether it is stated in whole days, weeks, months or years."""
        return self.seconds == 0 and self.days == int(self.days)


@dataclass(frozen=True, slots=True)
class End:
    """When a period ends: `at` by the clock, `latest` by the reading that is kindest to the buyer."""

    at: datetime
    latest: datetime
    approximate: bool = False


def length_of(value: str) -> Length | None:
    """An ISO 8601 duration; None for anything else and for more than a century."""
    found = _DURATION.fullmatch(value)
    if found is None or not any(found.groups()) or value.endswith("T"):
        return None
    years, months, weeks, days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    length = Length(int(years * 12 + months), weeks * 7 + days, hours * 3600 + minutes * 60 + seconds)
    return length if length.hours <= _LONGEST_DAYS * 24 else None


def lengths_of(value: str) -> tuple[Length, Length] | None:
    """Both ends of a duration or of a range such as PT24H/PT72H, the shorter first; None where unreadable."""
    first, _slash, second = value.partition("/")
    low, high = length_of(first), length_of(second or first)
    if low is None or high is None:
        return None
    return (low, high) if low.hours <= high.hours else (high, low)


def hours_of(value: str, unit_note: str = "") -> float | None:
    """The longer length in hours, for sorting: same_day is 24, a working day 7/5 day; None without length."""
    if value == "same_day":
        return 24.0
    lengths = lengths_of(value)
    if lengths is None:
        return None
    return lengths[1].hours * (1.4 if unit_note == "working_days" else 1.0)


def end_of(start: datetime, length: Length, unit_note: str = "") -> End | None:
    """When a period of this length ends; None where it ends beyond what can be counted."""
    start = local(start)
    try:
        if unit_note == "working_days":
            found = working_days_after(start.date(), math.ceil(length.hours / 24))
            return _whole(end_of_day(found.day), found.approximate)
        exact = _elapsed(start, length)
        last = end_of_day(exact.date()) if length.by_day else exact
    except (OverflowError, ValueError):
        return None
    return _whole(last) if unit_note == "natural_days" else End(exact, last)


def same_day(start: datetime) -> End:
    """Until 24:00 of the day of `start`."""
    return _whole(end_of_day(local(start).date()))


def _whole(at: datetime, approximate: bool = False) -> End:
    return End(at, at, approximate)


def _elapsed(start: datetime, length: Length) -> datetime:
    """`start` plus calendar months (clipped to the month's last day) plus exact days and seconds."""
    month = start.month - 1 + length.months
    year, month = start.year + month // 12, month % 12 + 1
    moved = start.replace(year=year, month=month, day=min(start.day, monthrange(year, month)[1]))
    return local(moved.astimezone(UTC) + timedelta(days=length.days, seconds=length.seconds))
