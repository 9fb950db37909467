"""Working days follow the State Council's notices; beyond them they are approximate."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.terms.calendar import SHANGHAI, end_of_day, is_working_day, local, working_days_after, years


@pytest.mark.parametrize("day", [date(2026, 10, 10), date(2026, 9, 20), date(2024, 2, 18), date(2025, 1, 26)])
def test_a_weekend_day_may_be_worked(day: date) -> None:
    assert day.weekday() >= 5
    assert is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 10, 1), date(2025, 10, 8), date(2024, 6, 10), date(2026, 2, 23)])
def test_a_weekday_may_be_a_holiday(day: date) -> None:
    assert day.weekday() < 5
    assert not is_working_day(day)


def test_three_working_days_before_the_national_holiday_end_after_it() -> None:
    assert working_days_after(date(2026, 9, 29), 3).day == date(2026, 10, 9)


def test_the_table_holds_three_years_and_no_day_twice() -> None:
    assert sorted(years()) == [2024, 2025, 2026]
    for number, year in years().items():
        assert not year.off & year.working
        assert {day.year for day in year.off | year.working} == {number}


def test_every_extra_working_day_is_a_weekend_day() -> None:
    assert {day.weekday() for year in years().values() for day in year.working} <= {5, 6}


def test_a_count_that_leaves_the_table_is_approximate() -> None:
    inside, beyond = working_days_after(date(2026, 12, 28), 3), working_days_after(date(2026, 12, 28), 4)
    assert (inside.day, inside.approximate) == (date(2026, 12, 31), False)
    assert (beyond.day, beyond.approximate) == (date(2027, 1, 1), True)


def test_an_endless_count_is_refused() -> None:
    with pytest.raises(ValueError, match="working days"):
        working_days_after(date(2026, 1, 1), 10**9)


@given(st.dates(date(2023, 1, 1), date(2028, 1, 1)), st.integers(1, 60))
def test_a_count_ends_on_a_working_day_with_as_many_before_it(start: date, count: int) -> None:
    end = working_days_after(start, count).day
    passed = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert is_working_day(end)
    assert sum(map(is_working_day, passed)) == count


@given(st.datetimes(datetime(1992, 1, 1), datetime(2100, 1, 1)), st.integers(0, 10**6))
def test_shanghai_has_no_clock_changes(moment: datetime, seconds: int) -> None:
    start = moment.replace(tzinfo=SHANGHAI)
    later = (start.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(SHANGHAI)
    assert later == start + timedelta(seconds=seconds)


def test_a_day_ends_at_midnight_in_shanghai() -> None:
    assert end_of_day(date(2026, 3, 1)).astimezone(UTC) == datetime(2026, 3, 1, 16, tzinfo=UTC)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local(datetime(2026, 3, 1))
