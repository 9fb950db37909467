"""What reporters saw is counted by reporter and told with its uncertainty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.terms.practice import Experience, practice, wilson
from rating_site.terms.words import PRACTICE


def test_each_reporter_speaks_once_and_last() -> None:
    seen = practice([Experience("a", "refund", "open"), Experience("a", "refund", "refunded")])
    assert seen.refunded and (seen.refunded.count, seen.refunded.n) == (1, 1)


def test_withdrawn_reports_do_not_count() -> None:
    assert practice([Experience("a", "refund", "withdrawn")]).reporters == 0


def test_a_median_needs_three_reporters() -> None:
    waits = [
        Experience(name, "resupply", "resupplied", hours)
        for name, hours in zip("abc", (1, 30, 4), strict=True)
    ]
    assert practice(waits[:2]).resupply_hours is None
    assert (practice(waits).resupply_hours, practice(waits).resupply_n) == (4, 3)


def test_impossible_waits_are_left_out() -> None:
    waits = [
        Experience(str(n), "resupply", "resupplied", hours) for n, hours in enumerate((-1, float("inf"), 2))
    ]
    assert practice(waits).resupply_n == 1


def test_nobody_asked_is_no_share() -> None:
    assert practice([Experience("a", "resupply", "open")]).refunded is None


def test_a_small_number_has_a_wide_interval() -> None:
    few, many = wilson(1, 2), wilson(50, 100)
    assert few.high - few.low > 2 * (many.high - many.low)
    assert (round(many.low, 3), round(many.high, 3)) == (0.419, 0.581)


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    share = wilson(count, n)
    assert 0 <= share.low <= count / n <= share.high <= 1


def test_no_share_of_nobody() -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(0, 0)


def test_every_sentence_speaks_of_reporters() -> None:
    assert all("反馈者" in sentence for sentence in PRACTICE.values())
    assert all(
        "位" in PRACTICE[code] and "{n}" in PRACTICE[code]
        for code in ("resupplied", "refunded", "resupply_hours")
    )
