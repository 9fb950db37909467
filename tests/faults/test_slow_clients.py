"""200 clients that send half a request, or do not read their answer, do not slow look-ups down."""

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

import pytest

from rating_site.published import PUBLIC
from rating_site.store.db import open_database
from rating_site.store.migrate import migrate
from tests.faults.running import Installation, wait_for
from tests.rating_site.web.sample_rows import HONEST, add_platform

pytestmark = [pytest.mark.all, pytest.mark.timeout(240)]
CONNECTIONS = 200
LOOK_UPS = 500
ROUNDS = 3
HALVES = (
    b"GET /api/v1/check?q=shop.example.com HTTP/1.1\r\nHost: x\r\nAccept: appl",
    b"POST /api/v1/checks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b'Content-Length: 4000\r\n\r\n{"q": ',
    b"",
    b"POST /report HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n5\r\nkind=",
)
"""In the middle of the headers, of a body, before anything at all, and in the middle of a chunk."""
KINDS = {
    "half a request": HALVES,
    "an answer they do not read": (b"GET /downloads/domains.txt HTTP/1.1\r\nHost: x\r\n\r\n",),
}
LONG = 20_000_000


@contextmanager
def _slow(port: int, sent: tuple[bytes, ...]) -> Iterator[None]:
    """So many clients that send this and then do nothing."""
    with ExitStack() as stack:
        for number in range(CONNECTIONS):
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", port), 10))
            slow.sendall(sent[number % len(sent)])
        time.sleep(1.0)
        yield


def _p99(port: int) -> float:
    """Milliseconds in which 99 of 100 look-ups are answered, one after another on one connection."""
    times, wire = [], http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for number in range(LOOK_UPS):
        started = time.perf_counter()
        wire.request("GET", "/api/v1/check?q=shop.example.com")
        answer = wire.getresponse()
        assert answer.status == 200, f"look-up {number}: {answer.status}"
        answer.read()
        times.append((time.perf_counter() - started) * 1000)
    wire.close()
    return quantiles(times, n=100)[98]


@pytest.mark.parametrize("kind", list(KINDS))
def test_slow_clients_leave_look_ups_fast(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'kajian.db'}")
    migrate(database)
    add_platform(database, HONEST, datetime.now(UTC))
    database.close()
    site = Installation(tmp_path, {}, KAJIAN_API_PER_PERSON="1000000")
    quiet, crowded = [], []
    with site.running():
        _make_a_long_download(tmp_path)
        _p99(site.port)
        for _ in range(ROUNDS):
            quiet.append(_p99(site.port))
            with _slow(site.port, KINDS[kind]):
                crowded.append(_p99(site.port))
    was, became = median(quiet), median(crowded)
    with capsys.disabled():
        print(f"\n{CONNECTIONS} clients with {kind}: p99 quiet {was:.2f} ms, beside them {became:.2f} ms")
    assert became < 5 * was


def _make_a_long_download(data: Path) -> None:
    """As that of a list with many entries: far more than the system's buffers take."""
    path = data / "downloads" / "current" / PUBLIC / "domains.txt"
    wait_for(path.exists, 60)
    path.write_bytes(b"x" * LONG)
