"""What do the families state that the demo has no shop of?"""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from werkzeug.wrappers import Request, Response

from crawlers.families.card_system import inline_object
from crawlers.observation import Target
from crawlers.settings import CrawlSettings
from crawlers.sources.storefront import ask
from crawlers.stated import dig, fill, rows, text_of, word
from rating_site.demo.responses import json_answer
from tests.crawlers.fake_net import FakeNet, all_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)
CARD = """<title>卡店</title><link href=/shop_theme/classic/a.css><div>欢迎光临</div><script>
var config = {"shop": {"name": "小卡店", "qq": "9999900007", "ann": "<p>卡密失效 24 小时内包换</p>"},
"categories": [], "product": [{"id": 5, "name": "月卡"}]}; run();</script>"""
NEXT = {
    "/api/v1/public/config": {"data": {"site_name": "下一站"}},
    "/api/v1/public/products": {"data": [{"id": 1, "title": "点卡"}]},
    "/api/v1/public/posts": {"data": [{"id": 9, "title": "售后", "content": "<p>包换</p>"}]},
}


@Request.application
def _card_system(_: Request) -> Response:
    return Response(CARD, content_type="text/html; charset=utf-8")


@Request.application
def _dujiao_next(request: Request) -> Response:
    if request.path in NEXT:
        return json_answer(NEXT[request.path])
    shell = '<title>x</title><div id=app></div><script>fetch("/api/v1/public/config")</script>'
    return Response(shell, content_type="text/html; charset=utf-8")


def _shown(app: Any) -> dict[str, Any]:
    target = Target(id="1", url="http://shop.example/")
    (seen,) = asyncio.run(all_of(ask(target, FakeNet({"shop.example": app}), CrawlSettings(), NOW)))
    return seen.value or {}


def test_card_system_keeps_everything_in_one_inline_object() -> None:
    shown = _shown(_card_system)
    assert (shown["software"]["family"], shown["name"]) == ("card_system", "小卡店")
    assert shown["goods"] == [{"id": "5", "name": "月卡"}]
    assert {"kind": "qq", "value": "9999900007"} in shown["contacts"]


def test_dujiao_next_tells_its_name_and_goods_as_json() -> None:
    shown = _shown(_dujiao_next)
    assert (shown["software"]["family"], shown["name"]) == ("dujiao_next", "下一站")
    assert shown["goods"] == [{"id": "1", "name": "点卡"}]


@pytest.mark.parametrize(
    "script", ["", "config = {", "config = {a: 1}", "config={" * 1000, "config = " + "[" * 9999]
)
def test_an_inline_object_that_is_no_json_is_none(script: str) -> None:
    assert inline_object((script,)) is None


def test_json_of_any_shape_is_dug_without_a_crash() -> None:
    for value in (None, 1, "x", [], {}, [1], {"a": 1}, {"a": [1, {"b": 2}]}, {"a": {"b": True}}):
        dig(value, "a", "b"), rows(value, "a"), word(value, "a", "b"), text_of(value)
    assert word({"a": 7}, "a") == "7" and word({"a": True}, "a") == ""


def test_a_value_from_a_shop_cannot_leave_its_place_in_a_path() -> None:
    assert fill("/list?alias={}", "../x&y#z") == "/list?alias=..%2Fx%26y%23z"
