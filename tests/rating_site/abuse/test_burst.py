"""Floods are noticed, busy platforms and patient people are not taken for one."""

import math
from datetime import UTC, datetime, timedelta

import pytest

from rating_site.abuse.burst import FEWEST, UNLIKELY, Event, bursts, chance_of

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def against(platform: str, count: int, over: timedelta, **groups: str) -> list[Event]:
    """So many reports, evenly spread, the last one now."""
    return [Event(NOW - over * place / count, {"platform": platform, **groups}) for place in range(count)]


def steady(platform: str, per_day: int) -> list[Event]:
    """A history of 58 days that ended before the last two."""
    return [
        Event(NOW - 2 * DAY - DAY * place / per_day, {"platform": platform}) for place in range(58 * per_day)
    ]


def test_forty_reports_in_two_days_by_one_reporter_against_four_platforms_alarm() -> None:
    flood = [event for name in "abcd" for event in against(name, 10, 48 * HOUR, reporter="r")]
    found = bursts(flood, NOW)
    assert (found[0].group, found[0].value, found[0].count) == ("reporter", "r", 40)
    assert {burst.value for burst in found} == {"r", "a", "b", "c", "d"}
    assert all(burst.chance < UNLIKELY for burst in found)


def test_forty_reports_in_two_days_alarm_even_on_a_busy_platform() -> None:
    assert bursts(steady("big", 3) + against("big", 40, 48 * HOUR), NOW)[0].value == "big"


def test_three_reports_in_a_day_on_a_big_platform_are_usual() -> None:
    assert bursts(steady("big", 2) + against("big", 3, DAY), NOW) == ()


@pytest.mark.parametrize("per_day", [1, 5, 20])
def test_a_platform_that_goes_on_as_before_does_not_alarm(per_day: int) -> None:
    assert bursts(steady("shop", per_day) + against("shop", 2 * per_day, 48 * HOUR), NOW) == ()


def test_fewer_than_five_reports_never_alarm() -> None:
    assert bursts(against("new", FEWEST - 1, HOUR, device="d", prefix="p"), NOW) == ()


def test_a_burst_of_hours_is_seen_on_a_platform_with_quiet_days() -> None:
    found = bursts(steady("shop", 2) + against("shop", 8, 3 * HOUR), NOW)
    assert found[0].window == timedelta(hours=6)


def test_the_burst_itself_does_not_make_bursts_usual() -> None:
    (burst,) = bursts(against("shop", 40, 48 * HOUR), NOW)
    assert burst.usual < 0.2


def test_old_and_future_reports_do_not_count() -> None:
    away = [Event(NOW + HOUR, {"platform": "p"}), Event(NOW - 90 * DAY, {"platform": "p"})] * 20
    assert bursts(away, NOW) == ()


@pytest.mark.parametrize(("count", "usual"), [(1, 0.5), (5, 0.14), (12, 6.0), (40, 3.0), (1100, 1000.0)])
def test_the_chance_is_the_poisson_tail(count: int, usual: float) -> None:
    below = math.fsum(math.exp(n * math.log(usual) - usual - math.lgamma(n + 1)) for n in range(count))
    assert chance_of(count, usual) == pytest.approx(1 - below, abs=1e-9)


def test_the_chance_falls_as_reports_come() -> None:
    chances = [chance_of(count, 2.5) for count in range(3, 60)]
    assert chances == sorted(chances, reverse=True)
    assert chance_of(2, 2.5) == chance_of(0, 0.1) == 1
