"""Which days are worked in mainland China, and when do N working days end?

The State Council decides each year which weekend days are worked; years without a table are counted Monday to
Friday and said to be approximate (约).
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOST_DAYS = 1000
"""Longer counts of working days are refused: no honest rule has them."""


@dataclass(frozen=True, slots=True)
class Year:
    """The days of one year that depart from Monday to Friday."""

    off: frozenset[date]
    working: frozenset[date]


@dataclass(frozen=True, slots=True)
class Day:
    """A day found by counting; `approximate` where a year without a table was counted."""

    day: date
    approximate: bool = False


@cache
def years() -> dict[int, Year]:
    """The years whose holiday notice we hold."""
    table = tomllib.loads(Path(__file__).with_name("calendar.toml").read_text(encoding="utf-8"))
    return {int(year): Year(frozenset(row["off"]), frozenset(row["working"])) for year, row in table.items()}


def is_known(day: date) -> bool:
    """Whether the holiday notice for the year of `day` is in the table."""
    return day.year in years()


def is_working_day(day: date) -> bool:
    """Whether `day` is worked: by the table where its year is known, else Monday to Friday."""
    year = years().get(day.year)
    if year is None:
        return day.weekday() < 5
    return day in year.working or (day.weekday() < 5 and day not in year.off)


def working_days_after(start: date, count: int) -> Day:
    """The `count`th working day after `start`, which itself is not counted; 0 gives `start`.

    ValueError for a negative count or one above MOST_DAYS.
    """
    if not 0 <= count <= MOST_DAYS:
        raise ValueError(f"cannot count {count} working days")
    day, approximate = start, False
    while count:
        day += timedelta(days=1)
        approximate = approximate or not is_known(day)
        count -= is_working_day(day)
    return Day(day, approximate)


def local(moment: datetime) -> datetime:
    """`moment` in Shanghai time; ValueError where it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError("a time needs its time zone")
    return moment.astimezone(SHANGHAI)


def end_of_day(day: date) -> datetime:
    """24:00 of `day` in Shanghai, which is 0:00 of the next day."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), SHANGHAI)
