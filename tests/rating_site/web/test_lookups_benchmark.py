"""The look-up benchmark runs, and every way of asking answers."""

import pytest

from tests.benchmarks.lookups import WAYS, measure


@pytest.mark.all
def test_every_way_answers() -> None:
    figures = measure(platforms=50, rounds=1, seconds=1)
    assert set(figures) == set(WAYS)
    assert all(one.middle.rate > 0 and one.ratio > 0 for one in figures.values())
