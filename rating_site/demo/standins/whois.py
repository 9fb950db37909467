"""What do the registries of .cn and .com answer on port 43?

One stand-in speaks for all: names that end in .cn or .中国 get the text of CNNIC, others that of Verisign.
The sentence of a rate limit at Verisign is another registry's, because no recorded one is known.
"""

import socketserver
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta, timezone

from rating_site.demo.standins.failures import Failure, cut_short, drip, huge, in_pieces
from rating_site.demo.standins.records import Registration

CHINA = timezone(timedelta(hours=8))
_LONGEST_QUERY = 512
_CHINESE_SUFFIXES = (".cn", ".中国", ".xn--fiqs8s")
_TEXTS = {
    Failure.EMPTY_BODY: ("", ""),
    Failure.RATE_LIMITED: ("Queried interval is too short.\n", "WHOIS LIMIT EXCEEDED\n"),
    Failure.RESERVED: (
        "Sorry, The domain you requested is in the reserved list.\n",
        "Reserved Domain Name\n",
    ),
    Failure.PROHIBITED: ("The domain you requested is prohibited.\n", "Reserved Domain Name\n"),
    Failure.DATABASE_DOWN: (
        "the Whois database is currently down.\n",
        "*\n* Sorry, the Whois database is currently down.\n*\n",
    ),
}
"""Per failure the sentence of CNNIC and of Verisign."""
_TRANSFERS: dict[Failure, Callable[[bytes], Iterable[bytes]]] = {
    Failure.SPLIT_READS: in_pieces,
    Failure.SLOW_DRIP: drip,
    Failure.HUGE_BODY: lambda _: huge(),
    Failure.HANG_UP: cut_short,
}
FAILURES = frozenset({*_TEXTS, *_TRANSFERS})


@dataclass(slots=True)
class WhoisStandIn:
    """The registries' answers by name, free of any socket.

    `failures` may be changed while it runs; `asked` collects the names in the order they came.
    """

    registrations: tuple[Registration, ...]
    failures: dict[str, Failure] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def answer(self, name: str) -> Iterable[bytes]:
        """The bytes for one query, in the pieces in which they are sent."""
        self.asked.append(name)
        chinese = name.endswith(_CHINESE_SUFFIXES)
        failure = self.failures.get(name)
        if failure in _TEXTS:
            return [_TEXTS[failure][0 if chinese else 1].encode()]
        body = (_cnnic if chinese else _verisign)(name, self._registered(name)).encode()
        return _TRANSFERS[failure](body) if failure else [body]

    def _registered(self, name: str) -> Registration | None:
        return next((found for found in self.registrations if found.name == name), None)


def whois_server(stand_in: WhoisStandIn, port: int = 0) -> socketserver.ThreadingTCPServer:
    """A server on 127.0.0.1 that is bound and not yet running; port 0 takes a free one."""

    class Handler(socketserver.StreamRequestHandler):
        timeout = 10

        def handle(self) -> None:
            query = self.rfile.readline(_LONGEST_QUERY).decode("utf-8", "replace")
            try:
                for piece in stand_in.answer(query.strip().lower().rstrip(".")):
                    self.wfile.write(piece)
            except OSError:
                return  # the reader has seen enough, as it should with a slow or huge answer

    server = socketserver.ThreadingTCPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    return server


def _cnnic(name: str, found: Registration | None) -> str:
    """CNNIC prints local time without a zone."""
    if found is None:
        return "No matching record.\n"
    lines = [
        f"Domain Name: {name}",
        "ROID: 20230601s10001s00000001-cn",
        "Domain Status: ok",
        "Registrant: 示例网络科技有限公司",
        f"Registrant Contact Email: admin@{name}",
        f"Sponsoring Registrar: {found.registrar}",
        "Name Server: ns1.demo-dns.example",
        "Name Server: ns2.demo-dns.example",
        f"Registration Time: {found.registered_at.astimezone(CHINA):%Y-%m-%d %H:%M:%S}",
        f"Expiration Time: {found.expires_at.astimezone(CHINA):%Y-%m-%d %H:%M:%S}",
        "DNSSEC: unsigned",
    ]
    return "\n".join(lines) + "\n"


def _verisign(name: str, found: Registration | None) -> str:
    """Verisign is thin: dates and the registrar's name, no registrant."""
    if found is None:
        return (
            f'No match for "{name.upper()}".\r\n'
            ">>> Last update of whois database: 2026-01-01T00:00:00Z <<<\r\n\r\n"
            "NOTICE: The expiration date displayed in this record is the date the\r\n"
        )
    lines = [
        f"Domain Name: {name.upper()}",
        "Registry Domain ID: 0000001_DOMAIN_COM-VRSN",
        "Registrar WHOIS Server: whois.registrar.example",
        "Registrar URL: http://registrar.example",
        f"Updated Date: {found.changed_at:%Y-%m-%dT%H:%M:%SZ}",
        f"Creation Date: {found.registered_at:%Y-%m-%dT%H:%M:%SZ}",
        f"Registry Expiry Date: {found.expires_at:%Y-%m-%dT%H:%M:%SZ}",
        f"Registrar: {found.registrar}",
        "Registrar IANA ID: 9999",
        "Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited",
        "Name Server: NS1.DEMO-DNS.EXAMPLE",
        "Name Server: NS2.DEMO-DNS.EXAMPLE",
        "DNSSEC: unsigned",
    ]
    return "".join(f"   {line}\r\n" for line in lines) + (
        f">>> Last update of whois database: {found.changed_at:%Y-%m-%dT%H:%M:%SZ} <<<\r\n\r\n"
        "For more information on Whois status codes, please visit https://icann.org/epp\r\n"
    )
