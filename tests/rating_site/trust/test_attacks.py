"""Does a stranger who attacks us through rows alone ever succeed?"""

import math
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.row import EVIDENCE, OUTCOMES
from tests.rating_site.trust.attack_rows import (
    DAY,
    FACTS,
    KEYS,
    QUICK,
    TRAITS,
    Row,
    ago,
    judged,
    more,
    points,
    report,
    rows,
    shop,
)


@pytest.mark.parametrize("evidence", EVIDENCE)
@pytest.mark.parametrize("days", [0.01, 1, 30, 300])
@pytest.mark.parametrize("verdict", [None, "unsubstantiated"])
def test_two_hundred_unchecked_reports_cost_under_ten_points(
    evidence: str, days: float, verdict: str | None
) -> None:
    worst = {"type": "vanished", "amount": 1e9, "evidence": evidence, "verdict": verdict}
    brigade = [report(f"f{n}", n * days * 1440 / 200, **worst) for n in range(200)]
    people = [{"id": f"by f{n}", "since": "2010-01-01", "keys": {}} for n in range(200)]
    for orders in (None, 0, 10**5):
        attacked = judged(shop(*brigade, reporters=people, orders_per_month=orders))
        assert 0 < judged(shop(orders_per_month=orders))["score"] - attacked["score"] < 10


@QUICK
@given(
    rows(), st.integers(1, 60), st.sampled_from(OUTCOMES), KEYS, st.sampled_from(("praise", "not_delivered"))
)
def test_flooding_oneself_never_hides_a_complaint(
    row: Row, size: int, outcome: str, keys: dict[str, Any] | None, kind: str
) -> None:
    flood = [report(f"own{n}", n, outcome=outcome, type=kind) for n in range(size)]
    people = [{"id": f"by own{n}", "since": None, "keys": keys} for n in range(size)]
    before, after = judged(row), judged(more(row, *flood, reporters=people))
    assert after["score"] <= before["score"] + 1e-9
    assert after["alert"]["on"] >= before["alert"]["on"]


def test_thirty_victims_with_one_carrier_channel_and_hour_count_as_at_least_25() -> None:
    shared = {"network_prefix": "net", "carrier": "cm", "channel": "alipay", "text_shingles": ["骗", "子"]}
    seen = [report(f"v{n}", 600 + n, type="vanished") for n in range(30)]
    people = [
        {"id": f"by v{n}", "since": ago(600), "keys": {**shared, "device_key": f"d{n}"}} for n in range(30)
    ]
    answer = judged(shop(*seen, reporters=people))
    assert answer["effective_reporters"] >= 25
    assert (answer["alert"]["on"], answer["grade"]) == (True, None)


@QUICK
@given(st.sampled_from(TRAITS), st.integers(2, 12), st.booleans())
def test_no_single_shared_trait_merges_reporters(trait: str, size: int, listed: bool) -> None:
    keys: Any = [f"{trait}:same"] if listed else {trait: "same"}
    people = [{"id": f"by r{n}", "since": None, "keys": keys} for n in range(size)]
    seen = [report(f"r{n}", n) for n in range(size)]
    assert judged(shop(*seen, reporters=people))["effective_reporters"] == size


def test_accounts_of_one_device_and_payer_are_one_and_raise_no_alert() -> None:
    keys = {"device_key": "d", "payer_account_hash": "p"}
    people = [{"id": f"by r{n}", "since": None, "keys": keys} for n in range(50)]
    answer = judged(shop(*(report(f"r{n}", n) for n in range(50)), reporters=people))
    assert (answer["effective_reporters"], answer["alert"]["on"]) == (1, False)


@pytest.mark.parametrize(
    ("seen", "on"),
    [
        ([report(n, verdict="substantiated") for n in (1, 2)], True),
        ([report(1, verdict="substantiated"), report(2)], False),
        ([report(n) for n in range(5)], True),
        ([report(n) for n in range(4)], False),
        ([report(n, evidence="screenshot") for n in range(200)], False),
        ([report(n, reporter="one") for n in range(200)], False),
    ],
)
def test_an_alert_needs_checked_payments_or_five_people_and_ends_in_72_hours(
    seen: list[Row], on: bool
) -> None:
    row = shop(*seen)
    assert judged(row)["alert"]["on"] == on
    assert not judged(row, DAY + timedelta(days=4))["alert"]["on"]
    assert not judged(row, DAY - timedelta(days=1))["alert"]["on"]


@pytest.mark.parametrize("observed", [None, "2026-10-25"])
def test_a_domain_registered_anew_inherits_no_past(observed: str | None) -> None:
    new: Row = {"domain_registered_on": "2026-10-20", "observed_since": observed}
    assert judged(shop(**new, first_capture="2012-01-01")) == judged(shop(**new, first_capture=None))
    assert -5 <= points(judged(shop(**new)), "age") <= 0


@QUICK
@given(FACTS)
def test_youth_alone_costs_at_most_five_points(facts: Row) -> None:
    aged = judged({"platform_id": "p", "facts": facts})
    assert points(aged, "age") >= -5


@QUICK
@given(st.sets(st.sampled_from(("icp", "domain_registered_on", "terms_fairness"))), st.floats(0.5, 1))
def test_what_is_unknown_alone_never_grades_below_c(hidden: set[str], fairness: float) -> None:
    known = shop(
        terms_fairness=fairness, domain_registered_on="2026-11-20", first_capture=None, observed_since=None
    )
    row = {**known, "facts": {**known["facts"], **dict.fromkeys(hidden)}}
    assert judged(row)["grade"] in (None, "A", "B", "C")


@QUICK
@given(rows())
def test_nothing_recorded_later_changes_a_past_day(row: Row) -> None:
    late = report("late", -1440 * 3, at=ago(9000))
    assert judged(more(row, late)) == judged(row)
    assert math.isfinite(judged(more(row, late), DAY + timedelta(days=9))["score"])
