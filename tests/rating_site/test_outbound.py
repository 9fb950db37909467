"""Our own outgoing requests reach public addresses only, and never a second one."""

import socketserver
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from rating_site.outbound import MAX_ANSWER, Unreachable, send


class _Server(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path.startswith("/drip"):
            return self._drip() if self.path == "/drip" else self._drip_headers()
        answer = b"x" * (2 * MAX_ANSWER) if self.path == "/big" else body + self.headers["Host"].encode()
        self.send_response(302 if self.path == "/away" else 200)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _drip_headers(self) -> None:
        for byte in b"HTTP/1.1 200 OK\r\n" + b"X" * 100:
            self.wfile.write(bytes([byte]))
            time.sleep(0.05)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(50):
            self.wfile.write(b".")
            time.sleep(0.05)

    def log_message(self, *_: Any) -> None: ...


class _Threads(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None: ...


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with _Threads(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def _at(address: str) -> Any:
    return lambda host, port, **_: [(2, 1, 6, "", (address, port))]


def test_the_name_is_kept_while_the_checked_address_is_called(port: int) -> None:
    answered = send(
        "POST", f"http://hook.example:{port}/", body=b"hi ", allow_loopback=True, resolve=_at("127.0.0.1")
    )
    assert answered.body == f"hi hook.example:{port}".encode()


def test_a_redirect_is_an_answer_and_not_followed(port: int) -> None:
    assert send("POST", f"http://127.0.0.1:{port}/away", allow_loopback=True).status == 302


def test_a_long_answer_is_cut(port: int) -> None:
    assert len(send("POST", f"http://127.0.0.1:{port}/big", allow_loopback=True).body) == MAX_ANSWER


@pytest.mark.parametrize("path", ["/drip", "/drip-headers"])
def test_a_dripping_server_is_left_when_the_time_is_over(port: int, path: str) -> None:
    with pytest.raises(Unreachable, match="took too long"):
        send("POST", f"http://127.0.0.1:{port}{path}", allow_loopback=True, timeout=0.3)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "100.64.0.1", "0.0.0.0"],  # noqa: S104
)
def test_a_private_address_is_never_called(address: str) -> None:
    with pytest.raises(Unreachable, match=r"is (a|the) "):
        send("POST", "http://hook.example/", resolve=_at(address))


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    both = lambda host, port, **_: [*_at("93.184.216.34")(host, port), *_at("10.0.0.1")(host, port)]  # noqa: E731
    with pytest.raises(Unreachable, match="private"):
        send("POST", "http://hook.example/", resolve=both)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/", "file:///etc/passwd", "http://", "http://u:p@a.example/", "http://a.example:22/",
        "http://a.example/\r\nX: y", "http://例子.example/", "http://[::1", "nonsense", "",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Unreachable):
        send("POST", url, resolve=_at("93.184.216.34"))
