"""Prohibited goods and escrow statements are quoted; sentences that forbid are no offers."""

import pytest

from crawlers.extract.goods import find_escrow, find_prohibited


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("【秒发】微信实名号 稳定", "real_name_numbers"),
        ("QQ小号批发 三位数", "social_accounts"),
        ("抖音账号出售", "social_accounts"),
        ("国内接码 一条2元", "sms_codes"),
        ("绝地辅助 透视自瞄 日卡", "cheats"),
        ("收款码出租 日结", "bank_accounts"),
    ],
)
def test_prohibited_goods_are_quoted(text: str, kind: str) -> None:
    found = find_prohibited(text)
    assert kind in {one.kind for one in found}
    assert all(text[one.start : one.end] in text and one.quote in text for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "本站严禁出售外挂、接码等违法商品",
        "禁止 QQ小号 上架",
        "客服微信号：abc123",
        "请输入QQ号充值",
        "使用实名账号登录",
    ],
)
def test_denials_and_plain_words_are_no_offers(text: str) -> None:
    assert find_prohibited(text) == ()


def test_escrow_statements_are_quoted() -> None:
    found = find_escrow("平台担保交易，T+1结算给商户，入驻需交商家保证金500元")
    assert {one.kind for one in found} == {"escrow_trade", "delayed_settlement", "deposit"}
