"""Does the site allow us to ask? robots.txt by RFC 9309, read once per origin and process.

Scrapy's own middleware asks on when robots.txt cannot be reached, which doubles the wait for every dead host.
"""

import asyncio
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawlers.guard_scrapy import SERVICE
from crawlers.observation import ROBOTS_REFUSAL

_LONGEST = 500 * 1024
_ASKING = "kajian_robots"


class RobotsRefused(IgnoreRequest):
    """robots.txt does not allow this request."""


class RobotsUnknown(IgnoreRequest):
    """The server failed to say what it allows, which RFC 9309 reads as: nothing."""


class RobotsMiddleware:
    """Holds every request to a site until the site's robots.txt allows it."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent: str = crawler.settings["USER_AGENT"]
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsMiddleware":
        """Called by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RobotsRefused, RobotsUnknown, or whatever befell robots.txt itself."""
        if request.meta.get(_ASKING) or request.meta.get(SERVICE):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._read(origin))
            # Whoever waited may have given up by then, and nobody else would look at its error.
            self._rules[origin].add_done_callback(lambda task: task.cancelled() or task.exception())
        rules = await asyncio.shield(self._rules[origin])
        if not rules.can_fetch(request.url, self.agent):
            raise RobotsRefused(ROBOTS_REFUSAL)

    async def _read(self, origin: str) -> Protego:
        request = Request(
            f"{origin}/robots.txt",
            callback=NO_CALLBACK,
            dont_filter=True,
            meta={_ASKING: True, "download_slot": urlsplit(origin).netloc},
        )
        response = await self.crawler.engine.download_async(request)
        if response.status >= 500 or response.status == 429:
            raise RobotsUnknown(f"robots.txt answered HTTP status {response.status}")
        body = response.body[:_LONGEST] if response.status < 300 else b""
        return Protego.parse(body.decode("utf-8", "replace"))
