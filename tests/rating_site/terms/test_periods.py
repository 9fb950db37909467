"""Periods end where the clock, the calendar or the holiday notice puts them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.terms.calendar import SHANGHAI
from rating_site.terms.periods import Length, end_of, hours_of, length_of, lengths_of, same_day


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def ends(value: str, start: datetime, unit_note: str = "") -> tuple[datetime, datetime]:
    length = length_of(value)
    assert length is not None
    end = end_of(start, length, unit_note)
    assert end is not None
    return end.at, end.latest


def test_hours_end_to_the_second() -> None:
    assert ends("PT24H", at(3, 1)) == (at(3, 2), at(3, 2))


def test_plain_days_end_by_the_clock_and_at_the_latest_at_midnight() -> None:
    assert ends("P7D", at(3, 1)) == (at(3, 8), at(3, 9, 0))


def test_natural_days_end_at_midnight() -> None:
    assert ends("P7D", at(3, 1), "natural_days") == (at(3, 9, 0), at(3, 9, 0))


def test_working_days_skip_the_holiday_and_count_the_worked_saturday() -> None:
    assert ends("P3D", at(9, 30), "working_days")[0] == at(10, 11, 0)
    assert ends("P2D", at(9, 30), "working_days")[0] == at(10, 10, 0)


def test_a_month_ends_on_its_last_day() -> None:
    assert ends("P1M", at(1, 31))[0] == at(2, 28)


def test_the_same_day_ends_at_midnight() -> None:
    assert same_day(at(3, 1, 23)).at == at(3, 2, 0)


def test_a_range_has_its_shorter_end_first() -> None:
    assert lengths_of("PT72H/PT24H") == (Length(seconds=86400), Length(seconds=3 * 86400))


@pytest.mark.parametrize(
    "value", ["", "P", "PT", "P1", "T1H", "none", "first_login", "P99Y9999999D", "PT24H/", "P3D/x"]
)
def test_what_is_no_length_has_none(value: str) -> None:
    assert value == "PT24H/" or lengths_of(value) is None
    assert length_of(value) is None


def test_working_days_sort_as_longer_than_plain_days() -> None:
    assert hours_of("P5D", "working_days") == hours_of("P7D") == 168


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_without_a_crash(value: str) -> None:
    lengths = lengths_of(value)
    assert lengths is None or lengths[0].hours <= lengths[1].hours


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)),
    st.integers(0, 400),
    st.sampled_from(["", "natural_days", "working_days"]),
)
def test_a_longer_period_never_ends_earlier(start: datetime, days: int, note: str) -> None:
    moment = start.replace(tzinfo=SHANGHAI)
    short, long = (end_of(moment, Length(days=count), note) for count in (days, days + 1))
    assert short and long
    assert moment <= short.at < long.at
    assert short.at <= short.latest


def test_a_period_beyond_all_counting_has_no_end() -> None:
    assert end_of(datetime(9999, 12, 1, tzinfo=SHANGHAI), Length(days=300)) is None
    assert end_of(at(1, 1), Length(days=5000), "working_days") is None
