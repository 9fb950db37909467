"""Deciding clauses are the narrowest and plainest, and what they say together is cautious."""

from datetime import timedelta

from rating_site.terms.window import Clock, deciding, judge
from tests.rating_site.terms.archived import clause, march


def clock(hours: float) -> Clock:
    return Clock(march(5), march(5) + timedelta(hours=hours))


def test_a_clause_under_a_condition_yields_to_a_plain_one() -> None:
    plain, special = clause("resupply_window", "P3D"), clause("resupply_window", "P1D", cond="slow")
    assert deciding([special, plain], "resupply") == [plain]
    assert deciding([special], "resupply") == [special]


def test_a_clause_that_cannot_be_read_decides_nothing() -> None:
    assert deciding([clause("refund_window", "soon")], "refund") == []


def test_conditions_that_differ_leave_it_open() -> None:
    slow = clause("resupply_window", "PT120H", cond="slow")
    fast = clause("resupply_window", "PT24H", cond="fast")
    verdict = judge([slow, fast], clock(48))
    assert verdict.answer == "uncertain"
    assert "only_under_condition" in {caution.code for caution in verdict.cautions}
    assert judge([slow, fast], clock(12)).answer == "inside"


def test_a_range_is_open_between_its_ends() -> None:
    within = [clause("refund_window", "PT24H/PT72H", start="payment")]
    assert [judge(within, clock(hours)).answer for hours in (20, 48, 80)] == [
        "inside",
        "uncertain",
        "outside",
    ]


def test_a_range_says_why_it_is_open() -> None:
    verdict = judge([clause("refund_window", "P1D/P3D", start="payment")], clock(48))
    assert [caution.code for caution in verdict.cautions] == ["range_given"]


def test_a_clock_that_has_not_started_lets_no_limit_pass() -> None:
    waiting = Clock(march(5), march(25), {"delivery": None})
    limit = clause("refund_window", "P3D", start="delivery")
    wait = clause("refund_window", "P1D", start="delivery", bound="min")
    assert [judge([one], waiting).answer for one in (limit, wait)] == ["inside", "too_early"]


def test_a_wait_longer_than_the_limit_contradicts_itself() -> None:
    wait = clause("resupply_window", "PT48H", bound="min", start="payment")
    limit = clause("resupply_window", "PT24H", start="payment")
    verdict = judge([wait, limit], clock(30))
    assert verdict.answer == "uncertain"
    assert {caution.code for caution in verdict.cautions} == {"own_text_contradicts"}


def test_the_shortest_limit_is_the_safe_deadline() -> None:
    limits = [clause("refund_window", value, start="payment") for value in ("PT72H", "PT24H")]
    verdict = judge(limits, clock(1))
    assert verdict.answer == "inside"
    assert verdict.deadline and verdict.deadline.at == march(6)


def test_too_late_is_too_late_in_both_readings() -> None:
    limits = [clause("refund_window", value, start="payment") for value in ("PT72H", "PT24H")]
    assert judge(limits, clock(100)).answer == "outside"


def test_a_length_beyond_counting_is_open() -> None:
    verdict = judge([clause("refund_window", "P5000D", unit_note="working_days", start="order")], clock(1))
    assert (verdict.answer, [one.code for one in verdict.cautions]) == ("uncertain", ["beyond_counting"])
