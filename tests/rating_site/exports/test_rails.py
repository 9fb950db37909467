"""What nobody may block stays out of every download, whoever decided it."""

from dataclasses import replace

import pytest

from rating_site.exports.entry import Entry
from rating_site.exports.rails import admit, read_allow_list, shipped_allow_list
from tests.rating_site.exports.sample_entries import HAN, LISTED, SHARED, SHOP, edition

ALLOW = read_allow_list(["# comment", "", "pay.good.example", "mall.example paths"])
SHIPPED = read_allow_list(shipped_allow_list())


def _on(host: str, path: str = "", domain: str | None = None) -> Entry:
    return replace(
        LISTED, host=host, shop_path=path, registrable_domain=domain or host, shared_host=bool(path)
    )


def _reasons(*entries: Entry) -> list[str]:
    return [refusal.reason for refusal in admit(edition(entries), ALLOW).refused]


def test_ordinary_entries_pass_unchanged() -> None:
    made = edition([LISTED, SHOP, SHARED, HAN])
    assert admit(made, ALLOW).edition is made


@pytest.mark.parametrize(
    "host", ["pay.good.example", "a.pay.good.example", "good.example", "mall.example", "x.mall.example"]
)
def test_an_allowed_host_its_subdomains_and_its_parents_are_refused(host: str) -> None:
    assert _reasons(_on(host, domain=".".join(host.split(".")[-2:]))) == ["allow_listed"]


def test_a_shop_may_be_named_on_a_market_and_not_on_a_bank() -> None:
    assert _reasons(_on("mall.example", "/shop/AB12")) == []
    assert _reasons(_on("pay.good.example", "/shop/AB12")) == ["allow_listed"]


@pytest.mark.parametrize("host", ["com.cn", "co.uk", "xn--55qx5d.cn"])
def test_a_public_suffix_is_refused_whatever_the_entry_claims(host: str) -> None:
    assert _reasons(_on(host)) == ["public_suffix"]


@pytest.mark.parametrize("host", ["github.io", "shop.github.io", "a.myshopify.com"])
def test_a_host_below_a_private_suffix_is_refused_as_a_whole_host(host: str) -> None:
    assert _reasons(_on(host)) == ["address_changed"]


def test_a_host_that_a_browser_reads_otherwise_is_refused() -> None:
    assert _reasons(_on("0x7f.1")) == ["not_a_host"]
    assert _reasons(_on("1.2.3")) == ["not_a_host"]


def test_a_wrong_registrable_domain_is_refused() -> None:
    assert _reasons(_on("www.bad.example", domain="www.bad.example")) == ["address_changed"]


def test_only_the_refused_entries_are_dropped() -> None:
    admitted = admit(edition([LISTED, _on("co.uk")]), ALLOW)
    assert admitted.edition.entries == (LISTED,)


@pytest.mark.parametrize(
    "host", ["alipay.com", "pay.weixin.qq.com", "beijing.gov.cn", "taobao.com", "12315.cn", "t.me"]
)
def test_the_shipped_list_protects_everyday_services(host: str) -> None:
    entry = _on(host, domain=".".join(host.split(".")[-2:]))
    assert [refusal.reason for refusal in admit(edition([entry]), SHIPPED).refused] == ["allow_listed"]


def test_the_shipped_list_holds_only_hosts() -> None:
    for line in shipped_allow_list():
        words = line.split()
        assert line.startswith("#") or (words[1:] in ([], ["paths"]) and _on(words[0]).host == words[0])
