"""The network of a test: WSGI apps by host, called in this very thread."""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import WSGIApplication

from werkzeug.test import Client

from crawlers.net import HTML, JSON, Answer, Trouble
from crawlers.observation import Observation, Outcome

HEADERS = {"User-Agent": "KajianBot", "Accept-Language": "zh-CN,zh;q=0.9"}


class FakeNet:
    """A Net whose hosts are WSGI apps; `asked` lists every URL in order."""

    def __init__(
        self,
        apps: Mapping[str, WSGIApplication],
        whois: Mapping[str, bytes] | None = None,
        names: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.apps, self.registries, self.names = apps, whois or {}, names or {}
        self.asked: list[str] = []
        self._known: dict[str, Any] = {}

    async def fetch(self, url: str, *, accept: str = HTML) -> Answer:
        """One page, redirects on known hosts followed."""
        answer: Answer = await self.once(f"{accept} {url}", lambda: self._get(url, accept))
        return answer

    async def ask_service(
        self, service: str, url: str, *, accept: str = JSON, token: str = "", timeout: float | None = None
    ) -> Answer:
        """The same without memory."""
        return await self._get(url, accept)

    async def whois(self, server: tuple[str, int], query: str) -> bytes:
        """What the test wrote for this query."""
        self.asked.append(f"{server[0]}:{server[1]} {query}")
        return self.registries[query]

    async def texts(self, name: str) -> list[str]:
        """The TXT records that the test wrote for this name."""
        self.asked.append(f"TXT {name}")
        return self.names.get(name, [])

    async def once(self, key: str, make: Callable[[], Awaitable[Any]]) -> Any:
        """Remembers answers, not troubles: enough for one source."""
        if key not in self._known:
            self._known[key] = await make()
        return self._known[key]

    def keep(self, body: bytes) -> str:
        """Keeps nothing."""
        return hashlib.sha256(body).hexdigest()

    async def _get(self, url: str, accept: str) -> Answer:
        self.asked.append(url)
        parts = urlsplit(url)
        if parts.netloc not in self.apps:
            raise Trouble(Outcome.UNREACHABLE, "the host name does not resolve", url)
        client = Client(self.apps[parts.netloc])
        base, path = f"{parts.scheme}://{parts.netloc}/", url.split(parts.netloc, 1)[1] or "/"
        headers = HEADERS | {"Accept": accept}
        response = client.get(path, base_url=base, headers=headers, follow_redirects=True)
        named = {name.lower(): value for name, value in response.headers.items()}
        return Answer(url, response.request.url, response.status_code, named, response.get_data())


async def all_of(said: AsyncIterator[Observation]) -> list[Observation]:
    """Everything a source says."""
    return [one async for one in said]
