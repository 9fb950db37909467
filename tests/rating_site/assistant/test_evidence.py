"""The checklist fits the case and says what to hide."""

import pytest

from rating_site.assistant.case import Case
from rating_site.assistant.evidence import checklist, everything


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (Case(problem="double_charge"), "second_payment"),
        (Case(channel="balance"), "topup"),
        (Case(channel="balance", topup="usdt"), "chain"),
        (Case(problem="invalid_code"), "failure"),
        (Case(problem="account_recovered"), "taken_back"),
        (Case(cause="wrong_input"), "account"),
        (Case(minor=True), "guardian"),
    ],
)
def test_evidence_is_asked_for_where_it_helps(case: Case, kind: str) -> None:
    assert kind in {item.id for item in checklist(case)}
    assert kind not in {item.id for item in checklist(Case(problem="rule_changed"))}


def test_payment_order_and_chat_are_always_on_the_list() -> None:
    assert {"payment", "order", "chat", "demand"} <= {item.id for item in checklist(Case())}


def test_every_kind_says_what_it_shows_and_what_to_hide() -> None:
    assert all(item.title and item.shows and item.hide for item in everything())
