"""Are promises bounded by an event told apart?"""

import pytest

from crawlers.extract.terms import extract_terms


def _said(text: str) -> list[tuple[str, str]]:
    return [(clause.type, clause.value) for clause in extract_terms(text)]


@pytest.mark.parametrize("text", ["保障:无", "白号没有任何保障,介意别拍", "低价号不附带任何担保"])
def test_goods_without_warranty_are_seen(text: str) -> None:
    assert ("warranty_period", "none") in _said(text)


@pytest.mark.parametrize("text", ["私下交易没有任何保障", "站外付款无担保,别上当"])
def test_what_happens_outside_says_nothing_of_the_goods(text: str) -> None:
    assert ("warranty_period", "none") not in _said(text)


@pytest.mark.parametrize("text", ["要退款请在发货前提出", "出码前退的不收手续费", "没人接单时点取消就行"])
def test_a_refund_before_delivery_is_seen_in_either_order(text: str) -> None:
    assert ("refund_window", "before_delivery") in _said(text)


def test_a_refund_before_confirmation_is_seen_in_either_order() -> None:
    assert ("refund_window", "before_confirmation") in _said("退款请赶在点击收货之前发起")
