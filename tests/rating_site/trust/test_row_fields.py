"""Is each kind of field read when right and refused with its name when wrong?"""

from datetime import UTC, date, datetime

import pytest

from rating_site.trust.row_fields import (
    choice,
    day,
    instant,
    known_instant,
    known_text,
    number,
    text,
    trait_sets,
)


def test_null_is_unknown_for_every_kind() -> None:
    row: dict[str, object] = {"x": None}
    assert (number(row, "x"), instant(row, "x"), day(row, "x"), text(row, "x")) == (None, None, None, None)
    assert choice(row, "x", ("a",)) is None
    assert trait_sets(row, "x") == {}


@pytest.mark.parametrize("value", [True, -1, float("nan"), float("inf"), "7", [7]])
def test_what_is_no_number_in_range_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"^x:"):
        number({"x": value}, "x")


@pytest.mark.parametrize("value", ["", "a" * 201, 7.5, ["a"], True])
def test_what_is_no_short_text_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"^x:"):
        known_text({"x": value}, "x")


def test_whole_numbers_are_taken_as_ids() -> None:
    assert known_text({"x": 7}, "x") == "7"


def test_a_moment_without_zone_is_utc() -> None:
    assert instant({"x": "2026-05-01T10:00:00"}, "x") == datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert day({"x": "2026-05-01"}, "x") == date(2026, 5, 1)


@pytest.mark.parametrize("value", ["soon", 7, "0001-01-01", "2026-13-01"])
def test_what_is_no_moment_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"^x:"):
        instant({"x": value}, "x")


def test_what_must_be_there_is_missed_by_name() -> None:
    with pytest.raises(ValueError, match=r"^x: is missing"):
        known_instant({}, "x")
    with pytest.raises(ValueError, match=r"^x: is missing"):
        known_text({}, "x")


def test_traits_may_hold_one_value_or_several() -> None:
    found = trait_sets({"x": {"device": "d", "images": ["a", "b"], "payer": None}}, "x")
    assert found == {"device": frozenset({"d"}), "image": frozenset({"a", "b"})}
