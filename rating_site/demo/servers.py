"""How do shops and stand-ins come alive on loopback, one thread each, and stop again?"""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from socketserver import BaseServer
from typing import Any
from wsgiref.types import WSGIApplication

from werkzeug.serving import WSGIRequestHandler, make_server

from rating_site.demo.shops import DEMO_SHOPS, Shop
from rating_site.demo.standins.cdx import CdxStandIn
from rating_site.demo.standins.crtsh import CrtShStandIn
from rating_site.demo.standins.gateway import GatewayStandIn
from rating_site.demo.standins.rdap import RdapStandIn
from rating_site.demo.standins.whois import WhoisStandIn, whois_server
from rating_site.demo.world_facts import captures, certificates, filings, registrations

LOOPBACK = "127.0.0.1"
_POLL_SECONDS = 0.02  # how long a server may take to notice that it shall stop


@dataclass(frozen=True, slots=True)
class Running:
    """A server that is listening on loopback."""

    host: str
    port: int

    @property
    def netloc(self) -> str:
        """``127.0.0.1:port``."""
        return f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """The address without a path and without a slash at its end."""
        return f"http://{self.netloc}"


@dataclass(frozen=True, slots=True)
class World:
    """Running shops and outside services; the stand-ins are open to tests that let one of them fail.

    `shops` holds (key, address by name); `host_overrides` leads each of these names to its loopback server.
    `rdap_base` ends in a slash, as in IANA's file, the other bases do not; `whois_address` is ``host:port``.
    """

    shops: tuple[tuple[str, str], ...]
    host_overrides: dict[str, str]
    rdap_base: str
    gateway_base: str
    crtsh_base: str
    cdx_base: str
    whois_address: str
    rdap: RdapStandIn
    gateway: GatewayStandIn
    crtsh: CrtShStandIn
    cdx: CdxStandIn
    whois: WhoisStandIn

    @property
    def crawl_settings(self) -> dict[str, Any]:
        """Settings with which a crawl asks this world and nothing else: the loopback permission is in them.

        No pauses, because nobody outside is asked.
        """
        return {
            "allow_loopback": True,
            "host_overrides": self.host_overrides,
            "rdap_bases": {"*": self.rdap_base},
            "whois_servers": {"*": self.whois_address},
            "crtsh_base": self.crtsh_base,
            "cdx_base": self.cdx_base,
            "icp_gateway": {"base_url": self.gateway_base, "pace_seconds": 0.0},
            "per_host_pause": 0.0,
            "wayback_pause": 0.0,
        }


class _QuietHandler(WSGIRequestHandler):
    """Werkzeug's handler without a line per request; it names itself as most real shops' servers do."""

    def version_string(self) -> str:
        """The Server header of an answer that sets none itself."""
        return "nginx"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: the demo prints its own steps."""


@contextmanager
def serve(app: WSGIApplication, port: int = 0) -> Iterator[Running]:
    """Run a WSGI app on 127.0.0.1 while the context lasts; port 0 takes a free one."""
    server = make_server(LOOPBACK, port, app, threaded=True, request_handler=_QuietHandler)
    with _in_thread(server):
        yield Running(LOOPBACK, server.server_port)


@contextmanager
def serve_whois(stand_in: WhoisStandIn, port: int = 0) -> Iterator[Running]:
    """Run the WHOIS stand-in on 127.0.0.1 while the context lasts; port 0 takes a free one."""
    server = whois_server(stand_in, port)
    with _in_thread(server):
        yield Running(LOOPBACK, int(server.server_address[1]))


@contextmanager
def demo_world(today: date, shops: tuple[Shop, ...] = DEMO_SHOPS) -> Iterator[World]:
    """All shops and outside services of the demo, as they look on this day."""
    rdap, gateway = RdapStandIn(registrations(today)), GatewayStandIn(filings())
    crtsh, cdx = CrtShStandIn(certificates(today)), CdxStandIn(captures(today))
    whois = WhoisStandIn(registrations(today))
    with ExitStack() as stack:

        def start(app: WSGIApplication) -> Running:
            return stack.enter_context(serve(app))

        port_43 = stack.enter_context(serve_whois(whois))
        yield World(
            shops=tuple((shop.key, f"http://{shop.host}/") for shop in shops),
            host_overrides={shop.host: start(shop.app).netloc for shop in shops},
            rdap_base=f"{start(rdap).url}/",
            gateway_base=start(gateway).url,
            crtsh_base=start(crtsh).url,
            cdx_base=start(cdx).url,
            whois_address=port_43.netloc,
            rdap=rdap,
            gateway=gateway,
            crtsh=crtsh,
            cdx=cdx,
            whois=whois,
        )


@contextmanager
def _in_thread(server: BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(_POLL_SECONDS,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
