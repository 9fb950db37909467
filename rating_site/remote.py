"""How does a program on another machine ask an installation of Kajian? A small client of its public API.

    from rating_site.remote import Client
    print(Client("https://kajian.example").check("shop.example").state)

Only the standard library speaks HTTP here. Redirects are not followed: they could carry the key away.
"""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha1
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import quote, urlsplit

from crawlers.identity import read_address

AT_ONCE = 500
NO_ENTRY, UNKNOWN, CARE, LISTED = 0, 10, 11, 12
_EXIT = {"unknown": UNKNOWN, "warned": CARE, "alert": CARE, "listed": LISTED}
_COUNTS = {1: "warned", 2: "listed"}
_PREFIX = 3
"""So few digits of a hash are shared by every 4096th site: the server learns nothing."""
_MOST = 32 * 1024 * 1024
_PATIENCE = 180.0
_BUSY = (429, 503)


class CouldNotAsk(Exception):
    """There is no answer; says why in one line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known about one host; `state` as in the API, "no_entry" where a private look found nothing."""

    host: str
    state: str
    headline: str = ""
    page: str = ""

    @property
    def exit_status(self) -> int:
        """0 no entry, 10 unknown, 11 warned or alert, 12 listed."""
        return _EXIT.get(self.state, NO_ENTRY)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        """A redirect is an answer that the caller has to see."""


class Client:
    """Asks one installation; `key` is a key of its API, `say` hears of waiting, `sleep` is for tests."""

    def __init__(
        self,
        server: str,
        key: str | None = None,
        timeout: float = 20.0,
        say: Callable[[str], object] = lambda _text: None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        parts = urlsplit(server)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("the server is an address like https://kajian.example")
        self._base = server.rstrip("/")
        self._headers = {
            "User-Agent": "kajian-remote/1",
            **({"Authorization": f"Bearer {key}"} if key else {}),
        }
        self._timeout, self._say, self._sleep = timeout, say, sleep
        self._opener = urllib.request.build_opener(_NoRedirect)

    def check(self, host: str) -> Answer:
        """What is known about one host; CouldNotAsk where the server gives no answer."""
        found = self._json(f"/api/v1/check?q={quote(host, safe='')}")
        first = next(iter(found.get("platforms", ())), None)
        return self._answer(host, found, first)

    def batch(self, hosts: Iterable[str]) -> Iterator[Answer]:
        """The same for any number of hosts, in their order, 500 in one request."""
        asked = list(hosts)
        for start in range(0, len(asked), AT_ONCE):
            some = asked[start : start + AT_ONCE]
            found = self._json("/api/v1/check/batch", {"questions": some}).get("answers", [])
            if len(found) != len(some):
                raise CouldNotAsk("the server did not answer every question")
            yield from (
                self._answer(host, one, one.get("platform")) for host, one in zip(some, found, strict=True)
            )

    def private(self, host: str) -> Answer:
        """Is it listed or warned of? Asked so that the server does not learn which host is meant.

        ValueError for what is no address.
        """
        site = read_address(host).site
        digits = sha1(site.encode(), usedforsecurity=False).hexdigest().upper()
        rows = self._ask(f"/api/v1/range/{digits[:_PREFIX]}").decode("ascii", "replace").split()
        counts = dict(row.partition(":")[::2] for row in rows)
        count = counts.get(digits[_PREFIX:], "0")
        return Answer(host, _COUNTS.get(int(count) if count.isdecimal() else 0, "no_entry"))

    def _answer(self, host: str, said: Mapping[str, Any], platform: Mapping[str, Any] | None) -> Answer:
        try:
            page = str(platform["page"]) if platform else ""
            return Answer(host, str(said["state"]), str(said["headline"]), self._base + page if page else "")
        except (KeyError, TypeError) as error:
            raise CouldNotAsk(f"{self._base} does not speak Kajian's API") from error

    def _json(self, path: str, body: object = None) -> dict[str, Any]:
        try:
            found = json.loads(self._ask(path, body))
        except ValueError as error:
            raise CouldNotAsk(f"{self._base} does not speak Kajian's API") from error
        if not isinstance(found, dict):
            raise CouldNotAsk(f"{self._base} does not speak Kajian's API")
        return found

    def _ask(self, path: str, body: object = None) -> bytes:
        """The body of an answer; waits as long as a busy server asks for, within reason."""
        data = None if body is None else json.dumps(body).encode()
        headers = self._headers | ({"Content-Type": "application/json"} if data else {})
        waited = 0.0
        while True:
            request = urllib.request.Request(self._base + path, data, headers)  # noqa: S310  # http(s) only
            try:
                with self._opener.open(request, timeout=self._timeout) as answer:
                    return bytes(answer.read(_MOST))
            except urllib.error.HTTPError as error:
                with error:
                    pause = _pause(error) if error.code in _BUSY else None
                    if pause is None or waited + pause > _PATIENCE:
                        raise CouldNotAsk(_said(error)) from error
            except (OSError, HTTPException) as error:
                raise CouldNotAsk(f"{self._base}: {getattr(error, 'reason', error)}") from error
            self._say(f"the server asks to wait {pause:.0f} s")
            self._sleep(pause)
            waited += pause


def _pause(error: urllib.error.HTTPError) -> float:
    wish = error.headers.get("Retry-After", "")
    return float(wish) if wish.isdecimal() and len(wish) < 6 else 5.0


def _said(error: urllib.error.HTTPError) -> str:
    """The detail of problem+json, or the bare status."""
    try:
        detail = str(json.loads(error.read(_MOST))["detail"])
    except (ValueError, KeyError, TypeError, OSError):
        detail = error.headers.get("Location", "") and f"it moved to {error.headers['Location']}"
    return f"the server answered {error.code}" + (f": {' '.join(detail.split())[:300]}" if detail else "")
