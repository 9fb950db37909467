"""The archive says what stood where and when, and what nobody saw."""

from dataclasses import replace
from datetime import timedelta

from rating_site.terms.archive import as_known, newest, scope_of, standings
from tests.rating_site.terms.archived import march, version

OLD, NEW = version("下单后7天内可退款", 1, 10), version("下单后3天内可退款", 12, 20)


def test_between_two_captures_both_texts_are_possible() -> None:
    (standing,) = standings([NEW, OLD], march(11))
    assert (standing.before, standing.after) == (OLD, NEW)


def test_within_its_captures_a_text_stood_for_certain() -> None:
    (standing,) = standings([OLD, NEW], march(5))
    assert (standing.before, standing.after) == (OLD, OLD)


def test_before_the_first_capture_only_the_nearest_is_known() -> None:
    (standing,) = standings([OLD], march(1) - timedelta(days=3))
    assert not standing.captured
    assert (standing.first, standing.before, standing.after) == (OLD, None, None)


def test_a_text_that_was_replaced_or_removed_no_longer_stands() -> None:
    assert newest([NEW, OLD]) == [NEW]
    assert newest([OLD, replace(NEW, next_seen=march(21))]) == []


def test_around_its_removal_a_text_may_have_stood_or_not() -> None:
    removed = replace(NEW, next_seen=march(22))
    gap, gone = standings([removed], march(21))[0], standings([removed], march(25))[0]
    assert (gap.before, gap.after) == (removed, None)
    assert (gone.captured, gone.before, gone.after) == (True, None, None)


def test_nobody_knows_since_when_a_place_is_back() -> None:
    (standing,) = standings([replace(OLD, next_seen=march(11)), version("原路退回", 20, 25)], march(15))
    assert standing.before is None
    assert standing.after and standing.after.text == "原路退回"


def test_what_was_captured_later_is_not_known_yet() -> None:
    (known,) = as_known([replace(OLD, next_seen=march(12)), NEW], march(5))
    assert (known.last_seen, known.next_seen) == (march(5), None)


def test_places_tell_for_whom_they_speak() -> None:
    assert scope_of("/item/3") == "product"
    assert scope_of("/user/api/index/commodityDetail?commodityId=3#description") == "product"
    assert scope_of("/shop/index/index?token=abc#shop_notice") == "seller"
    assert scope_of("/help") == scope_of("/#config.shop.ann") == "platform"
