"""How does Scrapy obey the guard? By its resolver and by the first middleware of every request."""

import asyncio
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import ada_url
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import HostResolution
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer  # type: ignore[import-untyped]

from crawlers.guard import Guard, installed
from crawlers.url_policy import why_refused

SERVICE = "kajian_service"
"""Request.meta key: the source that asks its own service."""


class UrlRefused(IgnoreRequest):
    """The URL policy does not let this request out."""


class GuardMiddleware:
    """Looks at every request that is about to leave, redirects and robots.txt included."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard

    @classmethod
    def from_crawler(cls, _crawler: Crawler) -> "GuardMiddleware":
        """Called by Scrapy."""
        return cls(installed())

    def process_request(self, request: Request) -> None:
        """Raises UrlRefused with the reason; takes away any proxy."""
        request.meta.pop("proxy", None)
        reason = why_refused(request.url, self.guard.settings, request.meta.get(SERVICE))
        if reason:
            raise UrlRefused(reason)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Says why, where a name was found but leads to addresses that may not be reached."""
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and host in self.guard.refusals:
            raise UrlRefused(self.guard.refusals[host]) from exception


@implementer(IHostnameResolver)
class GuardedResolver:
    """Gives Twisted only addresses that may be reached."""

    def __init__(self, guard: Guard, reactor: Any) -> None:
        self.guard, self.reactor = guard, reactor
        self._running: set[asyncio.Task[None]] = set()

    @classmethod
    def from_crawler(cls, _crawler: Crawler, reactor: Any) -> "GuardedResolver":
        """Called by Scrapy."""
        return cls(installed(), reactor)

    def install_on_reactor(self) -> None:
        """Called by Scrapy."""
        self.reactor.installNameResolver(self)

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        """Called by Twisted for every connection, literals included."""
        resolution = HostResolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        task = asyncio.get_event_loop().create_task(
            self._deliver(resolutionReceiver, _ascii(hostName), portNumber)
        )
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return resolution

    async def _deliver(self, receiver: Any, host: str, port: int) -> None:
        for ip, its_port in await self.guard.resolve(host, port):
            kind = IPv6Address if ":" in ip else IPv4Address
            receiver.addressResolved(kind("TCP", ip, its_port))
        receiver.resolutionComplete()


def _ascii(host: str) -> str:
    """The A-labels of a host: Twisted hands Unicode over, the URL policy saw A-labels."""
    try:
        return str(ada_url.URL(f"http://{host}/").hostname)
    except ValueError:
        return host
