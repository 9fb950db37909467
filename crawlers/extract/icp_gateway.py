"""What does an ICP query gateway answer? The body decides, not the HTTP status; unclear is never "none".

Two wire forms are read: a gateway that passes the register's JSON on (``{"code", "params": {"list"}}``),
and a licensed service (``{"code": 0, "data": {"isRecorded", ...}}``). The register itself has answered normal
empty lists while it throttled a caller, so ``empty`` is only what was said; judging needs a second answer.
"""

from dataclasses import dataclass
from typing import Any

from crawlers.extract.icp_record import IcpRecord, about, read_record
from crawlers.extract.icp_trouble import Unclear, code_of, explain
from crawlers.extract.json_text import as_dict, load_json

LARGEST_PAGE = 26


@dataclass(frozen=True, slots=True)
class GatewayAnswer:
    """One page of an answer. `outcome`: found, empty, gateway_error, blocked or rate_limited.

    `code` is the body's own; `page` of `pages` and `total` are what the register counts; `reason` says in one
    line why nothing can be said, for every outcome but found and empty.
    """

    outcome: str
    code: int | None = None
    records: tuple[IcpRecord, ...] = ()
    page: int = 1
    pages: int = 1
    total: int = 0
    reason: str = ""


def read_gateway(body: bytes, asked: str) -> GatewayAnswer:
    """The answer of ``/query/web?search=asked`` where `asked` is a registrable domain or a licence number."""
    value = load_json(body)
    try:
        return _page(_params(value, body, 200), asked)
    except Unclear as unclear:
        return GatewayAnswer(unclear.outcome, code_of(value), reason=str(unclear))


def read_licensed(body: bytes, asked: str) -> GatewayAnswer:
    """The answer of a licensed service: ``{"code": 0, "msg", "data": {"isRecorded": bool, <record>}}``."""
    value = load_json(body)
    try:
        data = _params(value, body, 0, "data")
        if data.get("isRecorded") is False:
            return GatewayAnswer("empty", 0)
        if data.get("isRecorded") is not True:
            raise Unclear("isRecorded is neither true nor false")
        return GatewayAnswer("found", 0, (_own(data, asked),), total=1)
    except Unclear as unclear:
        return GatewayAnswer(unclear.outcome, code_of(value), reason=str(unclear))


def _params(value: Any, body: bytes, good: int, name: str = "params") -> dict[str, Any]:
    """The object that holds the answer; Unclear for everything that is no plain success."""
    found = as_dict(value).get(name)
    if code_of(value) != good or as_dict(value).get("success") is False:
        raise explain(value, body)
    if not isinstance(found, dict):
        raise Unclear(f"a success without {name}")
    return found


def _page(params: dict[str, Any], asked: str) -> GatewayAnswer:
    items = params.get("list")
    if not isinstance(items, list):
        raise Unclear("params.list is not a list")
    if len(items) > LARGEST_PAGE * 4:
        raise Unclear(f"{len(items)} records on one page")
    total = _count(params, "total", len(items))
    if not items:
        if total:
            raise Unclear(f"an empty list that counts {total} records")
        return GatewayAnswer("empty", 200)
    records = tuple(_own(item, asked) for item in items)
    page, pages = _count(params, "pageNum", 1), _count(params, "pages", 1)
    return GatewayAnswer("found", 200, records, page, pages, total)


def _own(item: Any, asked: str) -> IcpRecord:
    """The record, if it is about what was asked."""
    record = read_record(as_dict(item))
    if not about(record, asked):
        raise Unclear("a record about something else")
    return record


def _count(params: dict[str, Any], name: str, default: int) -> int:
    value = params.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10_000_000:
        raise Unclear(f"params.{name} is no count")
    return value
