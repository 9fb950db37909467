"""What does a server-rendered shop in the page shape of 独角数卡 2.x (theme unicorn) answer?

The HTML holds its notice, its footer with the filing number split by tags, and the rules in the modal of the
buy page.
"""

from typing import Any

from werkzeug.wrappers import Request, Response

from rating_site.demo.responses import fill, fixture, fixture_json, html, icon

_QQ_AND_WECHAT = ("MicroMessenger", "QQ/")


@Request.application
def yunka(request: Request) -> Response:
    """The whole site as a WSGI callable."""
    if any(mark in request.headers.get("User-Agent", "") for mark in _QQ_AND_WECHAT):
        return html(fixture("yunka/open_in_browser.html"))  # 防红: chat apps never see the shop itself
    if request.path == "/favicon.ico":
        return icon("yunka")
    if request.path == "/robots.txt":
        return Response("User-agent: *\nDisallow:\n", content_type="text/plain; charset=utf-8")
    answer = _page(request.path)
    answer.set_cookie("yunjia_session", "eyJpdiI6ImRlbW8ifQ", httponly=True)
    answer.set_cookie("XSRF-TOKEN", "eyJpdiI6ImRlbW8ifQ")
    return answer


def _page(path: str) -> Response:
    if path == "/":
        return _in_layout("首页", fill(fixture("yunka/home.html"), goods=_cards()))
    if path == "/order-search":
        return _in_layout("查询订单", fixture("yunka/order_search.html"))
    if path.startswith("/buy/"):
        return _buy_page(path.removeprefix("/buy/"))
    if path.startswith(("/bill/", "/detail-order-sn/")):
        return _in_layout("提示", fill(fixture("yunka/error.html"), message="订单不存在"))
    return html(fixture("yunka/not_found.html"), 404)


def _buy_page(number: str) -> Response:
    goods = _goods().get(number)
    if goods is None:
        return _in_layout("提示", fill(fixture("yunka/error.html"), message="商品不存在或已下架"))
    return _in_layout(goods["name"], fill(fixture("yunka/buy.html"), id=number, **goods))


def _in_layout(title: str, content: str) -> Response:
    return html(fill(fixture("yunka/layout.html"), title=title, content=content))


def _cards() -> str:
    card = fixture("yunka/card.html")
    return "".join(fill(card, id=number, **goods) for number, goods in _goods().items())


def _goods() -> dict[str, dict[str, Any]]:
    goods: dict[str, dict[str, Any]] = fixture_json("yunka/goods.json")
    return goods
