"""Questions about an order date are read alike everywhere, and their answers have one form."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.orders import Order, answer, answer_json, moment
from rating_site.terms.archive import Version
from rating_site.terms.order_date import OrderAnswer


def test_a_time_without_zone_is_shanghai_time() -> None:
    assert moment("2026-11-20T14:30").astimezone(UTC) == datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
    assert moment("2026-11-20t14:30z") == datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


def test_a_bare_date_means_its_noon() -> None:
    assert moment("2026-11-20") == moment("2026-11-20T12:00")


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "2026-02-30T10:00", "1700000000"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        moment(text)


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_a_value_error(text: str) -> None:
    try:
        found = moment(text)
    except ValueError:
        return
    assert found.tzinfo is not None


@pytest.mark.parametrize("text", ["1999-12-31", "2100-01-01T00:00", "0001-01-01T00:00+14:00"])
def test_years_out_of_reach_are_refused(text: str) -> None:
    at = moment(text)
    with pytest.raises(ValueError, match="2000 and 2099"):
        answer([], Order(at, at, "refund"), moment("2026-11-20"))


def test_without_captures_nothing_is_known() -> None:
    ordered = moment("2026-11-20")
    found = answer([], Order(ordered, ordered + timedelta(hours=1), "refund"), ordered)
    body = answer_json(found)
    assert (body["answer"], body["version"], body["deadline"]) == ("not_known", None, None)
    assert [one["code"] for one in body["warnings"]] == ["never_captured"]


def test_a_version_is_named_with_its_dates() -> None:
    at = moment("2026-11-20")
    body = answer_json(OrderAnswer("not_stated", Version("/help", "text", (), at, at, id="7")))
    assert body["version"]["id"] == "7" and body["version"]["first_seen"] == at
    assert "text" not in body["version"]
