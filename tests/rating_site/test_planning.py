"""The load model adds up, grows with every load, and plans no lonely web machine where several are needed."""

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.planning import LOOK_UP, Load, plan

LARGE = Load(look_ups=10_000_000, platforms=1_000_000, pages=1_000_000)


def test_an_empty_installation_needs_one_machine_of_each() -> None:
    found = plan(Load(0, 0))
    assert (found.web_machines, found.worker_machines, found.database_machines) == (1, 1, 1)
    assert found.peak_look_ups == found.database_disk == found.shared_disk == 0


def test_ten_million_look_ups_fit_on_few_machines() -> None:
    found = plan(LARGE)
    assert found.peak_look_ups == pytest.approx(347, abs=1)
    assert 1 <= found.web_machines <= 3
    assert found.checks_a_day == pytest.approx(1_000_000 / 30)


def test_cores_are_the_unit_cost_times_the_peak_over_what_may_be_used() -> None:
    found = plan(Load(look_ups=86_400_000, platforms=0))
    assert found.web_cores == pytest.approx(1000 * LOOK_UP * 3 / 0.6)


@given(st.sampled_from(["look_ups", "platforms", "pages", "live_checks", "reports"]), st.integers(0, 10**9))
def test_more_of_anything_never_needs_less(what: str, more: int) -> None:
    bigger = replace(LARGE, **{what: getattr(LARGE, what) + more})
    pairs = zip(astuple(plan(LARGE)), astuple(plan(bigger)), strict=True)
    assert all(one <= other for one, other in pairs)


def test_several_web_machines_come_with_one_in_reserve() -> None:
    found = plan(replace(LARGE, look_ups=1_000_000_000))
    assert found.web_machines >= found.web_cores / 8 + 1
