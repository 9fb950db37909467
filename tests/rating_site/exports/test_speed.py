"""Downloads are made in time: the figures that tests/benchmarks/exports.py prints stay below their bars."""

import pytest

from tests.benchmarks.exports import measure


def test_a_change_costs_a_fraction_of_making_everything() -> None:
    full, change, size = measure(2_000)
    assert change < full < 2
    assert size > 1_000_000


@pytest.mark.all
def test_a_hundred_thousand_listings_are_made_in_time() -> None:
    full, change, _ = measure(100_000)
    assert full < 10
    assert change < 1
