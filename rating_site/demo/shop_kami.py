"""What does a single-page shop in the page shape of kamiFaka 1.88 answer?

The page itself is an empty shell; name, notices, footer, contacts and goods come as JSON, and unknown paths
lead back to ``/``.
"""

import re
from typing import Any

from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from rating_site.demo.responses import fixture, fixture_json, html, icon, json_answer

_DETAIL = re.compile(r"/api/v2/detail/(\d{1,9})$")


@Request.application
def kami(request: Request) -> Response:
    """The whole site as a WSGI callable."""
    path = request.path
    if path == "/":
        return html(fixture("kami/shell.html"))
    if path == "/favicon.ico":
        return icon("kami")
    if path == "/robots.txt":
        return Response("User-agent: *\nDisallow: /images/\n", content_type="text/plain; charset=utf-8")
    if path == "/static/user/js/app.5d1e0c7b.js":
        return Response(fixture("kami/app.js"), content_type="application/javascript; charset=utf-8")
    return _api(path) or redirect("/", 302)


def _api(path: str) -> Response | None:
    if path == "/api/v2/get_system":
        return json_answer(fixture_json("kami/get_system.json"))
    if path == "/api/v2/theme_list":
        return json_answer(_theme_list())
    if found := _DETAIL.match(path):
        return _detail(int(found[1]))
    return None


def _theme_list() -> dict[str, Any]:
    items = fixture_json("kami/goods.json")
    goods = [{key: item[key] for key in item if key != "discription"} for item in items]
    names = dict.fromkeys(item["cag_name"] for item in goods)
    shops = [{"cag_name": name, "shops": [g for g in goods if g["cag_name"] == name]} for name in names]
    return {"shops": shops, "shops2": goods, "theme": "list"}


def _detail(number: int) -> Response:
    for item in fixture_json("kami/goods.json"):
        if item["prod_id"] == number:
            return json_answer({**item, "price_wholesale": ""})
    return Response("数据库异常", status=503, content_type="text/html; charset=utf-8")
