"""A server that makes every kind of trouble a shop can make, one host name each, and counts who asks."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from rating_site.demo.standins.failures import gzip_bomb

SHOP = "<!doctype html><title>小店</title><body><p>欢迎光临</p></body>"
CHALLENGE = "<title>Just a moment...</title><body>Enable JavaScript and cookies to continue</body>"


def _page(text: str = SHOP, status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(text, status=status, headers=named, content_type="text/html; charset=utf-8")


def _drip() -> Response:
    """One byte at a time, slower than anybody waits."""
    answer = Response(_slowly(SHOP.encode()), content_type="text/html; charset=utf-8")
    answer.content_length = len(SHOP.encode())
    return answer


def _slowly(body: bytes) -> Iterator[bytes]:
    for byte in body[:30]:
        yield bytes([byte])
        time.sleep(0.3)


@dataclass(slots=True)
class Awkward:
    """A WSGI app; the first label of the Host header chooses the trouble. `asked` counts (label, path)."""

    asked: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        gzip_bomb()  # made before anybody waits for it

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        label = request.host.partition(".")[0]
        self.asked[label, request.path] += 1
        return self._answer(label, request)(environ, start_response)

    def _answer(self, label: str, request: Request) -> Response:
        if request.path == "/robots.txt":
            return self._robots(label)
        if request.path != "/":
            return _page("<title>404</title>", 404)
        return self._home(label)

    def _robots(self, label: str) -> Response:
        rules = {"closed": "User-agent: *\nDisallow: /", "named": "User-agent: KajianBot\nDisallow: /"}
        if label == "silent":
            return Response("", status=503)
        return Response(rules.get(label, ""), content_type="text/plain") if label in rules else _page("", 404)

    def _home(self, label: str) -> Response:
        if label == "soon" and self.asked["soon", "/"] == 1:
            return _page("wait", 503, Retry_After="0")
        return HOMES[label]() if label in HOMES else _page()


def _bomb() -> Response:
    return Response(gzip_bomb(), headers={"Content-Encoding": "gzip"}, content_type="text/html")


HOMES: dict[str, Callable[[], Response]] = {
    "bomb": _bomb,
    "huge": lambda: Response(iter([bytes(1024 * 1024)] * 16), content_type="text/html"),
    "drip": _drip,
    "busy": lambda: _page("wait", 429, Retry_After="3600"),
    "broken": lambda: _page("<title>500</title>", 500),
    "gone": lambda: _page("<title>404</title>", 404),
    "challenge": lambda: _page(CHALLENGE, 403),
    "firewall": lambda: _page("<title>访问被拦截</title>", 200),
    "loop": lambda: redirect("/", 302),
    "toprivate": lambda: redirect("http://10.0.0.1/", 302),
    "tometadata": lambda: redirect("http://169.254.169.254/latest/meta-data/", 302),
    "tofile": lambda: redirect("file:///etc/hostname", 302),
    "refresh": lambda: _page('<meta http-equiv="refresh" content="0; url=http://10.0.0.1/">'),
    "moved": lambda: redirect("http://plain.example/", 301),
}
