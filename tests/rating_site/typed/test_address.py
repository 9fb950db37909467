"""Addresses are read through the disguises of links, and words around them are no part of them."""

import pytest

from rating_site.typed import address
from rating_site.typed.address import pasted, spoken, variants


@pytest.mark.parametrize(
    "typed",
    [
        "yunka . shop",
        "yunka点shop",
        "yunka(点)shop",
        "yunka[.]shop",
        "yunka dot shop",
        "yunka·shop",
        "y u n k a.shop",
        "yunka dian shop",
        "yunka,shop",
        "网址yunka,shop 打不开了?",
        "www yunka shop",
        "这个店靠谱吗yunka.shop",
        "￥yunka.shop￥打开",
        "yunka.shop\\item\\2",
        "https://m.tb.cn/h.5u MF1 「网址yunka.shop 不懂问客服」",
        "mp.weixin.qq.com yunka.shop",
    ],
)
def test_a_host_is_read_without_a_scheme(typed: str) -> None:
    found = spoken(typed)
    assert found and found.host.removeprefix("www.") == "yunka.shop"


@pytest.mark.parametrize(
    "typed",
    [
        "https//yunka.shop/item/52",
        "https:yunka.shop",
        "http:\\\\yunka.shop",
        "h t t p : / / yunka.shop",
        "网址 htpp://yunka.shop/",
        "https://c.pc.qq.com/middlem.html?pfurl=https%3A%2F%2Fyunka.shop%2F&pfuin=1",
        "https://link.zhihu.com/?target=https%3A//yunka.shop/",
    ],
)
def test_a_host_is_read_behind_a_broken_scheme_and_in_a_portal_s_link(typed: str) -> None:
    found = pasted(typed) or spoken(typed)
    assert found and found.host == "yunka.shop"


@pytest.mark.parametrize(
    "typed",
    [
        "HTTP://YUNKA.SHOP/SHOP/AB12",
        "yunka.shop / shop / AB12",
        "yunka.shop//shop//AB12",
        "yunka.shop/shop/AB12,谁买过",
        "yunka.shop/shop/AB12.html",
        "yunka shop/shop/AB12",
        "yunka,shop/shop/AB12",
        "yunka点shop斜杠shop斜杠AB12",
    ],
)
def test_the_path_of_a_shop_is_kept(typed: str) -> None:
    found = pasted(typed) or spoken(typed)
    assert found and found.site == "yunka.shop/shop/AB12"


@pytest.mark.parametrize(
    "typed", ["yunka.shop AB12", "yunka.shop/#/AB12", "yunka.shop店铺AB12", "AB12 yunka.shop"]
)
def test_a_shop_that_is_named_elsewhere_is_another_reading(typed: str) -> None:
    found = spoken(typed)
    assert found and "yunka.shop/shop/ab12" in [one.site for one in variants(found, typed)]


def test_small_letters_and_the_mobile_host_are_other_readings() -> None:
    found = spoken("m.yunka.shop/shop/AB12")
    assert found and [one.site for one in variants(found, "")] == [
        "yunka.shop/shop/AB12",
        "yunka.shop/shop/ab12",
    ]


@pytest.mark.parametrize(("typed", "host"), [("yunka shop", "yunka.shop"), ("yunkashop", "yunka.shop")])
def test_a_host_without_its_dot_is_guessed(typed: str, host: str) -> None:
    assert spoken(typed) is None
    assert [one.host for one in address.guessed(typed)] == [host]


@pytest.mark.parametrize(
    "typed", ["云点卡.com商城", "补单超时。客服拒绝", "@2538720391", "v1.2.3", "3.5折", "me,too"]
)
def test_other_texts_hold_no_address(typed: str) -> None:
    assert pasted(typed) is spoken(typed) is None


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("https://qq.com.evil.example/?url=https%3A%2F%2Fyunka.shop", "qq.com.evil.example"),
        ("https://evil.example/login?redirect=https://yunka.shop/", "evil.example"),
        ("https://yunka.shop.evil-pay.com/yunka.shop", "yunka.shop.evil-pay.com"),
        ("yunka,com.evil.cn", "com.evil.cn"),
        ("http://yunka.shop@evil-pay.com/", None),
        ("http://真yunka.com", "xn--yunka-1z2m.com"),
        ("gаnbing.cn", "xn--gnbing-3nf.cn"),
    ],
)
def test_a_host_that_only_shows_another_one_is_read_as_itself(typed: str, host: str | None) -> None:
    found = pasted(typed) or (None if "@" in typed else spoken(typed))
    assert (found.host if found else None) == host
