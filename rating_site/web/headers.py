"""Which headers protect every answer? A nonce for scripts, a hash for the style, nothing to sniff or frame.

Why not an extension: flask-talisman is unmaintained since 2023 and costs more than these lines.
"""

import secrets
from typing import Any

from flask import Flask, g, request
from flask.wrappers import Response

from rating_site.web import sheet
from rating_site.web.guards import is_public
from rating_site.web.services import services

_PAGE = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' {sheet}; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
_DATA = "default-src 'none'; frame-ancestors 'none'"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()",
}
_APART = "Cross-Origin-Opener-Policy"
"""Keeps a page away from the windows that opened it. Not for buyers: they hold nothing of anybody, and the
browser starts a process anew for it when the answer is there already (45 ms on a slow phone).
"""
_HTTPS_ONLY = "max-age=31536000; includeSubDomains"


class Ready(Response):
    """A finished answer: the app's hooks are not called for it, and nothing takes its headers apart again."""

    def __init__(self, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
        # Nobody looks into it, so the parts of a usual answer are not made.
        self._finished = status, headers, body

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Answer as it is."""
        status, headers, body = self._finished
        start_response(status, headers)
        return [body]


def install(app: Flask) -> None:
    """Give every request an id, every page a nonce and every answer the headers."""
    app.before_request(_name_request)
    app.after_request(_protect)
    app.jinja_env.globals["csp_nonce"] = csp_nonce


def csp_nonce() -> str:
    """The nonce of this answer's scripts, made when a template first asks for it."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    nonce: str = g.csp_nonce
    return nonce


def request_id() -> str:
    """The random id of this request, shown on error pages and found again in the log."""
    name: str = g.setdefault("request_id", secrets.token_hex(8))
    return name


def for_everybody(response: Response, seconds: int) -> Response:
    """Public data: any site may read it, and anybody may keep it so long."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    return response


def of_data(production: bool) -> list[tuple[str, str]]:
    """What `_protect` gives with an answer of the API, for those who answer without Flask."""
    policy = [("Content-Security-Policy", _DATA), ("Access-Control-Allow-Origin", "*")]
    return [*_ALWAYS.items(), *policy, *([("Strict-Transport-Security", _HTTPS_ONLY)] if production else [])]


def _name_request() -> None:
    # Always our own: an id from outside could forge log lines.
    request_id()


def _protect(response: Response) -> Response:
    headers = response.headers
    for name, value in _ALWAYS.items():
        headers.setdefault(name, value)
    is_page = response.mimetype == "text/html"
    if is_page:
        headers["Content-Security-Policy"] = _PAGE.format(nonce=csp_nonce(), sheet=sheet.SOURCE)
        if not is_public():
            headers.setdefault(_APART, "same-origin")
    else:
        # Pictures that people sent bring a stricter policy of their own.
        headers.setdefault("Content-Security-Policy", _DATA)
    headers["X-Request-ID"] = request_id()
    if is_page:
        headers.setdefault("Cache-Control", "private, no-cache")
    if request.path.startswith("/api/"):
        headers["Access-Control-Allow-Origin"] = "*"
    else:
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    if services().settings.mode == "production":
        headers["Strict-Transport-Security"] = _HTTPS_ONLY
    return response
