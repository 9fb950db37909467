"""Is it seen what a shop does by itself when nothing has come?"""

import pytest

from crawlers.extract.terms import extract_terms


def _said(text: str) -> list[tuple[str, str, str]]:
    return [
        (clause.type, clause.value, clause.bound)
        for clause in extract_terms(text)
        if clause.type.endswith(("_time", "_window"))
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("超过两小时没充成功，平台会把款子原路退您", "PT2H"),
        ("满6小时仍未出码的订单，系统自动撤单返钱包", "PT6H"),
        ("48小时内充不进去的，我们把钱退还，不用申请", "PT48H"),
        ("三天还没补齐货，本店全额退", "P3D"),
        ("十分钟没来码，费用自动返还到余额", "PT10M"),
    ],
)
def test_money_that_comes_back_unasked_binds_the_shop(text: str, value: str) -> None:
    assert _said(text) == [("handling_time", value, "max")]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("24小时没到账的可以申请退款", "refund_window"),
        ("48小时没到、也没自动退的，来找客服", "resupply_window"),
    ],
)
def test_money_that_has_to_be_asked_for_binds_the_buyer(text: str, type_: str) -> None:
    assert [(kind, bound) for kind, _, bound in _said(text)] == [(type_, "min")]


def test_a_range_behind_a_trade_is_no_deadline_of_the_buyer() -> None:
    assert _said("快充0-9分钟 | 没充上的自动退余额") == [("delivery_time", "PT0M/PT9M", "max")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("查到确实是废码，半小时给换", "PT30M"),
        ("机房出了故障，我们6小时内修复", "PT6H"),
        ("码失效的报过来，两天内统一换完", "P2D"),
        ("没出货的单子，十分钟内重新给您发", "PT10M"),
        ("换号三个工作日内办好", "P3D"),
        ("扣重了的钱一天之内全数退掉", "P1D"),
        ("退款两个工作日到微信", "P2D"),
    ],
)
def test_what_is_put_in_order_is_the_shops_own_time(text: str, value: str) -> None:
    assert _said(text) == [("handling_time", value, "max")]


@pytest.mark.parametrize("text", ["7天内坏了免费换", "三天内号被找回，给补一个", "一个月内掉线包补"])
def test_trouble_within_a_term_stays_a_warranty(text: str) -> None:
    assert not any(type_ == "handling_time" for type_, _, _ in _said(text))
