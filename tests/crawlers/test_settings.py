"""Which settings does a crawl have?"""

from pathlib import Path

import pytest

from crawlers.settings import CrawlSettings, IcpGateway, read_endpoint, read_settings


def test_the_defaults_ask_nobody_private() -> None:
    settings = CrawlSettings()
    assert not settings.allow_loopback and settings.icp_gateway is None and not settings.own_endpoints


def test_the_user_agent_is_honest() -> None:
    agent = CrawlSettings(contact_url="https://kajian.example/about").user_agent
    assert agent == "Mozilla/5.0 (compatible; KajianBot/1.0; +https://kajian.example/about)"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"nonsense": 1}', "nonsense"),
        ('{"host_overrides": {"a.example": "127.0.0.1:80"}}', "host_overrides needs allow_loopback"),
        (
            '{"allow_loopback": true, "host_overrides": {"a.example": "10.0.0.1:80"}}',
            "only lead to 127.0.0.1",
        ),
        ('{"allow_loopback": true, "host_overrides": {"a.example": "127.0.0.1"}}', "is not host:port"),
        ('{"crtsh_base": "file:///etc/passwd"}', "crtsh_base"),
        ('{"icp_gateway": {"base_url": "http://me:pw@gw.example"}}', "icp_gateway.base_url"),
        ('{"request_seconds": 0}', "request_seconds"),
        ("{", "JSON"),
    ],
)
def test_nonsense_is_refused_in_one_line(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as caught:
        read_settings(None, {"KAJIAN_CRAWL": text})
    assert "\n" not in str(caught.value)


def test_a_file_goes_before_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"targets_at_once": 3}')
    assert read_settings(path, {"KAJIAN_CRAWL": '{"targets_at_once": 4}'}).targets_at_once == 3


def test_a_missing_file_is_a_value_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        read_settings(tmp_path / "absent.json")


def test_only_changed_service_addresses_count_as_our_own() -> None:
    settings = CrawlSettings(cdx_base="http://10.0.0.7:8080/", rdap_bases={"*": "https://rdap.internal/x/"})
    assert settings.own_origins["wayback"] == {("10.0.0.7", 8080)}
    assert settings.own_endpoints == {("10.0.0.7", 8080), ("rdap.internal", 443)}


def test_a_slow_gateway_gets_the_time_it_needs() -> None:
    settings = CrawlSettings(icp_gateway=IcpGateway(base_url="http://gw.example", timeout_seconds=100))
    assert settings.patience("icp_filing") > 400 > settings.patience("storefront")


@pytest.mark.parametrize("text", ["", "host", "host:", ":80", "host:0", "host:65536", "host:８０", "host:-1"])
def test_an_endpoint_needs_host_and_port(text: str) -> None:
    with pytest.raises(ValueError, match="host:port"):
        read_endpoint(text)
