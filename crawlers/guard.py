"""Which connections may this process open? Three walls: the URL, the resolved address, the socket itself.

Why three: a check of the URL alone is beaten by a name that changes its address between the check and the
connection, and a check in the resolver alone is not used by every HTTP client. The socket hook cannot be
taken out again, so `install` is called by the crawler process only and never on import.
"""

import asyncio
import errno
import socket
import sys
from collections.abc import Iterable
from typing import Any

from crawlers.address_policy import ip_allowed, why_forbidden
from crawlers.settings import CrawlSettings, Endpoint, read_endpoint

_EVENTS = frozenset(["socket.connect", "socket.sendto", "socket.sendmsg"])
_installed: "Guard | None" = None


class Guard:
    """Resolves names to addresses that may be reached, and refuses every other connection."""

    def __init__(self, settings: CrawlSettings) -> None:
        self.settings = settings
        self.refusals: dict[str, str] = {}
        self._overrides = {name.lower(): read_endpoint(to) for name, to in settings.host_overrides.items()}
        self._permitted: set[Endpoint] = set()

    async def resolve(self, host: str, port: int) -> list[Endpoint]:
        """The addresses of a host that may be reached; `refusals` says why none of them may."""
        host = host.lower()
        if host in self._overrides:
            return [self._overrides[host]]
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return []
        addresses = list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
        if (host, port) in self.settings.own_endpoints:
            self._permitted.update((ip, port) for ip in addresses)
            return [(ip, port) for ip in addresses]
        return [(ip, port) for ip in self._allowed(host, addresses)]

    def _allowed(self, host: str, addresses: Iterable[str]) -> list[str]:
        verdicts = {ip: why_forbidden(ip, self.settings.allow_loopback) for ip in addresses}
        allowed = [ip for ip, reason in verdicts.items() if reason is None]
        if verdicts and not allowed:
            self.refusals[host] = f"the name leads to {next(iter(verdicts.values()))}"
        return allowed

    def permit(self, endpoint: Endpoint) -> None:
        """Lets this process talk to an address that this machine itself is set up to use."""
        self._permitted.add(endpoint)

    def permits(self, address: object) -> bool:
        """Whether a socket may talk to this address, as the audit event gives it."""
        if not (isinstance(address, tuple) and len(address) >= 2):
            return False
        ip, port = address[:2]
        if not (isinstance(ip, str) and isinstance(port, int)):
            return False
        return (ip, port) in self._permitted or ip_allowed(ip, self.settings.allow_loopback)

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """The audit hook. The error is one that Twisted and asyncio take for a failed connection."""
        if event in _EVENTS and not self.permits(arguments[1]):
            raise ConnectionRefusedError(errno.ECONNREFUSED, "refused by the crawler's guard")


def install(settings: CrawlSettings) -> Guard:
    """Guards this whole process from now on; a second call is refused, because a hook cannot be removed."""
    global _installed
    if _installed:
        raise RuntimeError("the guard is installed already")
    _installed = Guard(settings)
    sys.addaudithook(_installed.audit)
    return _installed


def installed() -> Guard:
    """The guard of this process; RuntimeError where none was installed."""
    if _installed is None:
        raise RuntimeError("no guard is installed")
    return _installed
