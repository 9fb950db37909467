"""What does the ICP register say about this domain, and about the number that its page shows?"""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from werkzeug.wrappers import Request, Response

from crawlers.net import Trouble
from crawlers.observation import Observation, Outcome, Target
from crawlers.settings import CrawlSettings, IcpGateway
from crawlers.sources.icp_filing import ask
from rating_site.demo.standins.failures import Failure
from rating_site.demo.standins.gateway import GatewayStandIn
from rating_site.demo.standins.records import Filing
from tests.crawlers.fake_net import FakeNet, all_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)
FILED = Filing("shop.example", "浙ICP备18999901号", "浙ICP备18999901号-1", "示例公司", "2024-05-20 10:11:12")
OTHER = Filing("other.example", "苏ICP备2023999902号", "苏ICP备2023999902号-1", "张三", "2023-09-14 16:05:33",
               nature_name="个人")  # fmt: skip
SETTINGS = CrawlSettings(hash_key="key", icp_gateway=IcpGateway(base_url="http://gw.internal:16181"))


def _page(footer: str) -> Any:
    @Request.application
    def shop(_: Request) -> Response:
        return Response(
            f"<title>店</title><p>欢迎光临小店</p><footer>{footer}</footer>", content_type="text/html"
        )

    return shop


def _ask(gateway: GatewayStandIn, footer: str = "", settings: CrawlSettings = SETTINGS) -> list[Observation]:
    net = FakeNet({"shop.example": _page(footer), "gw.internal:16181": gateway})
    return asyncio.run(all_of(ask(Target(id="1", url="http://shop.example/"), net, settings, NOW)))


def test_without_a_gateway_the_source_is_off() -> None:
    with pytest.raises(Trouble) as caught:
        _ask(GatewayStandIn(()), settings=CrawlSettings())
    assert caught.value.outcome is Outcome.REFUSED


def test_a_filed_domain_is_found() -> None:
    (seen,) = _ask(GatewayStandIn((FILED,)))
    value = seen.value or {}
    assert (seen.outcome, value["by"], value["found"]) == (Outcome.ANSWERED, "domain", True)
    assert value["records"][0]["main_licence"] == "浙ICP备18999901号"


def test_an_empty_list_counts_between_two_canaries() -> None:
    gateway = GatewayStandIn(())
    (seen,) = _ask(gateway)
    assert (seen.outcome, (seen.value or {})["canary_ok"]) == (Outcome.EMPTY, True)
    assert gateway.asked == ["qq.com", "shop.example", "qq.com"]


def test_where_the_canary_is_not_found_nothing_is_said() -> None:
    gateway = GatewayStandIn((FILED,), failures={"qq.com": Failure.THROTTLED_EMPTY})
    with pytest.raises(Trouble, match="not even its canary") as caught:
        _ask(gateway)
    assert caught.value.outcome is Outcome.RATE_LIMITED


def test_a_canary_that_is_lost_on_the_way_takes_the_worth_of_an_empty_list() -> None:
    class Tiring(GatewayStandIn):
        def _found(self, search: str) -> list[Filing]:
            return super()._found(search) if len(self.asked) == 1 else []

    (seen,) = _ask(Tiring(()))
    assert (seen.outcome, (seen.value or {})["canary_ok"]) == (Outcome.EMPTY, False)


def test_the_number_on_the_page_is_asked_where_the_domain_has_none() -> None:
    _, seen = _ask(GatewayStandIn((OTHER,)), "苏ICP备2023999902号-1")
    value = seen.value or {}
    assert (value["asked"], value["by"], value["found"]) == ("苏ICP备2023999902号", "number", True)


def test_a_number_that_cannot_be_real_is_not_asked() -> None:
    gateway = GatewayStandIn(())
    _ask(gateway, "萌ICP备20239999号 京ICP备12345678号")
    assert set(gateway.asked) == {"qq.com", "shop.example"}


def test_the_name_of_a_natural_person_never_leaves_the_crawler() -> None:
    _, seen = _ask(GatewayStandIn((OTHER,)), "苏ICP备2023999902号-1")
    assert "张三" not in seen.to_line() and "张*" in seen.to_line()


def test_the_address_of_the_gateway_is_not_told() -> None:
    assert "gw.internal" not in _ask(GatewayStandIn((FILED,)))[0].to_line()


def test_a_record_about_something_else_is_an_error_and_no_absence() -> None:
    gateway = GatewayStandIn((FILED,), failures={"shop.example": Failure.FOREIGN_RECORD})
    assert _ask(gateway)[0].outcome is Outcome.ERROR


def test_a_violation_on_the_registers_blacklist_restricts_the_record() -> None:
    (seen,) = _ask(GatewayStandIn((replace(FILED, blacklist_level=1),)))
    assert (seen.value or {})["records"][0]["limit_access"] is True


def test_no_violation_leaves_the_record_as_it_is() -> None:
    (seen,) = _ask(GatewayStandIn((FILED,)))
    record = (seen.value or {})["records"][0]
    assert record["limit_access"] is False and "cancelled" not in record
