"""How are the commonest questions answered without waking the whole framework? From finished documents.

Only ``GET /api/v1/check?q=host`` of somebody without a key ends here. Whatever is unusual (another spelling,
a used-up limit, no finished document) goes on to Flask, which gives the full answer with the same headers.
"""

import random
import re
import time
from collections.abc import Callable, Iterable
from typing import Any

from flask_limiter import Limiter
from limits import RateLimitItemPerMinute

from rating_site.store.api_documents import Document, Documents
from rating_site.web.api_limits import left_headers
from rating_site.web.limits import whose
from rating_site.web.shared_counts import spend

PATH = "/api/v1/check"
_QUESTION = re.compile(r"q=([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+)")
_LONGEST = 255
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]


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
        self._limits = limiter.limiter
        self._item = RateLimitItemPerMinute(per_minute)
        self._headers = headers
        self._count = count

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer from a document, or hand the request on."""
        document = self._document(environ) if environ.get("PATH_INFO") == PATH else None
        # Counted only where it is answered here: Flask counts what goes on to it.
        if document is None:
            return self._inner(environ, start_response)
        fits, left = spend(self._limits, self._item, "api", whose(environ.get("REMOTE_ADDR", "")))
        if not fits:
            return self._inner(environ, start_response)
        self._count()
        headers = [
            *self._headers,
            *left_headers(self._item.amount, left, time.time()).items(),
            ("ETag", document.etag),
            ("X-Request-ID", f"{random.getrandbits(64):016x}"),  # a name, no secret
        ]
        if environ.get("HTTP_IF_NONE_MATCH") == document.etag:
            start_response("304 NOT MODIFIED", headers)
            return []
        start_response("200 OK", [*headers, ("Content-Length", str(len(document.body)))])
        return [document.body]

    def _document(self, environ: dict[str, Any]) -> Document | None:
        asked = environ.get("QUERY_STRING", "")
        accept = environ.get("HTTP_ACCEPT", "*/*")
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_AUTHORIZATION" in environ or len(asked) > _LONGEST:
            return None
        if "text/" in accept.replace("text/html", "") or not ("*/*" in accept or "application/" in accept):
            return None
        found = _QUESTION.fullmatch(asked)
        return self._documents.get(found[1]) if found else None
