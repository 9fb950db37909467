"""What does a WHOIS server on port 43 say?"""

import asyncio
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from crawlers.guard import Guard
from crawlers.net import Trouble
from crawlers.observation import Outcome
from crawlers.settings import CrawlSettings
from crawlers.whois import LARGEST, ask_whois

Talk = Callable[[socketserver.StreamRequestHandler], object]


@contextmanager
def _server(talk: Talk) -> Iterator[tuple[str, int]]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            talk(self)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield ("127.0.0.1", int(server.server_address[1]))
        server.shutdown()


def _ask(server: tuple[str, int], seconds: float = 5, allow_loopback: bool = True) -> bytes:
    guard = Guard(CrawlSettings(allow_loopback=allow_loopback))
    return asyncio.run(ask_whois(guard, server, "shop.cn", seconds))


def _trouble(server: tuple[str, int], seconds: float = 5, allow_loopback: bool = True) -> Trouble:
    with pytest.raises(Trouble) as caught:
        _ask(server, seconds, allow_loopback)
    return caught.value


def test_the_question_is_one_line_and_the_answer_everything_until_the_end() -> None:
    with _server(lambda self: self.wfile.write(b"asked: " + self.rfile.readline())) as server:
        assert _ask(server) == b"asked: shop.cn\r\n"


def test_an_answer_split_inside_a_character_comes_whole() -> None:
    def talk(self: socketserver.StreamRequestHandler) -> None:
        for byte in "注册".encode():
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    with _server(talk) as server:
        assert _ask(server).decode() == "注册"


def test_a_server_that_drips_is_given_up() -> None:
    with _server(lambda _self: time.sleep(0.5)) as server:
        trouble = _trouble(server, seconds=0.1)
    assert (trouble.outcome, trouble.reason) == (Outcome.UNREACHABLE, "no complete answer within 0.1 s")


def test_an_endless_answer_is_given_up() -> None:
    with _server(lambda self: self.wfile.write(b"x" * (LARGEST + 1))) as server:
        assert _trouble(server).outcome is Outcome.ERROR


def test_a_dead_server_is_unreachable() -> None:
    with _server(lambda _self: None) as server:
        pass
    assert _trouble(server).outcome is Outcome.UNREACHABLE


def test_a_private_server_is_not_asked() -> None:
    trouble = _trouble(("127.0.0.1", 43), allow_loopback=False)
    assert (trouble.outcome, trouble.reason) == (Outcome.REFUSED, "the name leads to a loopback address")
