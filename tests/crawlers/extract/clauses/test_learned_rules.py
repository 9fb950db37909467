"""Does the wording of a sentence say which rule it states, where no written rule knows the verbs?"""

import pytest

from crawlers.extract.clauses.found import Found
from crawlers.extract.clauses.learned_rules import label_of, reweighed
from crawlers.extract.terms import extract_terms
from crawlers.extract.terms_sentence import Sentence


def labels(text: str, *ruled: Found) -> set[str]:
    """What remains and what is added when the written rules found `ruled` in a sentence."""
    return {label_of(found.type, found.value) for found in reweighed(Sentence(text, 0), list(ruled))}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("看过卡密的订单就别再提退钱了", "no_refund|after_delivery"),
        ("我们核对付款记录时需要您的支付宝账单截图", "evidence_required"),
        ("到手发现是空卡,补您一张", "liability_platform"),
        ("出了事自己兜着,别来找店里闹", "liability_user"),
        ("收货按钮没点的时候都能申请退", "refund_window|before_confirmation"),
    ],
)
def test_a_rule_in_unforeseen_words_is_found(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize("text", ["退出登录后请重新扫码", "换绑手机教程请看置顶", "保证金不足的商户将被下架"])
def test_a_sentence_that_only_shares_a_word_states_no_rule(text: str) -> None:
    assert labels(text) == set()


def test_a_sentence_without_any_subject_of_a_rule_keeps_what_was_found() -> None:
    found = Found("contact_hours", "09:00-18:00", 0, 3)
    assert labels("早九晚六", found) == {"contact_hours|09:00-18:00"}


def test_a_denied_ground_gives_way_to_the_likely_one() -> None:
    after_use = Found("no_refund", "after_use", 0, 5)
    assert labels("卡密一旦发货概不退款", after_use) == {"no_refund|after_delivery"}


def test_a_learned_rule_is_quoted_whole() -> None:
    text = "欢迎光临。我们核对付款记录时需要您的支付宝账单截图。"
    clauses = extract_terms(text)
    assert [clause.quote(text) for clause in clauses] == ["我们核对付款记录时需要您的支付宝账单截图"]
