"""What is said to those for whom there is no room? The same to everybody, so that refusing costs little."""

import json
from collections.abc import Callable
from typing import Any

from rating_site.web.headers import of_data

_STATUS = "503 SERVICE UNAVAILABLE"
_SECONDS = "5"
# Both languages at once: no request is opened to find out which is wanted.
_TEXT = "现在访问的人太多，请等几秒再试。\nToo many visitors just now; please try again in a few seconds.\n"
_PROBLEM = {
    "type": "about:blank",
    "title": "Service Unavailable",
    "status": 503,
    "detail": "too many requests are under way; try again in a few seconds",
}


def busy(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """Answer as a WSGI application: a sentence for people, problem+json below /api."""
    if environ.get("PATH_INFO", "").startswith("/api/"):
        kind, body = "application/problem+json", json.dumps(_PROBLEM).encode()
    else:
        kind, body = "text/plain; charset=utf-8", _TEXT.encode()
    told = [("Retry-After", _SECONDS), ("Content-Type", kind), ("Content-Length", str(len(body)))]
    start_response(_STATUS, [*of_data(production=False), *told])
    return [body]
