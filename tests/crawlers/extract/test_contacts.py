"""Contacts and hours, as shops write them."""

import pytest

from crawlers.extract.contacts import find_contacts, find_hours
from crawlers.extract.html import parse


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("客服QQ：12345678", "qq", "12345678"),
        ("扣扣 99887766", "qq", "99887766"),
        ("ＱＱ：１２３４５６", "qq", "123456"),
        ("QQ群:11223344", "qq_group", "11223344"),
        ("交流群号：11223344", "qq_group", "11223344"),
        ("微信：kami_shop88", "wechat", "kami_shop88"),
        ("VX: faka-2026", "wechat", "faka-2026"),
        ("电报频道 @kami_daily", "telegram", "kami_daily"),
        ("TG：@faka_help", "telegram", "faka_help"),
        ("投诉电话：13800138000", "phone", "13800138000"),
        ("热线 400-123-4567", "phone", "400-123-4567"),
        ("邮箱 Help@Shop.Example", "email", "help@shop.example"),
    ],
)
def test_labelled_contacts_are_found(text: str, kind: str, value: str) -> None:
    (contact,) = find_contacts(parse(f"<p>{text}</p>"))
    assert (contact.kind, contact.value, contact.place) == (kind, value, "text")


@pytest.mark.parametrize(
    ("href", "kind", "value"),
    [
        ("http://wpa.qq.com/msgrd?v=3&uin=12345678&site=qq&menu=yes", "qq", "12345678"),
        ("tencent://message/?uin=12345678&Site=", "qq", "12345678"),
        ("https://t.me/faka_help", "telegram", "faka_help"),
        ("tel:13800138000", "phone", "13800138000"),
        ("mailto:a@b.example?subject=x", "email", "a@b.example"),
    ],
)
def test_linked_contacts_are_found(href: str, kind: str, value: str) -> None:
    (contact,) = find_contacts(parse(f'<a href="{href}">联系客服</a>'))
    assert (contact.kind, contact.value, contact.place) == (kind, value, "link")


def test_inline_data_names_the_support_account() -> None:
    page = parse(
        '<script>setVar("_var_item",{"service_qq":"12345678",'
        '"service_url":"https:\\/\\/t.me\\/faka_help"})</script>'
    )
    assert {(one.kind, one.value) for one in find_contacts(page)} == {
        ("qq", "12345678"),
        ("telegram", "faka_help"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "订单号：202612345678901",
        "QQ飞车 10000点券",
        "价格 12345678",
        "手机直充 100元",
        "微信：扫码支付",
        "uin=12345678",
    ],
)
def test_other_numbers_are_no_contacts(text: str) -> None:
    assert find_contacts(parse(f"<p>{text}</p>")) == ()


def test_a_contact_is_listed_once() -> None:
    page = parse('<p>QQ：12345678<a href="http://wpa.qq.com/msgrd?uin=12345678">QQ:12345678</a>')
    assert len(find_contacts(page)) == 1


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("客服在线时间：9:00-23:00，其他时间留言", "客服在线时间：9:00-23:00"),
        ("7*24小时自动发货", "7*24小时自动发货"),
        ("24小时客服在线", "24小时客服在线"),
        ("工作时间 早上9点到晚上11点", "工作时间 早上9点到晚上11点"),
        ("价格24元", ""),
    ],
)
def test_support_hours_are_quoted(text: str, hours: str) -> None:
    assert find_hours(text) == hours
