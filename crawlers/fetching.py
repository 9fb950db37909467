"""How does a question travel? Through Scrapy's downloader: its slots, limits, redirects and our guard."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawlers.guard import Guard
from crawlers.guard_scrapy import SERVICE, UrlRefused
from crawlers.names import ask_texts
from crawlers.net import HTML, JSON, Answer, Trouble
from crawlers.observation import Outcome
from crawlers.raw import keep
from crawlers.robots import RobotsRefused, RobotsUnknown
from crawlers.scrapy_settings import service_slot
from crawlers.settings import Endpoint
from crawlers.whois import ask_whois

Download = Callable[[Request], Awaitable[Response]]
_PAUSE_UNTOLD = 60.0
_BAD_CERTIFICATE = re.compile(r"certificate verify failed|VerificationError")
_MEANINGS: tuple[tuple[type[Exception], Outcome, str], ...] = (
    (UrlRefused, Outcome.REFUSED, "{}"),
    (RobotsRefused, Outcome.REFUSED, "{}"),
    (RobotsUnknown, Outcome.UNREACHABLE, "{}"),
    (IgnoreRequest, Outcome.ERROR, "{}"),
    (DownloadTimeoutError, Outcome.UNREACHABLE, "no complete answer in time"),
    (CannotResolveHostError, Outcome.UNREACHABLE, "the host name does not resolve"),
    (DownloadConnectionRefusedError, Outcome.UNREACHABLE, "the connection was refused"),
    (DownloadCancelledError, Outcome.ERROR, "the answer is too large"),
    (ResponseDataLossError, Outcome.UNREACHABLE, "the connection broke"),
    (DownloadFailedError, Outcome.UNREACHABLE, "the connection broke"),
    (OSError, Outcome.UNREACHABLE, "no connection: {}"),
)


class Fetcher:
    """What the targets of one process share: the downloader, the guard, and who asked us to slow down."""

    def __init__(self, download: Download, guard: Guard) -> None:
        self.download, self.guard, self.settings = download, guard, guard.settings
        self.paused: dict[str, float] = {}
        self.whois_turns: dict[Endpoint, asyncio.Lock] = {}

    async def get(self, request: Request) -> Answer:
        """The answer to one request; waits for a short Retry-After, remembers a long one."""
        slot = request.meta["download_slot"]
        if self.paused.get(slot, 0) > time.monotonic():
            raise Trouble(Outcome.RATE_LIMITED, "the server asked us to slow down", request.url)
        answer = await self._once(request)
        told = answer.status in (429, 503) and "retry-after" in answer.headers
        if told and _retry_after(answer) <= self.settings.retry_after_seconds:
            await asyncio.sleep(_retry_after(answer))
            answer = await self._once(request)
        if answer.status == 429:
            self.paused[slot] = time.monotonic() + _retry_after(answer)
        return answer

    async def _once(self, request: Request) -> Answer:
        begun = time.monotonic()
        try:
            response = await self.download(request)
        except Exception as error:
            raise _trouble(error, request.url) from error
        return _answer(request.url, response, time.monotonic() - begun)


class TargetNet:
    """The Net of one target: two sources that need the same page share one request."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._begun: dict[str, asyncio.Task[Any]] = {}

    async def fetch(self, url: str, *, accept: str = HTML) -> Answer:
        """See crawlers.net.Net."""
        request = _request(url, {"Accept": accept}, {"download_slot": urlsplit(url).netloc.lower()})
        answer: Answer = await self.once(f"{accept} {url}", lambda: self._fetcher.get(request))
        return answer

    async def ask_service(
        self, service: str, url: str, *, accept: str = JSON, token: str = "", timeout: float | None = None
    ) -> Answer:
        """See crawlers.net.Net."""
        headers = {"Accept": accept} | ({"Authorization": f"Bearer {token}"} if token else {})
        meta: dict[str, Any] = {
            "download_slot": service_slot(service, url),
            SERVICE: service,
            "dont_redirect": True,
        }
        if timeout:
            meta["download_timeout"] = timeout
        return await self._fetcher.get(_request(url, headers, meta))

    async def once(self, key: str, make: Callable[[], Awaitable[Any]]) -> Any:
        """See crawlers.net.Net. A source that gives up does not end what another one waits for."""
        if key not in self._begun:
            self._begun[key] = asyncio.ensure_future(make())
            # Where every source has given up by then, nobody else would look at its error.
            self._begun[key].add_done_callback(lambda task: task.cancelled() or task.exception())
        return await asyncio.shield(self._begun[key])

    async def whois(self, server: Endpoint, query: str) -> bytes:
        """See crawlers.net.Net; one question to a server at a time."""
        fetcher = self._fetcher
        async with fetcher.whois_turns.setdefault(server, asyncio.Lock()):
            return await ask_whois(fetcher.guard, server, query, fetcher.settings.request_seconds)

    async def texts(self, name: str) -> list[str]:
        """See crawlers.net.Net."""
        fetcher = self._fetcher
        found: list[str] = await self.once(
            f"texts {name}", lambda: ask_texts(fetcher.guard, name, fetcher.settings.request_seconds)
        )
        return found

    def keep(self, body: bytes) -> str:
        """See crawlers.net.Net."""
        return keep(self._fetcher.settings.raw_folder, body)


def _request(url: str, headers: dict[str, str], meta: dict[str, Any]) -> Request:
    try:
        return Request(url, headers=headers, meta=meta, callback=NO_CALLBACK, dont_filter=True)
    except ValueError:
        raise Trouble(Outcome.REFUSED, "the address cannot be read", url) from None


def _answer(url: str, response: Response, elapsed: float) -> Answer:
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
    }
    redirects = tuple(response.request.meta.get("redirect_urls", ())) if response.request else ()
    return Answer(url, response.url, response.status, headers, response.body, redirects, elapsed)


def _retry_after(answer: Answer) -> float:
    """Seconds to wait; a date or nonsense counts as a minute."""
    text = answer.headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() and len(text) < 9 else _PAUSE_UNTOLD


def _trouble(error: Exception, url: str) -> Trouble:
    if _BAD_CERTIFICATE.search(str(error)):
        return Trouble(Outcome.UNREACHABLE, "the TLS certificate is not valid for this host", url)
    for kind, outcome, reason in _MEANINGS:
        if isinstance(error, kind):
            return Trouble(outcome, reason.format(" ".join(str(error).split())[:200]), url)
    return Trouble(Outcome.ERROR, f"{type(error).__name__}: {error}"[:200], url)
