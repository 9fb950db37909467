"""Typed text becomes the address that a browser would open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.identity import Address, read_address


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("shop.example", "shop.example"),
        ("  HTTPS://Shop.Example/item/3?x=1#y ", "shop.example"),
        ("ｓｈｏｐ．ｅｘａｍｐｌｅ", "shop.example"),
        ("shop。example", "shop.example"),
        ("hxxps://shop[.]example/", "shop.example"),
        ("sh\u200bop.example", "shop.example"),
        ("卡盟.example", "xn--hlrw93f.example"),
        ("shop.example:8080", "shop.example:8080"),
        ("https://shop.example:443", "shop.example"),
        ("http://multi.example/shop/AB12/goods", "multi.example/shop/AB12"),
        ("shop.example.", "shop.example"),
        ("127.0.0.1:5000", "127.0.0.1:5000"),
        ("0x7f.1", "127.0.0.1"),
    ],
)
def test_typed_text_is_read_as_a_browser_would(typed: str, site: str) -> None:
    assert read_address(typed).site == site


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "云卡商城",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.example",
        "http://",
        "a b.example",
        "http://user:secret@shop.example",
        "shop..example",
        "x" * 3000,
        "http://[::1",
        "-",
        ".",
    ],
)
def test_what_is_no_address_is_refused_with_a_reason(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_address(typed)


def test_filing_of_a_shop_below_a_private_suffix_belongs_to_the_host() -> None:
    address = read_address("alice.myshopify.com")
    assert (address.registrable_domain, address.shared_host) == ("myshopify.com", True)


def test_the_registrable_domain_knows_two_part_suffixes() -> None:
    address = read_address("www.shop.com.cn")
    assert (address.registrable_domain, address.shared_host) == ("shop.com.cn", False)


def test_an_unknown_last_label_counts_as_a_public_suffix() -> None:
    assert read_address("www.shop.example").registrable_domain == "shop.example"


def test_an_ip_address_has_no_registrable_domain() -> None:
    assert read_address("http://93.184.216.34/").registrable_domain is None


@given(st.text(max_size=200))
def test_any_text_gives_an_address_or_a_value_error(text: str) -> None:
    try:
        address = read_address(text)
    except ValueError:
        return
    assert read_address(address.url) == address


_LABELS = st.from_regex(r"[a-z0-9-]{1,8}|xn--[a-z0-9]{1,6}|0x[0-9a-f]{1,3}|com|cn|github|io", fullmatch=True)


@given(st.lists(_LABELS, min_size=1, max_size=5).map(".".join))
def test_a_bare_host_is_read_as_the_same_host_behind_a_scheme(host: str) -> None:
    def read(text: str) -> Address | None:
        try:
            return read_address(text)
        except ValueError:
            return None

    assert read(host) == read(f"http://{host}/")
