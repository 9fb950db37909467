"""Does a row carry everything a score depended on, and is a wrong row refused by name?"""

import json
import re
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.facts import Availability, Facts, LinkFact, ReplyFact
from rating_site.trust.row import NO_VERDICT, read_facts, write_facts
from rating_site.trust.score import score
from tests.rating_site.trust.cases import FEW, MOMENTS, NOW, days_ago, detailed_platforms, old_shop, report

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@FEW
@given(detailed_platforms(), MOMENTS)
def test_facts_written_and_read_back_give_the_same_score_on_any_day(facts: Facts, moment: datetime) -> None:
    again = read_facts(json.loads(json.dumps(write_facts(facts))))
    assert score(again, moment) == score(facts, moment)
    assert write_facts(again) == write_facts(facts)


def test_everything_beside_reports_survives_too() -> None:
    facts = old_shop(
        links=(LinkFact("x", "same_operator", 0.9, True, "warned", 0.4),),
        availability=Availability(0.8, 60, days_ago(4)),
        replies=(ReplyFact("r", days_ago(1)),),
        reports=(report("r"),),
        listing_state="warned",
        prohibited_confirmed=True,
    )
    again = read_facts(write_facts(facts))
    assert (again.links, again.availability, again.replies) == (
        facts.links,
        facts.availability,
        facts.replies,
    )
    assert (again.listing_state, again.prohibited_confirmed) == ("warned", True)


def test_a_row_with_nothing_but_an_id_is_unknown_everywhere() -> None:
    assert read_facts({"platform_id": "x", "facts": None, "reports": None}) == Facts("x")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"platform_id": None}, "platform_id"),
        ({"facts": []}, "facts"),
        ({"facts": {"icp": "fine"}}, "icp"),
        ({"facts": {"terms_fairness": 1.5}}, "terms_fairness"),
        ({"facts": {"terms_fairness": float("nan")}}, "terms_fairness"),
        ({"facts": {"orders_per_month": -1}}, "orders_per_month"),
        ({"facts": {"observed_since": "yesterday"}}, "observed_since"),
        ({"facts": {"observed_since": "9999-12-31"}}, "observed_since"),
        ({"facts": {"links": {}}}, "links"),
        ({"reports": [7]}, "reports"),
        ({"facts": {"links": [{"platform_id": "x", "relation": "friend"}]}}, "links[0].relation"),
        ({"reports": [{"id": "r"}]}, "reports[0].at"),
        ({"reports": [{"id": "r", "at": "2026-01-01", "amount": n} for n in (1, 2)]}, "reports"),
        (
            {"reports": [{"id": "r", "at": "2026-01-01", "reporter": "x", "type": "t", "outcome": "gone"}]},
            "reports[0].outcome",
        ),
        ({"reporters": [{"id": "x", "keys": 7}]}, "reporters[0].keys"),
        ({"replies": [{"report": "r"}]}, "replies[0].at"),
    ],
)
def test_a_wrong_row_is_refused_by_the_name_of_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(field)}:"):
        read_facts({"platform_id": "x", **change})


@pytest.mark.parametrize("word", NO_VERDICT)
def test_a_question_that_brought_nothing_is_unknown(word: str) -> None:
    assert read_facts({"platform_id": "x", "facts": {"icp": word}}) == Facts("x")


def test_a_report_said_twice_counts_once() -> None:
    said = {"id": "r", "at": "2026-01-01"}
    assert len(read_facts({"platform_id": "x", "reports": [said, dict(said)]}).reports) == 1


def test_of_two_times_one_is_enough() -> None:
    (known,) = read_facts(
        {"platform_id": "x", "reports": [{"id": "r", "at": None, "recorded_at": "2026-01-01"}]}
    ).reports
    assert known.at == known.recorded_at


def test_traits_are_read_as_object_or_list() -> None:
    listed = {"platform_id": "x", "reporters": [{"id": "a", "keys": ["device:d", "payer_hash:p"]}]}
    named = {"platform_id": "x", "reporters": [{"id": "a", "keys": {"device_key": "d", "payer": ["p"]}}]}
    assert read_facts(listed).reporters == read_facts(named).reporters


@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("platform_id", "facts", "reports", "reporters", "links"), JSON)
    )
)
def test_any_json_is_read_or_refused_with_a_reason(row: dict[str, object]) -> None:
    try:
        facts = read_facts(row)
    except ValueError:
        return
    assert score(replace(facts), NOW).score <= 100
