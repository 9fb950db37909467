"""Every sentence is reachable, has a source that exists, and promises nothing."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.assistant import case as cases
from rating_site.assistant import words
from rating_site.assistant.advice import STEPS, Say, everything, is_urgent, steps
from rating_site.assistant.case import Case
from rating_site.assistant.channels import channels
from rating_site.assistant.sources import sources

CASES = st.builds(
    Case,
    problem=st.sampled_from(cases.PROBLEMS),
    state=st.sampled_from(cases.STATES),
    channel=st.sampled_from(cases.CHANNELS),
    topup=st.sampled_from(["", *cases.CHANNELS]),
    cause=st.sampled_from(cases.CAUSES),
    support=st.sampled_from(cases.SUPPORT),
    asked=st.sampled_from(cases.ASKED),
    operator=st.sampled_from(cases.OPERATORS),
)
ALLOWED = {
    "problem": cases.PROBLEMS,
    "state": cases.STATES,
    "channel": cases.CHANNELS,
    "route": cases.CHANNELS,
    "topup": ("", *cases.CHANNELS),
    "cause": cases.CAUSES,
    "support": cases.SUPPORT,
    "operator": cases.OPERATORS,
} | {name: (True, False) for name in ("resale", "minor", "id_asked", "cheap")}
PROMISES = re.compile("保证|一定能|一定会|百分|百分百|必定|必然|追回|包退|包赔|可以要回|能要回|挽回")


def said(case: Case) -> set[str]:
    return {say.id for step in steps(case) for say in step.says}


def made(**told: Any) -> Case:
    return Case(**told)


def fitting(say: Say) -> Case:
    told = {name: allowed[0] for name, allowed in say.when.items()}
    if "route" in told:
        told["channel"] = told.get("channel", told.pop("route"))
    return made(**told)


@pytest.mark.parametrize("say", everything(), ids=lambda say: say.id)
def test_every_sentence_is_said_in_the_case_that_it_is_for(say: Say) -> None:
    assert say.id in said(fitting(say))


@pytest.mark.parametrize("field", ["problem", "state", "channel", "cause", "support", "operator"])
def test_every_answer_of_the_form_changes_the_advice(field: str) -> None:
    plain = said(made(**{field: ALLOWED[field][-1]}))
    others = [said(made(**{field: value})) for value in ALLOWED[field][:-1]]
    assert all(other != plain for other in others)


@pytest.mark.parametrize("flag", ["resale", "minor", "id_asked", "cheap"])
def test_every_circumstance_adds_advice(flag: str) -> None:
    assert said(Case()) < said(made(**{flag: True}))


def test_conditions_name_only_answers_that_exist() -> None:
    for say in everything():
        for name, allowed in say.when.items():
            assert set(allowed) <= set(ALLOWED[name]), say


def test_what_sentences_refer_to_exists() -> None:
    for say in everything():
        assert set(say.basis) <= set(sources()) and set(say.channels) <= set(channels()), say


@given(CASES)
def test_no_case_leaves_a_step_empty_or_out_of_order(case: Case) -> None:
    assert [step.id for step in steps(case)] == list(STEPS)
    assert all(step.says for step in steps(case))


@given(CASES)
def test_complaint_and_tip_are_always_kept_apart(case: Case) -> None:
    assert {"authorities.complaint", "authorities.tip"} <= said(case)


def test_nothing_promises_that_money_comes_back() -> None:
    texts = [text for table in vars(words).values() if isinstance(table, dict) for text in table.values()]
    assert [text for text in texts if isinstance(text, str) and PROMISES.search(text)] == []


def test_sentences_are_short_enough_for_a_phone() -> None:
    assert [say.text for say in everything() if len(say.text) > 70] == []


def test_minutes_count_where_a_fraud_is_likely() -> None:
    assert is_urgent(Case(problem="vanished")) and not is_urgent(Case(problem="invalid_code"))


def test_an_order_paid_from_a_balance_is_disputed_as_its_topup() -> None:
    assert "dispute.wechat" in said(Case(channel="balance", topup="wechat"))
    assert "dispute.balance_how" in said(Case(channel="balance"))
    assert Case(channel="wechat", topup="usdt").route == "wechat"
