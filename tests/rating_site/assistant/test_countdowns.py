"""Limits end when their law says, and nothing unverified is a number."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.assistant import words
from rating_site.assistant.case import Case
from rating_site.assistant.countdowns import EVENTS, UNITS, Countdown, countdowns, end_of, rules
from rating_site.terms.calendar import SHANGHAI

NOON = datetime(2026, 11, 20, 12, tzinfo=SHANGHAI)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))


def found(case: Case, **events: datetime) -> dict[str, Countdown]:
    return {one.rule.id: one for one in countdowns(case, events)}


def test_hours_run_from_minute_to_minute() -> None:
    first = found(Case(channel="wechat"), pay_complaint=NOON)["wx_first_reply"]
    assert first.ends == NOON + timedelta(hours=24)


def test_days_leave_the_first_out_and_end_at_midnight() -> None:
    ends = found(Case(), asked=NOON)["refund_15"].ends
    assert ends == datetime(2026, 12, 6, 0, 0, tzinfo=SHANGHAI)


def test_a_working_saturday_counts_and_a_holiday_does_not() -> None:
    filed = datetime(2026, 9, 30, 12, tzinfo=SHANGHAI)
    ends = found(Case(), filed=filed)["accept_12315"].ends
    assert ends == datetime(2026, 10, 16, 0, 0, tzinfo=SHANGHAI)


def test_working_days_beyond_the_holiday_notices_are_approximate() -> None:
    late = found(Case(), filed=datetime(2026, 12, 30, tzinfo=SHANGHAI))["accept_12315"]
    assert late.approximate and late.ends is not None


def test_three_years_from_a_leap_day_end_on_the_day_before() -> None:
    ends, _ = end_of(datetime(2028, 2, 29, 9, tzinfo=SHANGHAI), 3, "years")
    assert ends == datetime(2031, 3, 1, 0, 0, tzinfo=SHANGHAI)


def test_limits_wait_for_the_event_that_starts_them() -> None:
    waiting = found(Case(channel="wechat"))
    assert all(one.ends is None and one.started is None for one in waiting.values())


@pytest.mark.parametrize(
    ("case", "there", "absent"),
    [
        (Case(channel="wechat"), "wx_done", "prepaid_7"),
        (Case(channel="alipay"), "app_deadline", "wx_done"),
        (Case(channel="balance", topup="wechat"), "prepaid_7", "defect_7"),
        (Case(channel="usdt"), "lawsuit", "pay_records"),
        (Case(resale=True), "lawsuit", "accept_12315"),
        (Case(problem="wrong_goods"), "no_reason_7", "prepaid_7"),
    ],
)
def test_limits_fit_the_way_of_payment_and_the_problem(case: Case, there: str, absent: str) -> None:
    assert there in found(case) and absent not in found(case)


def test_unverified_limits_have_no_number() -> None:
    unverified = [rule for rule in rules() if rule.state == "U" or rule.basis.state == "U"]
    assert len(unverified) >= 2
    assert [rule.id for rule in unverified if rule.length] == []
    assert [rule.text for rule in unverified if re.search(r"\d|[一二三四五六七八九十]", rule.text)] == []


def test_what_the_app_shows_is_taken_as_typed() -> None:
    shown = found(Case(channel="alipay"), app=NOON)["app_deadline"]
    assert shown.ends == NOON and shown.started is None


def test_every_rule_is_well_formed() -> None:
    for rule in rules():
        assert rule.starts in EVENTS and rule.whose in words.WHOSE and rule.basis.law
        assert (rule.unit in UNITS and rule.length > 0) if rule.state in ("T", "S") else not rule.unit


@given(MOMENTS, st.sampled_from(UNITS), st.integers(1, 60))
def test_a_limit_ends_after_it_starts(start: datetime, unit: str, length: int) -> None:
    ends, _ = end_of(start, length, unit)
    assert ends > start and ends.utcoffset() == timedelta(hours=8)
