"""The rule on an order date is answered from the captures of that time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.terms.archive import Version
from rating_site.terms.calendar import SHANGHAI
from rating_site.terms.order_date import OrderAnswer, answer
from tests.rating_site.terms.archived import march, version

NOW = march(30)
WEEK, THREE_DAYS = "下单后7天内可申请退款。", "下单后3天内可申请退款。"
BOTH_BOUNDS = "付款后24小时内未到账请联系客服补单，超过48小时不予处理。"


def refund(versions: list[Version], ordered: float, event: float, **more: object) -> OrderAnswer:
    return answer(versions, march(ordered), march(event), "refund", NOW, **more)  # type: ignore[arg-type]


def resupply(text: str, hours: float, ordered: float = 5) -> OrderAnswer:
    start = march(ordered)
    return answer([version(text)], start, start + timedelta(hours=hours), "resupply", NOW)


def codes(found: OrderAnswer) -> set[str]:
    return {caution.code for caution in found.warnings}


def test_an_event_in_the_window_is_inside_and_quotes_the_rule() -> None:
    found = refund([version(WEEK)], 5, 8)
    assert (found.answer, found.deadline) == ("inside", march(12))
    assert found.quote == "下单后7天内可申请退款"


def test_an_event_after_the_last_day_is_outside() -> None:
    assert refund([version(WEEK)], 5, 13).answer == "outside"


def test_the_last_hours_of_the_last_day_are_told_to_be_disputed() -> None:
    found = refund([version(WEEK)], 5, 12.5)
    assert (found.answer, codes(found)) == ("uncertain", {"counting_differs"})


@pytest.mark.parametrize(("hours", "expected"), [(1, "too_early"), (30, "inside"), (49, "outside")])
def test_a_wait_and_a_limit_hold_together(hours: float, expected: str) -> None:
    found = resupply(BOTH_BOUNDS, hours)
    assert found.answer == expected
    assert (found.opens, found.deadline) == (march(6), march(7))


def test_a_wait_alone_never_ends() -> None:
    assert resupply("超过48小时未到账请联系客服补单", 24 * 20).answer == "inside"


def test_the_version_of_the_order_date_counts_and_not_the_newest() -> None:
    old, new = version(WEEK, 1, 10), version(THREE_DAYS, 11, 20)
    found = refund([old, new], 5, 10)
    assert (found.answer, found.version) == ("inside", old)
    assert codes(found) == {"rule_changed_after_order"}


def test_a_rule_changed_after_the_dispute_began_is_told() -> None:
    versions = [version(WEEK, 1, 10), version(THREE_DAYS, 11, 20)]
    assert "rule_changed_after_dispute" in codes(refund(versions, 5, 10, disputed_at=march(9)))
    assert "rule_changed_around_dispute" in codes(refund(versions, 5, 10, disputed_at=march(10.5)))


def test_an_order_in_a_gap_is_uncertain_with_both_versions() -> None:
    old, new = version(WEEK, 1, 10), version(THREE_DAYS, 13, 20)
    found = refund([old, new], 12, 18)
    assert found.answer == "uncertain"
    assert [(one.label, one.answer, one.version) for one in found.alternatives] == [
        ("before_order", "inside", old),
        ("after_order", "outside", new),
    ]


def test_a_gap_in_which_this_rule_stayed_is_no_gap() -> None:
    found = refund([version(WEEK, 1, 10), version(WEEK + "满10元包邮。", 13, 20)], 12, 13)
    assert (found.answer, codes(found)) == ("inside", {"text_changed_after_order"})


def test_without_an_old_enough_capture_the_answer_is_not_known() -> None:
    later = version(WEEK, 10, 20)
    found = refund([later], 5, 6)
    assert (found.answer, found.version) == ("not_known", later)
    assert [(one.label, one.answer) for one in found.alternatives] == [("nearest_after", "inside")]


def test_without_any_capture_the_answer_is_not_known() -> None:
    assert refund([], 5, 6).answer == "not_known"


def test_a_place_first_read_after_the_order_leaves_the_rule_unknown() -> None:
    versions = [version("欢迎光临"), version(WEEK, 10, 20, place="/terms")]
    assert refund(versions, 5, 6).answer == "not_known"


def test_another_place_first_read_after_the_order_is_told() -> None:
    versions = [version(WEEK), version(THREE_DAYS, 10, 20, place="/terms")]
    found = refund(versions, 5, 6)
    assert (found.answer, codes(found)) == ("inside", {"rule_first_seen_after_order"})


def test_a_text_without_the_rule_states_nothing_and_shows_what_it_says_instead() -> None:
    found = refund([version("虚拟商品发货后恕不退换。")], 5, 6)
    assert found.answer == "not_stated"
    assert [one.label for one in found.alternatives] == ["no_refund"]


def test_a_removed_rule_no_longer_holds() -> None:
    removed = [replace(version(WEEK, 1, 10), next_seen=march(12))]
    assert refund(removed, 20, 21).answer == "not_stated"
    assert refund(removed, 11, 12).answer == "uncertain"
    assert codes(refund(removed, 5, 6)) == {"rule_changed_after_order"}


def test_the_narrowest_scope_wins_where_the_product_is_named() -> None:
    versions = [version(WEEK), version(THREE_DAYS, place="/item/3")]
    assert refund(versions, 5, 10, scope="/item/3").answer == "outside"
    assert refund(versions, 5, 10, scope="/item/4").answer == "inside"
    assert codes(refund(versions, 5, 10)) == {"product_terms_exist"}


def test_a_clock_that_starts_at_delivery_needs_its_time_to_say_late() -> None:
    versions = [version("发货后3天内可申请退款。")]
    assert refund(versions, 5, 20).answer == "uncertain"
    assert refund(versions, 5, 20, happened={"delivery": march(6)}).answer == "outside"
    assert refund(versions, 5, 20, happened={"delivery": march(19)}).answer == "inside"


def test_a_window_until_delivery_depends_on_the_delivery() -> None:
    versions = [version("人工出货的单子，只要商户还没发，您先提了退款，就给退。")]
    assert refund(versions, 5, 6).answer == "uncertain"
    assert refund(versions, 5, 6, happened={"delivery": None}).answer == "inside"
    assert refund(versions, 5, 6, happened={"delivery": march(5)}).answer == "outside"


def test_two_different_numbers_in_one_text_are_both_shown() -> None:
    found = refund([version(WEEK + "\n" + THREE_DAYS)], 5, 10)
    assert found.answer == "uncertain"
    assert "own_text_contradicts" in codes(found)
    assert sorted(one.answer for one in found.alternatives) == ["inside", "outside"]


def test_working_days_beyond_the_table_are_approximate() -> None:
    one = version("下单后3个工作日内可申请退款。")
    start = datetime(2026, 12, 30, 10, tzinfo=SHANGHAI)
    found = answer([one], start, start, "refund", start + timedelta(days=9))
    assert found.approximate
    assert {"working_days_approximate", "not_captured_since"} == codes(found)


def test_captures_after_now_are_not_looked_at() -> None:
    versions = [version(WEEK, 1, 10), version(THREE_DAYS, 12, 20)]
    found = answer(versions, march(5), march(6), "refund", march(11))
    assert codes(found) == set()


def test_impossible_questions_are_refused() -> None:
    with pytest.raises(ValueError, match="before the order"):
        refund([], 6, 5)
    with pytest.raises(ValueError, match="asked"):
        answer([], march(5), march(6), "compensation", NOW)
    with pytest.raises(ValueError, match="zone"):
        answer([], datetime(2026, 3, 5), march(6), "refund", NOW)


LIMITS = st.lists(
    st.sampled_from(
        [WEEK, THREE_DAYS, "当天可申请退款。", "下单后48小时内可以退款。", "发货后2天内可退款。"]
    ),
    max_size=3,
)


@given(LIMITS, st.floats(0, 400), st.floats(0, 400))
def test_a_later_event_never_turns_from_late_to_in_time(texts: list[str], one: float, two: float) -> None:
    order = ["inside", "uncertain", "outside"]
    versions = [version("".join(texts))]
    answers = [
        answer(versions, march(5), march(5) + timedelta(hours=hours), "refund", NOW).answer
        for hours in sorted((one, two))
    ]
    assert answers == ["not_stated"] * 2 or order.index(answers[0]) <= order.index(answers[1])


@given(st.integers(-240, 500), st.integers(0, 500), st.sampled_from(["refund", "resupply"]))
def test_the_zone_of_a_time_changes_no_answer(ordered: int, after: int, asked: str) -> None:
    start = march(10) + timedelta(hours=ordered)
    event, versions = start + timedelta(hours=after), [version(WEEK + BOTH_BOUNDS, 3, 20)]
    shifted = [moment.astimezone(UTC) for moment in (start, event)]
    assert answer(versions, start, event, asked, NOW) == answer(versions, shifted[0], shifted[1], asked, NOW)


@given(st.integers(-240, 700), st.integers(0, 500))
def test_every_caution_can_be_said(ordered: int, after: int) -> None:
    start = march(10) + timedelta(hours=ordered)
    versions = [version(WEEK, 3, 10), version(THREE_DAYS + WEEK, 12, 20), version(WEEK, 4, 9, "/item/1")]
    found = answer(versions, start, start + timedelta(hours=after), "refund", NOW, disputed_at=march(12))
    assert all(caution.text and "{" not in caution.text for caution in found.warnings)
