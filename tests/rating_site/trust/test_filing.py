"""Is each row of the verdict table reached by the answers it names, and by nothing less?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.evidence import StoredObservation
from rating_site.trust.filing import VERDICTS, FilingFacts, filing_facts
from tests.rating_site.trust.cases import claim, days_ago, empty, found, observation, page

PLACEHOLDER = claim("京ICP备00000000号", valid=False)
OTHER = claim("粤ICP备2020123456号")
ABSENT = (empty(3), empty(2.5))
NUMBER_ABSENT = (empty(3, "number"), empty(2.5, "number"))


def judge(*seen: StoredObservation, registered_on: date | None = None) -> FilingFacts:
    return filing_facts(seen, registered_on)


@pytest.mark.parametrize(
    ("seen", "verdict"),
    [
        ((page(claim()), found(1)), "verified"),
        ((page(), found(1)), "verified_undisplayed"),
        ((page(OTHER), found(1)), "mismatch"),
        ((page(PLACEHOLDER), found(1)), "invalid_claim"),
        ((page(PLACEHOLDER),), "invalid_claim"),
        ((page(claim()), found(1, limit_access=True)), "restricted"),
        ((page(claim()), found(1, limit_access="是")), "restricted"),
        ((page(claim()), found(1, cancelled=True)), "revoked"),
        ((page(claim()), found(9), *ABSENT), "revoked"),
        ((page(), *ABSENT), "not_found"),
        ((page(claim()), *ABSENT, found(1, "other.cn", "number")), "borrowed"),
        ((page(claim()), *ABSENT, *NUMBER_ABSENT), "claim_unknown"),
    ],
)
def test_the_verdict_table(seen: tuple[StoredObservation, ...], verdict: str) -> None:
    assert judge(*seen).verdict == verdict
    assert verdict in VERDICTS


def test_a_filing_older_than_the_current_registration_is_inherited() -> None:
    old = found(1, updated_on="2019-01-05")
    assert judge(page(claim()), old, registered_on=date(2023, 5, 1)).verdict == "stale_inherited"
    assert judge(page(claim()), old, registered_on=date(2018, 5, 1)).verdict == "verified"


@pytest.mark.parametrize(
    "seen",
    [
        (empty(1),),
        (empty(1.05), empty(1)),
        (empty(3, canary=False), empty(1, canary=False)),
        (empty(3), empty(1, canary=False)),
        (empty(40), empty(1)),
        (page(claim()), *ABSENT),
        (page(claim()), *ABSENT, empty(1, "number")),
    ],
)
def test_an_unconfirmed_empty_answer_is_no_verdict(seen: tuple[StoredObservation, ...]) -> None:
    facts = judge(*seen)
    assert facts.verdict is None
    assert facts.attempt == "empty_unconfirmed"


def test_a_record_between_two_empty_answers_starts_the_confirmation_anew() -> None:
    assert judge(page(claim()), empty(3), found(2.5), empty(2)).verdict == "verified"


@pytest.mark.parametrize("outcome", ["blocked", "rate_limited", "unreachable", "error", "refused"])
def test_no_answer_keeps_the_last_verdict_with_its_age(outcome: str) -> None:
    facts = judge(page(claim()), found(9), observation("icp_filing", None, 1, outcome))
    assert (facts.verdict, facts.last_checked) == ("verified", days_ago(9))
    assert facts.attempt in (outcome, "gateway_error")


def test_one_empty_answer_keeps_the_last_verdict() -> None:
    facts = judge(page(claim()), found(9), empty(1))
    assert (facts.verdict, facts.attempt) == ("verified", "empty_unconfirmed")


@pytest.mark.parametrize(
    "value",
    [
        {"asked": "example.cn", "by": "domain", "found": True, "records": [{"domain": "other.cn"}]},
        {"asked": "example.cn", "by": "domain", "found": True, "records": []},
        {"asked": "example.cn", "by": "domain", "records": "html"},
        {},
    ],
)
def test_an_answer_that_makes_no_sense_is_a_gateway_error(value: dict[str, object]) -> None:
    facts = judge(page(claim()), found(9), observation("icp_filing", value, 1))
    assert (facts.verdict, facts.attempt) == ("verified", "gateway_error")


def test_since_stays_while_the_verdict_stays() -> None:
    facts = judge(page(claim()), found(9), found(1))
    assert (facts.since, facts.last_checked) == (days_ago(9), days_ago(1))


def test_a_service_licence_of_a_telecom_operator_counts_by_its_main_part() -> None:
    shown = {**claim(), "number": "粤B2-20090059-5", "main": "粤B2-20090059"}
    record = found(1, main_licence="粤B2-20090059", service_licence="粤B2-20090059-5")
    assert judge(page(shown), record).verdict == "verified"


def test_an_individual_filing_is_flagged() -> None:
    assert judge(page(claim()), found(1, nature="个人")).flags == ("nature_individual",)


@given(st.permutations([page(claim()), found(9), empty(3), empty(2.5), empty(1, "number")]))
def test_the_order_of_arrival_changes_nothing(seen: list[StoredObservation]) -> None:
    assert judge(*seen).verdict == "revoked"


VALUES = st.recursive(st.none() | st.booleans() | st.text(max_size=9) | st.integers(), st.lists, max_leaves=5)


@given(
    st.lists(st.dictionaries(st.sampled_from(("asked", "by", "found", "records", "icp")), VALUES), max_size=4)
)
def test_no_stored_value_whatever_makes_it_fail(values: list[dict[str, object]]) -> None:
    seen = [observation("icp_filing", value, n) for n, value in enumerate(values)]
    seen += [observation("storefront", value, n) for n, value in enumerate(values)]
    assert filing_facts(seen, None).verdict in (None, *VERDICTS)
