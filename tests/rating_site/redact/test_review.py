"""What may hide from the rules goes to a person, and what is plainly harmless does not."""

import pytest

from rating_site.redact import redact


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("一三八零零一三八零零零", "hidden_digits"),
        ("壹叁捌零零壹叁捌零零零", "hidden_digits"),
        ("l38OOl38OOO", "hidden_digits"),
        ("138\n0013\n8000", "hidden_digits"),
        ("加扣扣 一二三四五六七", "hidden_digits"),
        ("有事联系 12345678", "contact_number"),
        ("我能帮你追回", "recovery_offer"),
        ("包追回", "recovery_offer"),
        ("被骗的联系我退款", "recovery_offer"),
        ("找黑客技术可以拿回", "recovery_offer"),
    ],
)
def test_what_may_hide_goes_to_a_person(text: str, reason: str) -> None:
    assert reason in redact(text).review


@pytest.mark.parametrize(
    "text",
    [
        "付款后 72 小时未到账，客服一直不回",
        "平台不能追回，也没有退款",
        "尾号 1234 金额 13.50 20.00 15.5",
        "订单 202611221305001234 充值 100 元，扣了 200 元",
        "联系客服 3 次，等了 12345 天",
        "一二三四五六七八九十",
    ],
)
def test_an_ordinary_report_needs_no_extra_look(text: str) -> None:
    assert redact(text).review == ()
