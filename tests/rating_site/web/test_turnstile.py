"""Slow senders and readers give up their turn, are counted, and leave nothing counted behind."""

import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import pytest

from rating_site.web.turnstile import AT_WORK, SHORT, UNDER_WAY_OF_ONE, Turnstile

FORM = {"REMOTE_ADDR": "192.0.2.1", "CONTENT_LENGTH": "5"}
READ = {"REMOTE_ADDR": "192.0.2.1"}
Begin = Callable[..., Any]


class Silent:
    """A client that sends its body when it is told to."""

    def __init__(self) -> None:
        self.waiting, self.goes_on = threading.Event(), threading.Event()

    def read(self, _size: int = -1) -> bytes:
        self.waiting.set()
        self.goes_on.wait(20)
        return b"hello"


def app(environ: dict[str, Any], begin: Begin) -> Iterable[bytes]:
    """Says what was sent."""
    sent = environ["wsgi.input"].read() if "CONTENT_LENGTH" in environ else b"nothing"
    begin("200 OK", [])
    return [sent]


def long(_environ: dict[str, Any], begin: Begin) -> Iterable[bytes]:
    """A long answer, piece by piece."""
    begin("200 OK", [("Content-Length", str(2 * SHORT))])
    return (b"x" * SHORT for _ in range(2))


def ask(door: Turnstile, environ: dict[str, Any]) -> tuple[str, Iterable[bytes]]:
    """Status and body."""
    statuses: list[str] = []
    found = door(dict(environ), lambda status, _headers, _error=None: statuses.append(status))
    assert len(statuses) == 1
    return statuses[0], found


def test_those_who_wait_for_a_body_leave_their_turn_to_others() -> None:
    door = Turnstile(app)
    silent = [Silent() for _ in range(AT_WORK + 1)]
    threads = [threading.Thread(target=ask, args=(door, FORM | {"wsgi.input": one})) for one in silent]
    for thread in threads:
        thread.start()
    assert all(one.waiting.wait(10) for one in silent)
    assert ask(door, READ) == ("200 OK", [b"nothing"])
    for one, thread in zip(silent, threads, strict=True):
        one.goes_on.set()
        thread.join(10)


def test_one_address_sends_so_much_at_once_and_others_still_get_in() -> None:
    door = Turnstile(app)
    silent = [Silent() for _ in range(UNDER_WAY_OF_ONE)]
    threads = [threading.Thread(target=ask, args=(door, FORM | {"wsgi.input": one})) for one in silent]
    for thread in threads:
        thread.start()
    assert all(one.waiting.wait(10) for one in silent)
    assert ask(door, FORM | {"wsgi.input": BytesIO(b"hello")})[0] == "503 SERVICE UNAVAILABLE"
    other = FORM | {"REMOTE_ADDR": "192.0.2.2", "wsgi.input": BytesIO(b"hello")}
    assert ask(door, other) == ("200 OK", [b"hello"])
    for one, thread in zip(silent, threads, strict=True):
        one.goes_on.set()
        thread.join(10)
    assert ask(door, FORM | {"wsgi.input": BytesIO(b"hello")})[0] == "200 OK"


def test_long_answers_are_counted_until_they_are_closed() -> None:
    door = Turnstile(long)
    taken = [ask(door, READ)[1] for _ in range(UNDER_WAY_OF_ONE)]
    assert ask(door, READ)[0] == "503 SERVICE UNAVAILABLE"
    assert sum(len(part) for part in taken[0]) == 2 * SHORT
    taken[0].close()  # type: ignore[attr-defined]
    assert ask(door, READ)[0] == "200 OK"


def test_a_short_answer_is_handed_over_whole_and_closed() -> None:
    closed = []

    class Short:
        def __iter__(self) -> Any:
            return iter((b"a", b"b"))

        def close(self) -> None:
            closed.append(1)

    def short(_environ: dict[str, Any], begin: Begin) -> Iterable[bytes]:
        begin("200 OK", [("content-length", "2")])
        return Short()

    assert ask(Turnstile(short), READ) == ("200 OK", [b"ab"])
    assert closed == [1]


def test_a_failure_gives_the_turn_back() -> None:
    def broken(_environ: dict[str, Any], _begin: Begin) -> Iterable[bytes]:
        raise RuntimeError("broken")

    door = Turnstile(broken)
    for _ in range(2 * UNDER_WAY_OF_ONE):
        with pytest.raises(RuntimeError):
            ask(door, FORM | {"wsgi.input": BytesIO()})
