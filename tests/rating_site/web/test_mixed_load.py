"""Mixed traffic is answered without an error, and memory does not grow with it."""

import pytest

from tests.benchmarks.mixed_load import SHARES, measure


@pytest.mark.all
def test_mixed_traffic_brings_no_error() -> None:
    _bare, mixed = measure(seconds=3, platforms=200)
    assert mixed.errors == {}
    assert set(mixed.took) == set(SHARES)
    assert mixed.count > 100
