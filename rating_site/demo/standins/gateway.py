"""What does an ICP query gateway (the HG-ha wire format) answer, and what when it or the register fails?

Its HTTP status is 200 even for errors; the truth is in the body's `code`, its text in `msg`, `message` or
`error`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.wrappers import Request, Response

from rating_site.demo.responses import json_answer
from rating_site.demo.standins.failures import EVERYWHERE, Failure, spoil
from rating_site.demo.standins.records import CANARY, Filing

_TYPES = ("web", "app", "mapp", "kapp", "bweb", "bapp", "bmapp", "bkapp")
_LARGEST_PAGE = 26
_CONTENT_WORDS = ("出版", "文化", "新闻", "宗教", "药品")
_EXPIRED = {"success": False, "code": 401, "msg": "token过期,请及时刷新页面"}
_TOO_OFTEN = {"success": False, "code": 429, "msg": "您目前访问频次过高[访问ip：127.0.0.1], 请稍后再试。"}
_BODIES: dict[Failure, tuple[int, dict[str, Any]]] = {
    Failure.CAPTCHA: (200, {"code": 500, "message": "验证码识别失败"}),
    Failure.WAF_BODY: (200, {"code": 500, "message": "当前访问已被创宇盾拦截"}),
    Failure.REGISTER_ERROR: (200, {"code": 122, "message": "工信部服务器异常"}),
    Failure.REGISTER_RATE_LIMITED: (200, _TOO_OFTEN),
    Failure.TOKEN_EXPIRED: (200, _EXPIRED),
    Failure.OLD_GATEWAY_ERROR: (200, {"code": 201, "error": "验证码识别失败"}),
    Failure.SIGN_IN_REQUIRED: (401, {"code": 401, "message": "未登录或会话已过期"}),
    Failure.NO_PARAMS: (200, {"code": 200, "msg": "操作成功", "success": True}),
    Failure.UNKNOWN_CODE: (200, {"code": 777, "msg": "操作成功"}),
}
_OF_THE_LIST = frozenset({Failure.THROTTLED_EMPTY, Failure.FOREIGN_RECORD})
FAILURES = EVERYWHERE | _BODIES.keys() | _OF_THE_LIST


@dataclass(slots=True)
class GatewayStandIn:
    """A WSGI app that serves ``GET /query/{type}?search=&pageNum=&pageSize=`` and the same as a JSON POST.

    The canary qq.com is always filed. `failures` is by search text and may be changed while it runs; `asked`
    collects the search texts in the order they came.
    """

    filings: tuple[Filing, ...]
    failures: dict[str, Failure] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        if not request.path.startswith("/query/"):
            return json_answer({"code": 404, "msg": f"查询请访问 {request.host_url.rstrip('/')}"})
        kind = request.path.removeprefix("/query/")
        if kind not in _TYPES:
            return json_answer({"code": 102, "msg": "不是支持的查询类型"})
        asked = _parameters(request)
        search = str(asked.get("search") or "").strip()
        if not search:
            return json_answer({"code": 101, "msg": "参数错误,请指定search参数"})
        self.asked.append(search)
        return self._query(kind, search, _number(asked.get("pageNum"), 1), _number(asked.get("pageSize"), 10))

    def _query(self, kind: str, search: str, number: int, size: int) -> Response:
        failure = self.failures.get(search)
        if failure in _BODIES:
            status, body = _BODIES[failure]
            return json_answer(body, status)
        if kind == "bweb":
            params = self._blacklist(search)
        else:
            params = page(self._items(kind, search, failure), number, size)
        return spoil(json_answer(_envelope(params)), None if failure in _OF_THE_LIST else failure)

    def _items(self, kind: str, search: str, failure: Failure | None) -> list[dict[str, Any]]:
        if failure is Failure.THROTTLED_EMPTY or kind != "web":
            return []
        found = [CANARY] if failure is Failure.FOREIGN_RECORD else self._found(search)
        return [_item(filing, turn=len(self.asked)) for filing in found]

    def _found(self, search: str) -> list[Filing]:
        """By domain, licence (main or service) or the unit's full name, as the register searches."""
        return [
            filing
            for filing in (CANARY, *self.filings)
            if search in (filing.domain, filing.main_licence, filing.service_licence, filing.unit_name)
        ]

    def _blacklist(self, search: str) -> dict[str, Any]:
        level = next((f.blacklist_level for f in self.filings if f.domain == search), 2)
        return {
            "domainName": search,
            "blackListLevel": level,
            "title": "",
            "accessLicence": "",
            "cancelLicence": "",
        }


def page(items: list[dict[str, Any]], number: int, size: int) -> dict[str, Any]:
    """The register's page object around one page of the items; 26 are the most that it gives at once."""
    size = min(size, _LARGEST_PAGE)
    pages = -(-len(items) // size)
    start = (number - 1) * size
    shown = items[start : start + size]
    return {
        "endRow": start + len(shown) - 1 if shown else 0,
        "firstPage": min(pages, 1),
        "hasNextPage": number < pages,
        "hasPreviousPage": number > 1,
        "isFirstPage": number == 1,
        "isLastPage": number == pages,
        "lastPage": pages,
        "list": shown,
        "navigatePages": 8,
        "navigatepageNums": list(range(1, pages + 1)),
        "nextPage": number + 1 if number < pages else min(pages, 1),
        "pageNum": number,
        "pageSize": size,
        "pages": pages,
        "prePage": number - 1 if number > 1 else min(pages, 1),
        "size": len(shown),
        "startRow": start,
        "total": len(items),
    }


def _item(filing: Filing, turn: int) -> dict[str, Any]:
    """One record; the register scrambles `contentTypeName` anew on every answer, so `turn` turns it here."""
    words = "、".join(_CONTENT_WORDS[(turn + step) % len(_CONTENT_WORDS)] for step in range(4))
    return {
        "contentTypeName": words,
        "domain": filing.domain,
        "domainId": 190000203203,
        "leaderName": "",
        "limitAccess": "是" if filing.limit_access else "否",
        "mainId": 547280,
        "mainLicence": filing.main_licence,
        "natureName": filing.nature_name,
        "serviceId": 4134047,
        "serviceLicence": filing.service_licence,
        "unitName": filing.unit_name,
        "updateRecordTime": filing.updated_at,
    }


def _envelope(params: dict[str, Any]) -> dict[str, Any]:
    return {"code": 200, "msg": "操作成功", "params": params, "success": True}


def _parameters(request: Request) -> dict[str, Any]:
    if request.method == "POST":
        body = request.get_json(silent=True)
        return body if isinstance(body, dict) else {}
    return request.args.to_dict()


def _number(given: object, default: int) -> int:
    text = str(given or "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else default
