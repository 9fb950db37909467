"""How are the commonest questions answered without waking the whole framework? From finished documents.

Only ``GET /api/v1/check?q=host`` of somebody without a key ends here. Whatever is unusual (another spelling,
a used-up limit, no finished document) goes on to Flask, which gives the full answer with the same headers.
"""

import random
import re
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from flask import Response, request
from flask_limiter import Limiter
from limits import RateLimitItemPerMinute

from rating_site.store.api_documents import Document, Documents
from rating_site.web.api_limits import left_headers
from rating_site.web.headers import Ready
from rating_site.web.limits import whose
from rating_site.web.shared_counts import spend_key

PATH = "/api/v1/check"
_QUESTION = re.compile(r"q=([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+)")
_LONGEST = 255
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]
_TRIED = "kajian.tried"


class _Answer(NamedTuple):
    status: str
    headers: Headers
    body: bytes


class FastChecks:
    """WSGI middleware before Flask; limits are counted where Flask counts them too."""

    def __init__(
        self,
        inner: Wsgi,
        documents: Documents,
        limiter: Limiter,
        per_minute: int,
        headers: Headers,
        count: Callable[[], None],
    ) -> None:
        """`headers` are those that Flask gives with every such answer; `count` is told of each answer."""
        self._inner = inner
        self._documents = documents
        self._counts = limiter.limiter.storage
        self._item = RateLimitItemPerMinute(per_minute)
        self._key = lru_cache(4096)(lambda remote: self._item.key_for("api", whose(remote)))
        self._headers = headers
        self._count = count

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer from a document, or hand the request on."""
        found = self._answer(environ) if environ.get("PATH_INFO") == PATH else None
        if found is None:
            environ[_TRIED] = True
            return self._inner(environ, start_response)
        start_response(found.status, found.headers)
        return [found.body]

    def inside(self) -> Response | None:
        """The same as the first hook of the app, where a server runs the app without this middleware."""
        if request.path != PATH or _TRIED in request.environ:
            return None
        found = self._answer(request.environ)
        return Ready(*found) if found else None

    def _answer(self, environ: dict[str, Any]) -> _Answer | None:
        document = self._document(environ)
        # Counted only where it is answered here: Flask counts what goes on to it.
        if document is None:
            return None
        fits, left = spend_key(self._counts, self._item, self._key(environ.get("REMOTE_ADDR", "")))
        if not fits:
            return None
        self._count()
        headers = [
            *self._headers,
            *left_headers(self._item.amount, left, time.time()).items(),
            ("ETag", document.etag),
            ("X-Request-ID", f"{random.getrandbits(64):016x}"),  # a name, no secret
        ]
        if environ.get("HTTP_IF_NONE_MATCH") == document.etag:
            return _Answer("304 NOT MODIFIED", headers, b"")
        headers.append(("Content-Length", str(len(document.body))))
        return _Answer("200 OK", headers, document.body)

    def _document(self, environ: dict[str, Any]) -> Document | None:
        asked = environ.get("QUERY_STRING", "")
        accept = environ.get("HTTP_ACCEPT", "*/*")
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_AUTHORIZATION" in environ or len(asked) > _LONGEST:
            return None
        if "text/" in accept.replace("text/html", "") or not ("*/*" in accept or "application/" in accept):
            return None
        found = _QUESTION.fullmatch(asked)
        return self._documents.get(found[1]) if found else None
