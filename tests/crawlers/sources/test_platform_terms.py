"""Which terms does this platform publish, place by place?"""

import asyncio
from datetime import UTC, datetime

from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from crawlers.observation import Observation, Outcome, Target
from crawlers.settings import CrawlSettings
from crawlers.sources.platform_terms import ask
from tests.crawlers.fake_net import FakeNet, all_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)
RULE = "付款后没有收到卡密的，请在付款后 24 小时内联系客服补单，逾期不再补单。"
FRAME = "<p>小店导航条</p>"
HOME = f"""<title>小店</title>{FRAME}<p>商品一</p><a href=/rules>售后规则</a><a href=/gone>退款说明</a>
<a href=/made-up>服务条款</a><a href=http://elsewhere.example/rules>补单规则</a><a href=/item/1>月卡</a>"""
PAGES = {
    "/": HOME,
    "/rules": f"<title>规则</title>{FRAME}<h3>售后</h3><p>{RULE}</p>",
    "/made-up": "<title>页面没有找到</title><p>404</p>",
    "/item/1": f"<title>月卡</title>{FRAME}<p>库存 99</p><p>质保 30 天，非人为原因失效包补。</p>",
}


@Request.application
def _shop(request: Request) -> Response:
    body = PAGES.get(request.path)
    return Response(
        body or "<title>404</title>", 200 if body else 404, content_type="text/html; charset=utf-8"
    )


@Request.application
def _lost(_: Request) -> Response:
    return Response("<title>小店</title><p>欢迎光临小店</p>", content_type="text/html; charset=utf-8")


@Request.application
def _spa(request: Request) -> Response:
    if request.path == "/static/app.0f3c2a1b.js":
        script = f'a={{tip:"{RULE.encode("unicode_escape").decode()}"}}'
        return Response(script, content_type="application/javascript")
    shell = '<title>店</title><div id=app></div><script src="/static/app.0f3c2a1b.js"></script>'
    return Response(shell, content_type="text/html") if request.path == "/" else redirect("/")


def _ask(app: object) -> dict[str, Observation]:
    net = FakeNet({"shop.example": app})  # type: ignore[dict-item]
    target = Target(id="1", url="http://shop.example/")
    seen = asyncio.run(all_of(ask(target, net, CrawlSettings(), NOW)))
    return {str((one.value or {}).get("place", one.url)): one for one in seen}


def test_a_rule_page_is_told_without_the_frame_of_the_site() -> None:
    value = _ask(_shop)["/rules"].value or {}
    assert value["text"] == f"售后\n{RULE}"
    assert [clause["type"] for clause in value["clauses"]] == ["resupply_window"]


def test_the_excerpt_is_the_first_clause_as_written() -> None:
    assert "24 小时内" in (_ask(_shop)["/rules"].excerpt or "")


def test_a_page_that_cannot_be_read_is_told_as_such() -> None:
    places = _ask(_shop)
    assert places["http://shop.example/gone"].outcome is Outcome.EMPTY
    assert places["http://shop.example/made-up"].outcome is Outcome.EMPTY


def test_of_a_product_page_only_the_terms_are_kept() -> None:
    assert (_ask(_shop)["/item/1"].value or {})["text"] == "质保 30 天，非人为原因失效包补。"


def test_other_hosts_are_not_asked() -> None:
    assert not any("elsewhere" in place for place in _ask(_shop))


def test_the_first_page_without_terms_is_no_place() -> None:
    assert "/#page" not in _ask(_shop)


def test_a_shop_without_terms_is_told_once() -> None:
    (seen,) = _ask(_lost).values()
    assert (seen.outcome, seen.reason) == (Outcome.EMPTY, "no place states any terms")


def test_terms_in_a_script_are_found_under_a_name_that_outlives_its_hash() -> None:
    assert (_ask(_spa)["/static/app.js"].value or {})["text"] == RULE
