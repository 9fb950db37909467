"""What may a source ask of the network, and what can come back? Types only: no reactor, no socket."""

import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from crawlers.observation import Outcome

HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
JSON = "application/json,text/plain;q=0.9,*/*;q=0.8"


class Trouble(Exception):
    """Why a question got no answer; `outcome` is what an observation says about it."""

    def __init__(self, outcome: Outcome, reason: str, url: str = "") -> None:
        super().__init__(reason)
        self.outcome, self.reason, self.url = outcome, reason, url


@dataclass(frozen=True)
class Answer:
    """An HTTP answer of any status. `headers` has lower-case names; `redirects` lists the URLs passed."""

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    body: bytes
    redirects: tuple[str, ...] = ()
    elapsed: float = field(default=0.0, compare=False)

    @cached_property
    def sha256(self) -> str:
        """The name of the body among the raw answers."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def content_type(self) -> str:
        """The Content-Type header, empty where there is none."""
        return self.headers.get("content-type", "")

    @cached_property
    def json(self) -> Any:
        """The body read as JSON; Trouble with outcome `error` where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Trouble(Outcome.ERROR, "the answer is not JSON", self.url) from error

    def raise_for_status(self) -> "Answer":
        """This answer, or Trouble where its status says that there is none."""
        if self.status == 429:
            raise Trouble(Outcome.RATE_LIMITED, "HTTP status 429", self.url)
        if self.status >= 500:
            raise Trouble(Outcome.UNREACHABLE, f"HTTP status {self.status}", self.url)
        if self.status >= 300:
            raise Trouble(Outcome.ERROR, f"HTTP status {self.status}", self.url)
        return self


class Net(Protocol):
    """The network as one target sees it: guarded, paced, and every page asked for only once."""

    async def fetch(self, url: str, *, accept: str = HTML) -> Answer:
        """The answer to a GET of a page, asked for only once; raises Trouble."""
        ...

    async def ask_service(
        self, service: str, url: str, *, accept: str = JSON, token: str = "", timeout: float | None = None
    ) -> Answer:
        """The answer of a source's own service; robots.txt and redirects do not apply. Raises Trouble.

        Asked anew each time. `token` goes into the Authorization header; `timeout` is in seconds.
        """
        ...

    async def whois(self, server: tuple[str, int], query: str) -> bytes:
        """Everything that a port-43 server says to this query; raises Trouble."""
        ...

    async def texts(self, name: str) -> list[str]:
        """The TXT records of a name, empty where it has none; raises Trouble."""
        ...

    async def once(self, key: str, make: Callable[[], Awaitable[Any]]) -> Any:
        """What `make` gave when this key was first asked for; its Trouble comes again as well."""
        ...

    def keep(self, body: bytes) -> str:
        """Keeps a raw answer (where a folder is set) and gives its SHA-256."""
        ...
