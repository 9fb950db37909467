"""Do observations become facts, with unknown kept apart from no?"""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawlers.observation import ROBOTS_REFUSAL
from rating_site.trust.facts import goods_findings, reduce_observations
from tests.rating_site.trust.cases import NOW, claim, days_ago, found, observation, page

WHOLE = (
    page(claim(), days=30),
    found(20, updated_on="2020-01-01"),
    observation("domain_rdap", {"registered_on": "2019-05-01"}, 10, id_=7),
    observation("platform_terms", {"place": "notice", "title": "公告", "text": "..."}, 5, id_=8),
)


def test_everything_that_was_seen_becomes_facts_with_provenance() -> None:
    facts = reduce_observations("p", WHOLE, NOW)
    assert facts.filing is not None
    assert facts.filing.verdict == "verified"
    assert facts.observed_since == days_ago(30).date()
    assert facts.provenance["age"][0].observation_id == 7
    assert facts.terms is not None
    assert facts.terms.fairness is None


def test_what_was_seen_later_does_not_count_for_a_past_day() -> None:
    facts = reduce_observations("p", WHOLE, days_ago(15))
    assert facts.age is not None
    assert facts.age.registered_on is None


def test_on_a_shared_host_filing_and_registration_belong_to_the_host() -> None:
    facts = reduce_observations("p", WHOLE, NOW, shared_host=True)
    assert facts.filing is None
    assert facts.age is not None
    assert facts.age.registered_on is None
    assert facts.age.lower == days_ago(30).date()


def test_a_source_out_of_its_range_is_held_back() -> None:
    facts = reduce_observations("p", WHOLE, NOW, held_back=frozenset({"icp_filing"}))
    assert facts.filing is not None
    assert facts.filing.held_back


def test_availability_counts_days_and_leaves_out_blocked_ones() -> None:
    outcomes = ["answered", "unreachable", "unreachable", "blocked"]
    seen = [observation("storefront", {}, days, outcome) for days, outcome in enumerate(outcomes, 1)]
    up = reduce_observations("p", seen, NOW).availability
    assert up is not None
    assert (up.share, up.days, up.refused_since) == (1 / 3, 3, None)


def test_a_site_that_turns_checks_away_is_remembered_since_the_first_refusal() -> None:
    seen = [observation("storefront", None, days, "blocked") for days in (1, 2, 4)]
    up = reduce_observations("p", seen, NOW).availability
    assert up is not None
    assert up.refused_since == NOW - timedelta(days=4)


def test_prohibited_goods_are_only_findings_until_a_moderator_confirms() -> None:
    seen = [observation("storefront", {"prohibited": [{"category": "接码", "quote": "接码平台"}]})]
    assert goods_findings(seen) == ({"category": "接码", "quote": "接码平台"},)
    assert not reduce_observations("p", seen, NOW).prohibited_confirmed


@given(st.permutations(WHOLE))
def test_the_order_of_arrival_changes_nothing(seen: list[object]) -> None:
    assert reduce_observations("p", seen, NOW) == reduce_observations("p", WHOLE, NOW)  # type: ignore[arg-type]


def test_a_site_that_forbids_us_by_robots_txt_turns_checks_away() -> None:
    seen = replace(observation("storefront", None, 4, "refused"), reason=ROBOTS_REFUSAL)
    facts = reduce_observations("p", [seen], NOW)
    assert facts.availability and facts.availability.refused_since == NOW - timedelta(days=4)
