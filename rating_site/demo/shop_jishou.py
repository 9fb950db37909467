"""What does a multi-seller shop in the page shape of 骑士寄售 (qs-faka) answer?

Every path that is no JSON endpoint answers 200 with the same shell, ``/robots.txt`` too; the rules are
articles, and a part of them lives only inside the JavaScript bundle.
"""

from collections.abc import Callable
from typing import Any

from werkzeug.wrappers import Request, Response

from rating_site.demo.responses import fill, fixture, fixture_json, html, icon, json_answer

BUNDLE = "/web/assets/index-8f3a1c2e.js"


@Request.application
def jishou(request: Request) -> Response:
    """The whole site as a WSGI callable."""
    if request.path in _ENDPOINTS:
        answer = _ENDPOINTS[request.path](request)
    elif request.path == BUNDLE:
        answer = Response(fixture("jishou/bundle.js"), content_type="application/javascript")
    elif request.path == "/favicon.ico":
        answer = icon("jishou")
    else:
        answer = html(fill(fixture("jishou/shell.html"), title=_title(request.path)))
    answer.headers["Server"] = "workerman"
    return answer


def _title(path: str) -> str:
    """Title, keywords and description are rendered by the server; a shop page carries its seller's name."""
    site = fixture_json("jishou/site_config.json")["site_name"]
    seller = _sellers().get(path.removeprefix("/shop/")) if path.startswith("/shop/") else None
    return f"{seller['shop_name']} - {site}" if seller else f"{site} - 虚拟商品寄售平台"


def _sellers() -> dict[str, dict[str, Any]]:
    sellers: dict[str, dict[str, Any]] = fixture_json("jishou/sellers.json")
    return sellers


def _success(data: Any, message: str = "获取成功") -> Response:
    return json_answer({"code": 1, "msg": message, "data": data})


def _failure(message: str) -> Response:
    return json_answer({"code": 0, "msg": message, "data": ""})


def _site_config(_request: Request) -> Response:
    return _success(fixture_json("jishou/site_config.json"))


def _index_count(_request: Request) -> Response:
    return _success({"orderCount": 86123, "CardsSum": 912345, "userCount": 4321})  # made up, as everywhere


def _article_types(_request: Request) -> Response:
    return _success([{"alias": c["alias"], "label": c["name"]} for c in fixture_json("jishou/articles.json")])


def _article_list(request: Request) -> Response:
    """The software answers 500 for a category that it does not know."""
    for category in fixture_json("jishou/articles.json"):
        if category["alias"] == request.values.get("alias"):
            articles = category.pop("articles")
            return _success({"category": category, "list": articles})
    return json_answer({"code": 500, "msg": "Call to a member function articles() on null"}, 500)


def _article_detail(request: Request) -> Response:
    for category in fixture_json("jishou/articles.json"):
        articles = category.pop("articles")
        for article in articles:
            if str(article["id"]) == request.values.get("id"):
                return _success({"category": category, "detail": article})
    return _failure("文章不存在!")


def _shop(request: Request) -> Response:
    seller = _sellers().get(request.values.get("token", ""))
    if seller is None:
        return _failure("店铺不存在!")
    shown = {key: value for key, value in seller.items() if key != "goods"}
    page = {
        "token": request.values["token"],
        "shop": shown,
        "categorys": [{"id": 1, "name": "默认分类"}],
        "goods": None,
        "userChannels": [{"title": "支付宝", "code": "AlipayScan"}],
    }
    return _success(page, "success")


def _goods_list(request: Request) -> Response:
    """Which shop is asked for comes by token here; the real page keeps it in its session as well."""
    seller = _sellers().get(request.values.get("token", ""))
    return json_answer({"code": 1, "data": seller["goods"] if seller else []})


_ENDPOINTS: dict[str, Callable[[Request], Response]] = {
    "/home/index/siteConfig": _site_config,
    "/home/index/indexCount": _index_count,
    "/home/article/type": _article_types,
    "/home/article/list": _article_list,
    "/home/article/detail": _article_detail,
    "/shop/index/index": _shop,
    "/shop/index/getGoodsListJson": _goods_list,
}
