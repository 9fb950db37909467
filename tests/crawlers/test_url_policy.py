"""Which URLs may be asked for at all?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.settings import CrawlSettings, IcpGateway
from crawlers.url_policy import why_refused

PLAIN = CrawlSettings()
LOOPBACK = CrawlSettings(allow_loopback=True)
GATEWAY = CrawlSettings(icp_gateway=IcpGateway(base_url="http://10.0.0.5:16181"))

REFUSED = [
    "file:///etc/hostname", "ftp://shop.example/", "data:text/html,x", "gopher://shop.example/",
    "javascript:1", "http:///", "http://shop.example:8080/", "http://shop.example:43/",
    "https://shop.example:80/", "http://me:pw@shop.example/", "http://me@shop.example/",
    "http://127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data",
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/",
    "http://127.1/", "http://0/", "http://127.0.0.1./", "http://[::1]/",
    "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[2002:7f00:1::]/",
    "http://１２７.0.0.1/", "http://shop.example:99999/", "http://shop.example\\@10.0.0.1/",
    "http://①②⑦.0.0.1/", "//shop.example/", "shop.example",
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_a_target_may_not_lead_astray(url: str) -> None:
    assert why_refused(url, PLAIN)


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example/",
        "https://shop.example:443/a?b=c#d",
        "http://8.8.8.8/",
        "https://xn--fiq228c.example/",
        "http://[2606:4700:4700::1111]/",
    ],
)
def test_a_public_address_may_be_asked(url: str) -> None:
    assert why_refused(url, PLAIN) is None


def test_the_loopback_permission_covers_any_port() -> None:
    assert why_refused("http://127.0.0.1:5000/", LOOPBACK) is None


def test_the_loopback_permission_covers_no_other_private_address() -> None:
    assert why_refused("http://10.0.0.5:5000/", LOOPBACK)


def test_a_configured_service_is_reachable_for_its_own_source() -> None:
    assert why_refused("http://10.0.0.5:16181/query/web", GATEWAY, "icp_filing") is None


@pytest.mark.parametrize("service", [None, "domain_rdap"])
def test_a_configured_service_is_no_target_and_no_other_sources_service(service: str | None) -> None:
    assert why_refused("http://10.0.0.5:16181/query/web", GATEWAY, service)


def test_another_port_of_a_service_host_is_not_reachable() -> None:
    assert why_refused("http://10.0.0.5:22/", GATEWAY, "icp_filing")


def test_a_service_on_loopback_is_no_target_even_with_the_permission() -> None:
    settings = CrawlSettings(allow_loopback=True, crtsh_base="http://127.0.0.1:9000")
    assert (
        why_refused("http://127.0.0.1:9000/", settings)
        == "the address belongs to a service of this installation"
    )


@given(st.text(max_size=80))
def test_no_text_breaks_the_policy(text: str) -> None:
    why_refused(f"http://{text}", PLAIN)
    why_refused(text, PLAIN)
