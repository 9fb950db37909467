"""What does a shop in the page shape of 彩虹云商城 answer, with its cloaking?

It turns away readers whose Accept-Language has ``en`` without ``zh``, and programs by their User-Agent;
search engines pass.
"""

from typing import Any

from werkzeug.wrappers import Request, Response

from rating_site.demo.responses import fixture, fixture_json, html, icon, json_answer

REFUSED_PROGRAM = "Click to continue!"
REFUSED_LANGUAGE = "您当前浏览器不支持或操作系统语言设置非中文，无法访问本站！"
_PROGRAMS = ("python", "go-http-client", "libcurl/", "headlesschrome")
_SEARCH_ENGINES = ("baiduspider", "googlebot", "bingbot", "sogou")
_PAGES = ("buy", "query", "help", "about")


@Request.application
def caihong(request: Request) -> Response:
    """The whole site as a WSGI callable."""
    if refusal := _refusal(request):
        return html(refusal)
    if request.path == "/favicon.ico":
        return icon("caihong")
    if request.path == "/ajax.php":
        return _ajax(request.args.get("act", ""))
    if request.path == "/api.php" and request.args.get("act") == "siteinfo":
        return json_answer({"code": 0, **fixture_json("caihong/siteinfo.json")})
    if request.path in ("/", "/index.php"):
        module = request.args.get("mod", "index")
        return html(fixture(f"caihong/{module if module in _PAGES else 'index'}.html"))
    return html(
        "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center>"
        "<hr><center>nginx</center></body></html>",
        404,
    )


def _refusal(request: Request) -> str | None:
    agent = request.headers.get("User-Agent", "").lower()
    language = request.headers.get("Accept-Language", "").lower()
    if any(engine in agent for engine in _SEARCH_ENGINES):
        return None
    if any(program in agent for program in _PROGRAMS) or not request.headers.get("Accept"):
        return REFUSED_PROGRAM
    return REFUSED_LANGUAGE if "en" in language and "zh" not in language else None


def _ajax(act: str) -> Response:
    answers: dict[str, dict[str, Any]] = fixture_json("caihong/ajax.json")
    return json_answer(answers.get(act, {"code": -4, "msg": "No Act"}))
