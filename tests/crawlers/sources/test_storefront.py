"""What does the shop show of itself?"""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from crawlers.net import Trouble
from crawlers.observation import Outcome, Target
from crawlers.settings import CrawlSettings
from crawlers.sources.storefront import ask
from tests.crawlers.fake_net import FakeNet, all_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def _app(home: str, status: int = 200, icon: bytes = b"") -> Any:
    @Request.application
    def shop(request: Request) -> Response:
        if request.path == "/favicon.ico" and icon:
            return Response(icon, content_type="image/png")
        return Response(home, status, content_type="text/html; charset=utf-8")

    return shop


def _net(home: str, status: int = 200, icon: bytes = b"") -> FakeNet:
    return FakeNet({"shop.example": _app(home, status, icon)})


def _ask(net: FakeNet, url: str = "http://shop.example/") -> dict[str, Any]:
    (seen,) = asyncio.run(all_of(ask(Target(id="1", url=url), net, CrawlSettings(), NOW)))
    return seen.value or {}


def _trouble(net: FakeNet, url: str = "http://shop.example/") -> Trouble:
    with pytest.raises(Trouble) as caught:
        _ask(net, url)
    return caught.value


def test_prohibited_goods_are_quoted_for_a_moderator() -> None:
    found = _ask(_net("<p>出售 微信老号，接码平台</p>"))["prohibited"]
    assert {one["category"] for one in found} == {"social_accounts", "sms_codes"}


def test_the_payment_gateway_is_named_by_its_host() -> None:
    form = '<form action="https://pay.gateway.example/submit.php">'
    assert _ask(_net(f"<p>欢迎</p>{form}"))["gateway_host"] == "pay.gateway.example"


def test_an_icon_has_a_hash_and_a_page_instead_of_an_icon_has_none() -> None:
    assert _ask(_net("<p>欢迎", icon=b"icon"))["favicon_sha256"]
    assert _ask(_net("<p>欢迎"))["favicon_sha256"] == ""


@pytest.mark.parametrize(
    ("home", "status", "outcome"),
    [
        ("Click to continue!", 200, Outcome.BLOCKED),
        ("您当前浏览器不支持或操作系统语言设置非中文，无法访问本站！", 200, Outcome.BLOCKED),
        ("<title>Just a moment...</title>", 503, Outcome.BLOCKED),
        ("<title>403</title>", 403, Outcome.BLOCKED),
        ("<title>页面没有找到</title><p>x", 200, Outcome.EMPTY),
        ("该域名已过期", 200, Outcome.EMPTY),
        ("<p>x", 502, Outcome.UNREACHABLE),
        ("<p>x", 429, Outcome.RATE_LIMITED),
        ("<script>document.cookie='a=1';location.reload()</script>", 200, Outcome.BLOCKED),
    ],
)
def test_what_is_not_the_shop_is_never_read_as_the_shop(home: str, status: int, outcome: Outcome) -> None:
    assert _trouble(_net(home, status)).outcome is outcome


def test_a_bare_host_that_answers_only_by_https_is_found() -> None:
    class OnlyTls(FakeNet):
        async def _get(self, url: str, accept: str) -> Any:
            if url.startswith("http:"):
                raise Trouble(Outcome.UNREACHABLE, "the connection was refused", url)
            return await super()._get(url, accept)

    assert _ask(OnlyTls({"shop.example": _app("<p>欢迎")}))["final_url"] == "https://shop.example/"


def test_a_dead_host_is_told_for_the_address_that_was_typed() -> None:
    trouble = _trouble(FakeNet({}))
    assert (trouble.outcome, trouble.url) == (Outcome.UNREACHABLE, "http://shop.example/")


def test_a_host_that_shows_one_page_for_any_shop_answers_for_none() -> None:
    trouble = _trouble(_net("<title>商城</title><p>欢迎光临"), "http://shop.example/shop/ABCD")
    assert (trouble.outcome, trouble.reason) == (Outcome.EMPTY, "this host shows the same page for any shop")


def test_a_shop_whose_address_leads_to_the_first_page_of_its_host_is_not_there() -> None:
    @Request.application
    def host(request: Request) -> Response:
        home = Response("<title>商城</title><p>欢迎光临", content_type="text/html; charset=utf-8")
        return home if request.path == "/" else redirect("/")

    trouble = _trouble(FakeNet({"shop.example": host}), "http://shop.example/shop/ABCD")
    assert (trouble.outcome, trouble.reason) == (
        Outcome.EMPTY,
        "the host sends visitors of this shop elsewhere",
    )
