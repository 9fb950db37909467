"""Does trust in a reporter grow only with verified outcomes?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.credibility import reliability

COUNTS = st.integers(0, 300)


@pytest.mark.parametrize(("good", "expected"), [(0, 0.1), (2, 0.464), (10, 0.811)])
def test_the_quantile_of_a_clean_past_has_a_closed_form(good: int, expected: float) -> None:
    assert reliability(good, 0) == pytest.approx(expected, abs=0.001)


@given(COUNTS, COUNTS)
def test_one_more_substantiated_report_never_lowers_trust(good: int, bad: int) -> None:
    assert 0 < reliability(good, bad) <= reliability(good + 1, bad) + 1e-9 < 1.1


@given(COUNTS, COUNTS)
def test_one_more_refuted_report_never_raises_trust(good: int, bad: int) -> None:
    assert reliability(good, bad + 1) <= reliability(good, bad) + 1e-9


def test_counts_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        reliability(-1, 0)
