"""Who works and who only waits? Few requests are worked on at once; slow senders and readers hold up nobody.

It stands behind the answers that need no Flask: those are given in less time than a turn would cost.

The server hands a request over when its headers are there; whoever reads the rest of it, or writes a long
answer, waits in one of its threads. Four clients that sent half a form and fell silent stopped a server of
four threads for everybody. So there are many threads, of which few work: a thread that waits for a body
gives its turn to another one. What is on its way is counted, in all and for each address, so that threads
are always left for everybody else; short answers are handed over whole and hold no thread. A page that is
made on the way never costs anybody a refusal: there is a little room for such pages, beyond it they are made
whole, because behind one address may stand many honest people.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from typing import Any

from rating_site.web.busy import busy
from rating_site.web.limits import whose

THREADS = 64
AT_WORK = 4
"""More would only take turns on one interpreter, and each may hold two connections to the database."""
UNDER_WAY = 48
UNDER_WAY_OF_ONE = 24
PAGES_UNDER_WAY = 8
"""Twice as many as can be made at once; the threads that are still left are for everybody else."""
SHORT = 256 * 1024
"""Bytes of an answer that is handed over whole."""
Turns = SimpleQueue[None]
Headers = list[tuple[str, str]]
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Turnstile:
    """WSGI middleware around Flask."""

    def __init__(self, inner: Wsgi) -> None:
        self._inner = inner
        # A semaphore of the threading module is written in Python and costs ten times as much.
        self._turns: Turns = SimpleQueue()
        for _turn in range(AT_WORK):
            self._turns.put(None)
        self._slow = _Counted(UNDER_WAY, UNDER_WAY_OF_ONE)
        self._pages = _Counted(PAGES_UNDER_WAY, PAGES_UNDER_WAY)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request when it is its turn; 503 where too many others are on their way."""
        if not _has_body(environ):
            return self._answer(environ, start_response)
        who = whose(environ.get("REMOTE_ADDR", ""))
        if not self._slow.enter(who):
            return busy(environ, start_response)
        environ["wsgi.input"] = _Waiting(environ["wsgi.input"], self._turns)
        try:
            return self._answer(environ, start_response)
        finally:
            self._slow.leave(who)

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        told: list[tuple[str, Headers]] = []

        def begin(status: str, headers: Headers, _error: object = None) -> None:
            told.append((status, headers))

        who = whose(environ.get("REMOTE_ADDR", ""))
        self._turns.get()
        try:
            found = self._ready(self._inner(environ, begin), who, _length(told[-1][1]))
        finally:
            self._turns.put(None)
        if found is None:
            return busy(environ, start_response)
        start_response(*told[-1])
        return found

    def _ready(self, found: Iterable[bytes], who: str, length: int | None) -> Iterable[bytes] | None:
        """A list, or a stream that is counted; None where it is too long for either."""
        if isinstance(found, list | tuple):  # the empty tuple stands for the body of a HEAD or a 304
            return list(found)
        if length is not None and length <= SHORT:
            return _whole(found)
        counted = self._pages if length is None else self._slow
        if counted.enter(who):
            return _Stream(found, self._turns, lambda: counted.leave(who))
        if length is None:  # made on the way: a page, no file
            return _whole(found)
        _close(found)
        return None


class _Counted:
    """What is on its way, in all and by address."""

    def __init__(self, most: int, of_one: int) -> None:
        self._most, self._of_one = most, of_one
        self._lock = threading.Lock()
        self._now: Counter[str] = Counter()

    def enter(self, who: str) -> bool:
        """Count one more, unless there are enough."""
        with self._lock:
            if self._now.total() >= self._most or self._now[who] >= self._of_one:
                return False
            self._now[who] += 1
            return True

    def leave(self, who: str) -> None:
        """Count one less."""
        with self._lock:
            self._now[who] -= 1
            if not self._now[who]:
                del self._now[who]


class _Waiting:
    """A body whose reader gives up its turn as long as it waits."""

    def __init__(self, body: Any, turns: Turns) -> None:
        self._body, self._turns = body, turns

    def read(self, size: int = -1) -> bytes:
        """See io.RawIOBase."""
        found: bytes = self._without_turn(self._body.read, size)
        return found

    def readline(self, size: int = -1) -> bytes:
        """See io.RawIOBase."""
        found: bytes = self._without_turn(self._body.readline, size)
        return found

    def readlines(self, hint: int = -1) -> list[bytes]:
        """See io.RawIOBase."""
        found: list[bytes] = self._without_turn(self._body.readlines, hint)
        return found

    def __iter__(self) -> Iterator[bytes]:
        while line := self.readline():
            yield line

    def _without_turn(self, read: Callable[[int], Any], size: int) -> Any:
        self._turns.put(None)
        try:
            return read(size)
        finally:
            self._turns.get()


class _Stream:
    """A long answer: each part is made when it is its turn, and waits for its reader without one.

    Whoever counts it is told when it is over, however it ends.
    """

    def __init__(self, parts: Iterable[bytes], turns: Turns, over: Callable[[], None]) -> None:
        self._parts, self._iterator, self._turns, self._over = parts, iter(parts), turns, over

    def __iter__(self) -> "_Stream":
        return self

    def __next__(self) -> bytes:
        self._turns.get()
        try:
            return next(self._iterator)
        finally:
            self._turns.put(None)

    def close(self) -> None:
        """See PEP 3333: called by the server in any case, once."""
        try:
            _close(self._parts)
        finally:
            self._over()


def _has_body(environ: dict[str, Any]) -> bool:
    return environ.get("CONTENT_LENGTH", "") not in ("", "0") or "HTTP_TRANSFER_ENCODING" in environ


def _length(headers: Headers) -> int | None:
    """Of an answer, in bytes; None where it is made on the way."""
    said = next((text for name, text in headers if name.lower() == "content-length"), "")
    return int(said) if said.isdecimal() else None


def _whole(parts: Iterable[bytes]) -> list[bytes]:
    try:
        return [b"".join(parts)]
    finally:
        _close(parts)


def _close(parts: Iterable[bytes]) -> None:
    close = getattr(parts, "close", None)
    if close is not None:
        close()
