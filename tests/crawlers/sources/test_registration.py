"""When was the domain registered, by RDAP and by WHOIS?"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from types import ModuleType

import pytest
from werkzeug.wrappers import Request, Response

from crawlers.net import Trouble
from crawlers.observation import Observation, Outcome, Target
from crawlers.settings import CrawlSettings
from crawlers.sources import domain_rdap, domain_whois
from tests.crawlers.fake_net import FakeNet, all_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)
CNNIC = b"Domain Name: shop.cn\nRegistrant: x\nRegistration Time: 2003-03-17 12:20:05\n"
FOUND = """{"objectClassName": "domain", "ldhName": "SHOP.COM",
 "events": [{"eventAction": "registration", "eventDate": "2019-05-01T23:00:00Z"}]}"""


def _ask(source: ModuleType, net: FakeNet, url: str, *named: str) -> Observation:
    target = Target(id="1", url=url, sources=named)
    (seen,) = asyncio.run(all_of(source.ask(target, net, CrawlSettings(), NOW)))
    assert isinstance(seen, Observation)
    return seen


def _refusal(source: ModuleType, url: str) -> Trouble:
    with pytest.raises(Trouble) as caught:
        _ask(source, FakeNet({}), url)
    assert caught.value.outcome is Outcome.REFUSED
    return caught.value


def _verisign(body: str, status: int = 200) -> FakeNet:
    @Request.application
    def registry(_: Request) -> Response:
        return Response(body, status, content_type="application/rdap+json")

    return FakeNet({"rdap.verisign.com": registry})


def _whois(texts: Mapping[str, bytes]) -> FakeNet:
    return FakeNet({}, texts)


def test_the_registry_that_iana_lists_is_asked_for_the_registrable_domain() -> None:
    net = _verisign(FOUND)
    seen = _ask(domain_rdap, net, "http://pay.shop.com/")
    assert net.asked == ["https://rdap.verisign.com/com/v1/domain/shop.com"]
    assert (seen.value or {})["registered_on"] == "2019-05-01"


def test_no_such_domain_is_an_empty_answer() -> None:
    seen = _ask(domain_rdap, _verisign('{"errorCode": 404}', 404), "http://shop.com/")
    assert (seen.outcome, (seen.value or {})["status"]) == (Outcome.EMPTY, "not_registered")


def test_an_answer_about_another_name_is_an_error() -> None:
    seen = _ask(domain_rdap, _verisign(FOUND), "http://other.com/")
    assert seen.outcome is Outcome.ERROR


def test_rdap_is_not_asked_where_iana_lists_none() -> None:
    assert _refusal(domain_rdap, "http://shop.cn/").reason == "IANA lists no RDAP server for .cn"


def test_whois_is_asked_where_there_is_no_rdap() -> None:
    net = _whois({"shop.cn": CNNIC})
    value = _ask(domain_whois, net, "http://www.shop.cn/").value or {}
    assert net.asked == ["whois.cnnic.cn:43 shop.cn"]
    assert (value["registered_on"], value["zone_basis"]) == ("2003-03-17", "utc+8")


def test_whois_is_not_asked_where_rdap_answers() -> None:
    assert _refusal(domain_whois, "http://shop.com/").reason == "the registry answers by RDAP"


def test_whois_is_asked_beside_rdap_by_whoever_names_it() -> None:
    net = _whois({"domain shop.com": b"No match for SHOP.COM\r\n"})
    assert _ask(domain_whois, net, "http://shop.com/", "domain_whois").outcome is Outcome.EMPTY


def test_an_ip_address_has_no_registration() -> None:
    assert "no domain" in _refusal(domain_rdap, "http://8.8.8.8/").reason
    assert "no domain" in _refusal(domain_whois, "http://8.8.8.8/").reason
