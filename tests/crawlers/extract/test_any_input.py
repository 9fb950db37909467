"""No parser of a page fails, whatever the page; nasty pages cost little."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.contacts import find_contacts, find_hours
from crawlers.extract.fingerprint import analytics_ids, goods_links, template_fingerprint
from crawlers.extract.goods import find_escrow, find_prohibited
from crawlers.extract.html import parse
from crawlers.extract.icp_number import find_icp
from crawlers.extract.page import Page
from crawlers.extract.page_kind import page_kind
from crawlers.extract.payments import find_gateway_hosts, find_payment_methods
from crawlers.extract.police_number import find_police
from crawlers.extract.software import identify

READERS: tuple[Callable[[Page], Any], ...] = (
    find_contacts,
    find_icp,
    find_police,
    page_kind,
    goods_links,
    template_fingerprint,
    find_gateway_hosts,
    lambda page: find_hours(page.text),
    lambda page: find_payment_methods(page.text),
    lambda page: find_prohibited(page.text),
    lambda page: find_escrow(page.text),
    lambda page: identify(page.source),
    lambda page: analytics_ids(page.source),
)
PARTS = [
    "<a href='",
    "<p>",
    "</p>",
    "'",
    ">",
    "<script>",
    "</script>",
    "QQ:",
    "123456789",
    "微信:",
    "@",
    "t.me/",
    "京ICP备",
    "a@b.c",
    "实名号",
    "禁止",
    "T+1结算",
    "客服时间",
    "9:00-",
    "<div hidden class=footer>",
    "https://[",
    "\x00",
    "\ud800",
]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=40))
def test_no_page_breaks_a_reader(parts: list[str]) -> None:
    page = parse("".join(parts), base_url="https://shop.example/")
    for read in READERS:
        read(page)


@given(st.binary(max_size=300), st.dictionaries(st.text(max_size=10), st.text(max_size=20), max_size=3))
def test_no_bytes_break_a_reader(data: bytes, headers: dict[str, str]) -> None:
    page = parse(data)
    page_kind(page, 200, headers)
    identify(page.source, headers)
    for read in READERS:
        read(page)


@pytest.mark.parametrize(
    "part",
    [
        *PARTS[:-1],
        "客服",
        "24小时",
        "a.",
        "0571-",
        "<i class=a1>",
        "?tid=1",
        "不得",
        "wpa.qq.com",
    ],
)
def test_repetition_costs_little(part: str) -> None:
    page = parse(part * (60_000 // len(part)), base_url="https://shop.example/")
    start = time.process_time()
    for read in READERS:
        read(page)
    assert time.process_time() - start < 1
