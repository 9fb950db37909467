"""What does an RDAP server (RFC 9083) answer, and what does IANA's bootstrap file that names it look like?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.wrappers import Request, Response

from rating_site.demo.responses import json_answer
from rating_site.demo.standins.failures import EVERYWHERE, Failure, spoil
from rating_site.demo.standins.records import Registration

MEDIA_TYPE = "application/rdap+json"
FAILURES = EVERYWHERE


@dataclass(slots=True)
class RdapStandIn:
    """A WSGI app that serves ``/domain/{name}`` and ``/dns.json``, which names this server itself.

    `failures` may be changed while it runs; `asked` collects the names in the order they came.
    """

    registrations: tuple[Registration, ...]
    bootstrap_suffixes: tuple[str, ...] = ("example",)
    failures: dict[str, Failure] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        if request.path == "/dns.json":
            return json_answer(_bootstrap(self.bootstrap_suffixes, request.host_url))
        if not request.path.startswith("/domain/"):
            return _rdap(_error(400, "Bad Request", "Only domain look-ups are served."), 400)
        name = request.path.removeprefix("/domain/").rstrip(".").lower()
        self.asked.append(name)
        return spoil(self._look_up(name, request), self.failures.get(name))

    def _look_up(self, name: str, request: Request) -> Response:
        for registration in self.registrations:
            if registration.name == name:
                return _rdap(domain_object(registration, request.base_url))
        return _rdap(_error(404, "Not Found", "The domain you requested was not found."), 404)


def domain_object(registration: Registration, url: str) -> dict[str, Any]:
    """The domain object of RFC 9083 section 5.3, with the members that gTLD registries send."""
    return {
        "rdapConformance": ["rdap_level_0", "icann_rdap_response_profile_0"],
        "objectClassName": "domain",
        "handle": f"D-{registration.name.upper()}-DEMO",
        "ldhName": registration.name.upper(),
        "links": [{"value": url, "rel": "self", "href": url, "type": MEDIA_TYPE}],
        "status": list(registration.statuses),
        "entities": [_registrar(registration.registrar)],
        "events": _events(registration),
        "secureDNS": {"delegationSigned": False},
        "nameservers": [
            {"objectClassName": "nameserver", "ldhName": "NS1.DEMO-DNS.EXAMPLE"},
            {"objectClassName": "nameserver", "ldhName": "NS2.DEMO-DNS.EXAMPLE"},
        ],
        "notices": [{"title": "Terms of Use", "description": ["Stand-in for tests and demonstrations."]}],
    }


def _events(registration: Registration) -> list[dict[str, str]]:
    def shown(moment: datetime) -> str:
        return moment.strftime(registration.date_form)

    return [
        {"eventAction": "registration", "eventDate": shown(registration.registered_at)},
        {"eventAction": "expiration", "eventDate": shown(registration.expires_at)},
        {"eventAction": "last changed", "eventDate": shown(registration.changed_at)},
        {"eventAction": "last update of RDAP database", "eventDate": shown(registration.changed_at)},
    ]


def _registrar(name: str) -> dict[str, Any]:
    card = ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", name]]]
    return {
        "objectClassName": "entity",
        "handle": "9999",
        "roles": ["registrar"],
        "vcardArray": card,
        "publicIds": [{"type": "IANA Registrar ID", "identifier": "9999"}],
    }


def _error(code: int, title: str, description: str) -> dict[str, Any]:
    return {
        "rdapConformance": ["rdap_level_0"],
        "errorCode": code,
        "title": title,
        "description": [description],
    }


def _rdap(value: Any, status: int = 200) -> Response:
    answer = json_answer(value, status)
    answer.content_type = MEDIA_TYPE
    return answer


def _bootstrap(suffixes: tuple[str, ...], base: str) -> dict[str, Any]:
    return {
        "description": "RDAP bootstrap file for Domain Name System registrations",
        "publication": "2026-03-23T19:00:02Z",
        "services": [[list(suffixes), [base]]],
        "version": "1.0",
    }
