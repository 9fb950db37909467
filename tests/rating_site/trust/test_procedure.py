"""Reports move along the published ways only, and every decision can be undone."""

import pytest

from rating_site.trust.clocks import CLOCKS
from rating_site.trust.procedure import ARRIVED, COUNTED, OPEN_FOR_REPLY, VERDICTS, may_become, next_states

STATES = ("draft", *ARRIVED, "needs_info", "rejected", *COUNTED)


def test_every_state_but_the_draft_can_be_reached() -> None:
    reached = {follower for state in STATES for follower in next_states(state)}
    assert reached == set(STATES) - {"draft"}


def test_no_verdict_falls_before_the_platform_was_told() -> None:
    for state in ("draft", *ARRIVED, "needs_info", "rejected", "accepted"):
        assert not any(may_become(state, verdict) for verdict in VERDICTS)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_can_be_changed_to_each_other_verdict(verdict: str) -> None:
    assert set(next_states(verdict)) == set(VERDICTS) - {verdict}


def test_a_rejected_report_can_come_back() -> None:
    assert may_become("rejected", "accepted")


def test_nothing_counts_before_somebody_looked_at_it() -> None:
    assert not set(COUNTED) & {"draft", "needs_info", "rejected", *ARRIVED}
    assert set(OPEN_FOR_REPLY) <= set(COUNTED)


def test_an_unknown_state_leads_nowhere() -> None:
    assert next_states("nonsense") == ()


def test_the_clocks_have_distinct_names() -> None:
    assert len({clock.code for clock in CLOCKS}) == len(CLOCKS)
