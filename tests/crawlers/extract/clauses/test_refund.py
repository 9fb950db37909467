"""Are the costs and the way of a refund read however they are said?"""

import pytest

from crawlers.extract.terms import extract_terms


def _values(text: str, type_: str) -> set[str]:
    return {clause.value for clause in extract_terms(text) if clause.type == type_}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("退款的通道费:微信千六,由您出", "0.6%"),
        ("退款扣千五手续费", "0.5%"),
        ("通道退款手续费千三点八", "0.38%"),
        ("退款抽成百分之二起步", ">2%"),
        ("每退一百扣两块", "2%"),
        ("退单一百块收三块手续费", "3%"),
        ("出卡后协商退的砍两成", "20%"),
        ("退单要扣钱,没充的统统免", "0%"),
        ("退一单扣2块5的工本费", "CNY2.5"),
        ("申请撤单每笔收手续费人民币肆元整", "CNY4"),
        ("扣款成功后别重复付款,否则退款要扣5毛", "CNY0.5"),
        ("不想要了可以退,扣百分之一点五", "1.5%"),
        ("开工以后又终止的,扣两成五违约金", "25%"),
        ("剩余点数按八五折退还", "15%"),
        ("通道费超出2%的,超出部分从要还您的钱里扣", ">2%"),
        ("退单的话第三方收的钱我们退不了,这部分得您认", "gateway_fee"),
        ("钱可以退,微信那边抽走的几分钱您自个儿担着", "gateway_fee"),
        ("退款我们不额外收一分钱", "0%"),
        ("没开工就撤,一分不扣", "0%"),
    ],
)
def test_a_fee_is_read_however_it_is_said(text: str, value: str) -> None:
    assert value in _values(text, "refund_fee")


@pytest.mark.parametrize(
    "text",
    [
        "没打上去退您三成,不收费",
        "退款申请超时系统不收",
        "退款扣不扣手续费?",
        "供货结算费由3%降到2%,多扣的退回",
        "充一百送五块,退单另算",
        "卖家提现千六手续费",
    ],
)
def test_a_share_paid_back_or_a_gift_is_no_fee(text: str) -> None:
    assert _values(text, "refund_fee") <= {"0%"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("撤单的钱换算成站内币给您", "balance"),
        ("取消订单后剩余的钱进您的钱包", "balance"),
        ("退款除断货外其他一律走余额", "balance"),
        ("用哪张卡付的,就回到哪张卡", "original_route"),
        ("怎么来的怎么回去,退款不走别的路", "original_route"),
        ("刷信用卡付的就退信用卡", "original_route"),
        ("没充上的钱自己飞回支付账户", "original_route"),
        ("多付的那笔回您支付宝", "original_route"),
        ("判退的款循原途径返还", "original_route"),
        ("零钱付的,退款还回零钱", "original_route"),
        ("没充进去,钱已回余额", "balance"),
        ("撤销后款项转作账户余额", "balance"),
        ("失败单的点数自动加回您的账户余额", "balance"),
        ("退款不经原路,统一存入会员钱包", "balance"),
        ("余额不足的会重试,试不过自动退钱包", "balance"),
    ],
)
def test_a_way_is_read_however_it_is_said(text: str, value: str) -> None:
    assert _values(text, "refund_route") == {value}


@pytest.mark.parametrize(
    "text",
    [
        "钱包里的钱可以转给好友",
        "点击原路返回上一页",
        "回收的货款打进余额",
        "退群请联系微信客服",
        "推荐好友返余额5元",
        "零钱支付更方便",
        "积分可折成余额",
    ],
)
def test_money_that_moves_otherwise_is_no_refund(text: str) -> None:
    assert not _values(text, "refund_route")
