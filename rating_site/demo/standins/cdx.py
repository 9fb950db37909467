"""What does the Wayback Machine's CDX server answer about the captures of an address?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.wrappers import Request, Response

from rating_site.demo.responses import json_answer
from rating_site.demo.standins.failures import EVERYWHERE, Failure, spoil
from rating_site.demo.standins.records import Capture

FAILURES = EVERYWHERE | {Failure.BLOCKED_SITE}
FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?([^/:]+)(?::\d{1,5})?(/.*)?$", re.IGNORECASE)
_BLOCKED = (
    "org.archive.util.io.RuntimeIOException: org.archive.wayback.exception."
    "AdministrativeAccessControlException: Blocked Site Error"
)


@dataclass(slots=True)
class CdxStandIn:
    """A WSGI app that serves ``/cdx/search/cdx`` with url, output, limit, fl, filter and matchType=domain.

    `failures` is by host and may be changed while it runs; `asked` collects the hosts in the order they came.
    """

    captures: tuple[Capture, ...]
    failures: dict[str, Failure] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        found = _ADDRESS.match(request.args.get("url", ""))
        if request.path != "/cdx/search/cdx" or not found:
            return Response("not found\n", status=404, content_type="text/plain")
        host = found[1].lower()
        self.asked.append(host)
        failure = self.failures.get(host)
        if failure is Failure.BLOCKED_SITE:
            headers = {"X-Archive-Wayback-Runtime-Error": _BLOCKED}
            return Response(f"{_BLOCKED}\n", status=403, headers=headers, content_type="text/plain")
        return spoil(_table(self._rows(request), request), failure)

    def _rows(self, request: Request) -> list[dict[str, str]]:
        """The matching rows; one address is in order of time, a whole domain in order of its keys."""
        key = _key(request.args["url"])
        below = f"{key.partition(')')[0]},"
        whole = request.args.get("matchType") == "domain"
        rows = [_row(capture) for capture in self.captures]
        rows = [row for row in rows if row["urlkey"] == key or (whole and _is_of(row["urlkey"], below))]
        rows = [row for row in rows if all(_passes(row, rule) for rule in request.args.getlist("filter"))]
        rows.sort(key=lambda row: (row["urlkey"], row["timestamp"]))
        limit = request.args.get("limit", "")
        return rows[: int(limit)] if limit.isascii() and limit.isdigit() else rows


def _key(address: str) -> str:
    """The canonical key (SURT): scheme, ``www.`` and port fold away, labels are reversed."""
    found = _ADDRESS.match(address)
    if not found:
        return address
    return f"{','.join(reversed(found[1].lower().split('.')))}){found[2] or '/'}"


def _is_of(urlkey: str, below: str) -> bool:
    return urlkey.startswith((below, f"{below.removesuffix(',')})"))


def _row(capture: Capture) -> dict[str, str]:
    values = (
        _key(capture.original),
        capture.timestamp,
        capture.original,
        capture.mimetype,
        capture.status,
        capture.digest,
        capture.length,
    )
    return dict(zip(FIELDS, values, strict=True))


def _passes(row: dict[str, str], rule: str) -> bool:
    name, _, wanted = rule.removeprefix("!").partition(":")
    return (row.get(name) == wanted) is not rule.startswith("!")


def _table(rows: list[dict[str, str]], request: Request) -> Response:
    """JSON has a first row of field names, unless nothing was found; text has zero bytes then."""
    names = [name for name in request.args.get("fl", ",".join(FIELDS)).split(",") if name in FIELDS]
    table = [[row[name] for name in names] for row in rows]
    if request.args.get("output") == "json":
        return json_answer([names, *table] if table else [])
    return Response("".join(f"{' '.join(line)}\n" for line in table), content_type="text/plain;charset=UTF-8")
