"""What does crt.sh answer about the certificates of a name?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.wrappers import Request, Response

from rating_site.demo.responses import html, json_answer
from rating_site.demo.standins.failures import EVERYWHERE, Failure, spoil
from rating_site.demo.standins.records import Certificate

FAILURES = EVERYWHERE


@dataclass(slots=True)
class CrtShStandIn:
    """A WSGI app that serves ``/?q=%25.{name}&output=json`` as a bare array, newest entry first.

    `failures` is by name without ``%.`` and may be changed while it runs; `asked` collects those names.
    """

    certificates: tuple[Certificate, ...]
    failures: dict[str, Failure] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        query = request.args.get("q", "").lower()
        name = query.removeprefix("%.")
        if not name or request.args.get("output") != "json":
            return html("<HTML><HEAD><TITLE>crt.sh | Certificate Search</TITLE></HEAD><BODY></BODY></HTML>")
        self.asked.append(name)
        matching = [found for found in self.certificates if _matches(found, name, below=query != name)]
        matching.sort(key=lambda certificate: certificate.logged_at, reverse=True)
        rows = [_row(2_600_000_000 + number, certificate) for number, certificate in enumerate(matching)]
        return spoil(json_answer(rows), self.failures.get(name))


def _matches(certificate: Certificate, name: str, *, below: bool) -> bool:
    """``%.name`` is SQL's LIKE: names below this one; a bare name is itself."""
    return any(listed.endswith(f".{name}") if below else listed == name for listed in certificate.names)


def _row(number: int, certificate: Certificate) -> dict[str, Any]:
    return {
        "issuer_ca_id": 183267,
        "issuer_name": certificate.issuer,
        "common_name": certificate.names[0],
        "name_value": "\n".join(certificate.names),
        "id": number,
        "entry_timestamp": _shown(certificate.logged_at, "milliseconds"),
        "not_before": _shown(certificate.not_before, "seconds"),
        "not_after": _shown(certificate.not_after, "seconds"),
        "serial_number": f"03{number:034x}",
        "result_count": len(certificate.names),
    }


def _shown(moment: datetime, precision: str) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec=precision)
