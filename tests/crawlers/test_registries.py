"""Which registry answers for a domain?"""

import json

import pytest

from crawlers.registries import RDAP_TABLE, rdap_base, reduce_table, whois_server
from crawlers.settings import CrawlSettings
from tests.shared_folder import shared

PLAIN = CrawlSettings()


@pytest.mark.parametrize(
    ("domain", "base"),
    [
        ("shop.com", "https://rdap.verisign.com/com/v1"),
        ("shop.top", "https://rdap.zdnsgtld.com/top"),
        ("shop.xyz", "https://rdap.centralnic.com/xyz"),
        ("shop.pw", "https://rdap.radix.host/rdap"),
        ("shop.cn", None),
        ("shop.com.cn", None),
        ("shop.xn--fiqs8s", None),
        ("shop.me", None),
    ],
)
def test_the_table_of_iana_decides(domain: str, base: str | None) -> None:
    assert rdap_base(domain, PLAIN) == base


def test_chinese_names_are_asked_at_cnnic() -> None:
    for domain in ("shop.cn", "shop.com.cn", "shop.xn--fiqs8s"):
        assert whois_server(domain, PLAIN) == ("whois.cnnic.cn", 43)


def test_what_an_operator_sets_goes_first() -> None:
    settings = CrawlSettings(rdap_bases={"*": "https://a.example", "me": "https://b.example/rdap/"},
                             whois_servers={"cn": "127.0.0.1:4343"})  # fmt: skip
    assert rdap_base("shop.me", settings) == "https://b.example/rdap"
    assert rdap_base("shop.com", settings) == "https://a.example"
    assert whois_server("shop.cn", settings) == ("127.0.0.1", 4343)


def test_an_unknown_top_level_domain_has_neither() -> None:
    assert rdap_base("shop.example", PLAIN) is None
    assert whois_server("shop.example", PLAIN) is None


def test_our_table_is_the_copy_of_ianas() -> None:
    table = json.loads(shared("samples/rdap/iana_dns_2026-03-23.json").read_text())
    assert json.loads(RDAP_TABLE.read_text()) == reduce_table(table)


@pytest.mark.parametrize("table", [{}, {"services": [], "publication": "x", "version": "1.0"}])
def test_another_file_is_no_table(table: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        reduce_table(table)
