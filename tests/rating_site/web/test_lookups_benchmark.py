"""The look-up benchmark runs, and every way of asking answers."""

import pytest

from tests.benchmarks.lookups import WAYS, measure


@pytest.mark.all
def test_every_way_answers() -> None:
    figures = measure(platforms=50, requests=40)
    assert set(figures) == set(WAYS)
    assert all(one.cpu > 0 and one.rate > 0 for one in figures.values())
