"""Slow senders and readers give up their turn, are counted, and leave nothing counted behind."""

import threading
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

import pytest

from rating_site.web.turnstile import (
    AT_WORK,
    PAGES_UNDER_WAY,
    SHORT,
    THREADS,
    UNDER_WAY,
    UNDER_WAY_OF_ONE,
    Turnstile,
)

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


class Page:
    """An app whose page is made on the way; it counts how many of its pages are open."""

    def __init__(self, *parts: bytes, fails: bool = False) -> None:
        self._parts, self._fails, self.open = parts, fails, 0

    def __call__(self, _environ: dict[str, Any], begin: Begin) -> Iterable[bytes]:
        begin("200 OK", [("Content-Type", "text/html")])
        self.open += 1
        return _Open(self, self._made())

    def _made(self) -> Iterator[bytes]:
        yield from self._parts
        if self._fails:
            raise RuntimeError("broken on the way")


class _Open:
    def __init__(self, page: Page, parts: Iterator[bytes]) -> None:
        self._page, self._parts = page, parts

    def __iter__(self) -> Iterator[bytes]:
        return self._parts

    def close(self) -> None:
        self._page.open -= 1


def of(number: int) -> dict[str, Any]:
    """A reader of an address of its own."""
    return {"REMOTE_ADDR": f"198.51.100.{number}"}


def close(answers: Iterable[Any]) -> None:
    """What the server does when its readers are gone."""
    for answer in answers:
        answer.close()


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


def test_however_many_read_slowly_the_next_one_gets_the_whole_page() -> None:
    page = Page(b"first", b"rest")
    door = Turnstile(page)
    slow = [ask(door, READ)[1] for _ in range(PAGES_UNDER_WAY)]
    assert page.open == PAGES_UNDER_WAY and next(iter(slow[0])) == b"first"
    assert [ask(door, of(number)) for number in range(UNDER_WAY)] == [("200 OK", [b"firstrest"])] * UNDER_WAY
    assert page.open == PAGES_UNDER_WAY


def test_when_the_slow_ones_are_gone_pages_are_sent_in_parts_again() -> None:
    page = Page(b"first", b"rest")
    door = Turnstile(page)
    for _ in range(2):
        slow = [ask(door, of(number % 2))[1] for number in range(PAGES_UNDER_WAY)]
        assert not any(isinstance(answer, list) for answer in slow)
        assert isinstance(ask(door, of(2))[1], list)
        close(slow)
        assert page.open == 0


def test_slow_readers_of_pages_take_no_room_from_files_and_forms() -> None:
    page = Page(b"first")
    door = Turnstile(lambda environ, begin: (long if environ.get("long") else page)(environ, begin))
    pages = [ask(door, READ)[1] for _ in range(PAGES_UNDER_WAY)]
    files = [ask(door, READ | {"long": True}) for _ in range(UNDER_WAY_OF_ONE - 1)]
    assert {status for status, _ in files} == {"200 OK"}
    assert ask(door, FORM | {"wsgi.input": BytesIO(b"hello")})[0] == "200 OK"
    files.append(ask(door, READ | {"long": True}))
    assert ask(door, READ | {"long": True})[0] == "503 SERVICE UNAVAILABLE"
    close([*pages, *(parts for _, parts in files)])
    assert ask(door, READ | {"long": True})[0] == "200 OK"


def test_whoever_is_slow_leaves_threads_to_everybody_else() -> None:
    assert UNDER_WAY + PAGES_UNDER_WAY + AT_WORK < THREADS


def test_a_file_that_is_refused_is_closed() -> None:
    closed: list[int] = []

    class File:
        def __iter__(self) -> Iterator[bytes]:
            return iter(())

        def close(self) -> None:
            closed.append(1)

    def file(_environ: dict[str, Any], begin: Begin) -> Iterable[bytes]:
        begin("200 OK", [("Content-Length", str(SHORT + 1))])
        return File()

    door = Turnstile(file)
    taken = [ask(door, READ)[1] for _ in range(UNDER_WAY_OF_ONE)]
    assert not closed and ask(door, READ)[0] == "503 SERVICE UNAVAILABLE" and closed == [1]
    close(taken)
    assert len(closed) == UNDER_WAY_OF_ONE + 1


def test_a_page_that_breaks_while_it_is_made_whole_gives_its_turn_back_and_is_closed() -> None:
    page = Page(b"first", fails=True)
    door = Turnstile(page)
    slow = [ask(door, READ)[1] for _ in range(PAGES_UNDER_WAY)]
    for _ in range(2 * AT_WORK):
        with pytest.raises(RuntimeError, match="on the way"):
            ask(door, READ)
    assert page.open == PAGES_UNDER_WAY
    close(slow)
    assert page.open == 0 and ask(door, READ)[0] == "200 OK"


def test_a_page_that_breaks_between_its_parts_gives_its_turn_back() -> None:
    page = Page(b"first", fails=True)
    door = Turnstile(page)
    for _ in range(2 * AT_WORK):
        parts = ask(door, READ)[1]
        with pytest.raises(RuntimeError, match="on the way"):
            list(parts)
        close([parts])
    assert page.open == 0


def test_an_answer_without_a_body_is_counted_nowhere() -> None:
    def unchanged(_environ: dict[str, Any], begin: Begin) -> Iterable[bytes]:
        begin("304 NOT MODIFIED", [("Content-Length", str(2 * SHORT))])
        return ()

    door = Turnstile(unchanged)
    assert [ask(door, READ) for _ in range(2 * UNDER_WAY)] == [("304 NOT MODIFIED", [])] * (2 * UNDER_WAY)
