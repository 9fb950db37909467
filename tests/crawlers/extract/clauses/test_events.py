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


@pytest.mark.parametrize(
    "text",
    [
        "打手还没开打,随时可以撤单",
        "制作前均可无条件取消订单",
        "没派人之前您有权单方面取消",
        "到账以前都能撤",
        "师傅还没点“接单”,自己就能取消",
    ],
)
def test_what_is_not_begun_can_be_undone(text: str) -> None:
    assert ("refund_window", "before_delivery") in _said(text)


@pytest.mark.parametrize("text", ["没点收货之前都能退", "买方未按完成键之前,得随时申请取消"])
def test_a_button_not_pressed_is_a_confirmation(text: str) -> None:
    assert ("refund_window", "before_confirmation") in _said(text)


@pytest.mark.parametrize(
    "text", ["本品不提供任何形式的质量保证", "卖方不作任何形式之担保", "裸号,无任何售后"]
)
def test_no_warranty_is_told_in_many_forms(text: str) -> None:
    assert ("warranty_period", "none") in _said(text)


@pytest.mark.parametrize(
    "text",
    ["无截图不售后", "问:质保多久?答:看商品页", "封号不在质保里", "没付钱之前点返回改一下", "货款还没放"],
)
def test_who_lacks_a_proof_or_only_asks_is_told_of_no_event(text: str) -> None:
    assert not [said for said in _said(text) if said[0] in ("warranty_period", "refund_window")]


@pytest.mark.parametrize("text", ["没开充之前退,一分不扣", "卡没出来之前都给退"])
def test_before_it_comes_the_money_goes_back(text: str) -> None:
    assert ("refund_window", "before_delivery") in _said(text)


@pytest.mark.parametrize("text", ["哪笔没充上就退哪笔", "开通前改还来得及,开通后就退不了了"])
def test_what_failed_or_cannot_be_undone_is_no_event(text: str) -> None:
    assert ("refund_window", "before_delivery") not in _said(text)
