"""What does a shop in the page shape of acg-faka 3.6 answer, with its two traps?

Unknown paths answer 200 with an error page (a soft 404), and the language follows Accept-Language. A host
name that starts with ``fz.`` is a 分站: same goods and footer, another title and notice.
"""

import json
from typing import Any

from werkzeug.wrappers import Request, Response

from rating_site.demo.responses import fill, fixture, fixture_json, html, icon, json_answer

_CSP = "frame-ancestors 'self'; object-src 'none'; base-uri 'self'"


@Request.application
def acg(request: Request) -> Response:
    """The whole site as a WSGI callable."""
    answer = _answer(request)
    answer.headers["Content-Security-Policy"] = _CSP
    return answer


def _answer(request: Request) -> Response:
    path = request.path
    if path == "/favicon.ico":
        return icon("acg")
    if path in ("/", "/cat/recommend", "/cat/1"):
        return _page(request, _site(request)["title"], _home(request))
    if path == "/user/index/query":
        return _page(request, "订单查询", fixture("acg/query.html"))
    if path.startswith("/item/") and (item := _commodity(path.removeprefix("/item/"))):
        return _page(request, item["name"], _item(item))
    if path.startswith("/user/api/index/"):
        return _api(request)
    return _page(request, "页面没有找到", fixture("acg/not_found.html"))


def _api(request: Request) -> Response:
    match request.path.removeprefix("/user/api/index/"):
        case "data":
            data: Any = [{"id": 1, "name": "会员激活码", "icon": "", "commodity_count": 1}]
        case "commodity":
            goods = fixture_json("acg/goods.json")
            data = [{key: item[key] for key in item if key != "description"} for item in goods]
        case "pay":
            data = [{"id": 2, "name": "支付宝", "icon": "", "handle": "Epay"}]
        case "commodityDetail":
            data = _commodity(request.args.get("commodityId", ""))
            if data is None:
                return json_answer({"code": 0, "msg": "商品不存在"})
        case _:
            return json_answer({"code": 404, "msg": "页面没有找到"})
    return json_answer({"code": 200, "msg": "success", "data": data})


def _commodity(number: str) -> dict[str, Any] | None:
    return next((item for item in fixture_json("acg/goods.json") if str(item["id"]) == number), None)


def _site(request: Request) -> dict[str, str]:
    sites: dict[str, dict[str, str]] = fixture_json("acg/sites.json")
    return sites["branch" if request.host.startswith("fz.") else "main"]


def _home(request: Request) -> str:
    return fill(fixture("acg/home.html"), notice=_site(request)["notice"])


def _item(item: dict[str, Any]) -> str:
    shown = json.dumps(item, ensure_ascii=True).replace("/", "\\/")  # as PHP's json_encode does
    return fill(fixture("acg/item.html"), variable=shown, name=item["name"], description=item["description"])


def _page(request: Request, title: str, content: str) -> Response:
    """English for everybody who does not ask for Chinese; only the software's own words are translated."""
    chinese = "zh" in request.headers.get("Accept-Language", "zh-CN").lower()
    words = fixture_json("acg/words.json")["zh" if chinese else "en"]
    return html(fill(fixture("acg/layout.html"), title=words.get(title, title), content=content, **words))
