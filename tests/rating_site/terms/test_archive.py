"""The archive says what stood where and when, and what nobody saw."""

from datetime import timedelta

from rating_site.terms.archive import Reading, as_known, newest, scope_of, standings, timeline
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


def test_the_next_version_ends_the_one_before() -> None:
    assert [one.next_seen for one in timeline([NEW, OLD])] == [march(12), None]


def test_one_reading_without_a_place_removes_nothing() -> None:
    readings = [Reading(march(21), frozenset({"/other"}))]
    assert timeline([NEW], readings)[0].next_seen is None


def test_two_readings_without_a_place_remove_it_from_the_first_on() -> None:
    readings = [Reading(march(22), frozenset()), Reading(march(21), frozenset({"/other"}))]
    removed = timeline([NEW], readings)
    assert removed[0].next_seen == march(21)
    assert newest(removed) == []


def test_products_are_only_a_sample_so_absence_removes_none() -> None:
    readings = [Reading(march(day), frozenset()) for day in (21, 22)]
    assert timeline([version("不退", 1, 10, place="/item/3")], readings)[0].next_seen is None


def test_incomplete_readings_do_not_remove_a_place() -> None:
    readings = [Reading(march(day), frozenset(), complete=False) for day in (21, 22, 23)]
    assert timeline([NEW], readings)[0].next_seen is None


def test_a_place_that_came_back_between_two_readings_was_not_removed() -> None:
    seen = [frozenset[str](), frozenset({"/help"}), frozenset[str]()]
    readings = [Reading(march(21 + day), places) for day, places in enumerate(seen)]
    assert timeline([NEW], readings)[0].next_seen is None


def test_after_its_removal_nothing_stands_at_a_place() -> None:
    removed = timeline([NEW], [Reading(march(day), frozenset()) for day in (21, 22)])
    gap, gone = standings(removed, march(20.5))[0], standings(removed, march(25))[0]
    assert gap.before and gap.after is None
    assert (gone.captured, gone.before, gone.after) == (True, None, None)


def test_what_was_captured_later_is_not_known_yet() -> None:
    (known,) = as_known(timeline([OLD, NEW]), march(5))
    assert (known.last_seen, known.next_seen) == (march(5), None)


def test_places_tell_for_whom_they_speak() -> None:
    assert scope_of("/item/3") == "product"
    assert scope_of("/user/api/index/commodityDetail?commodityId=3#description") == "product"
    assert scope_of("/shop/index/index?token=abc#shop_notice") == "seller"
    assert scope_of("/help") == scope_of("/#config.shop.ann") == "platform"
