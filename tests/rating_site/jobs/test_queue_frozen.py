"""A queue server that is frozen holds neither pages nor workers, and both go on when it does."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import RedisError
from valkey import Valkey

from rating_site.config import read_settings
from rating_site.jobs.queue import LIVE, Queues, open_queues
from tests.valkey import valkey_server

PATIENCE = 1.5


@pytest.fixture
def url() -> Iterator[str]:
    """A server of this test's own, for it is frozen."""
    with valkey_server() as found:
        yield found


def _queues(url: str, folder: Path) -> Queues:
    return open_queues(read_settings(data=folder, queue_url=url), lambda _batch: None)


def _taken(worker: Any) -> list[str]:
    """The batches that a worker finds; one that gets no answer finds nothing."""
    with suppress(RedisError):
        return [task.args[0] for task in iter(worker.dequeue, None)]
    return []


@contextmanager
def _frozen(server: int) -> Iterator[None]:
    os.kill(server, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server, signal.SIGCONT)


def test_everybody_gives_up_in_time_and_goes_on_afterwards(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rating_site.jobs.queue._PATIENCE", PATIENCE)
    told: Any = Valkey.from_url(url).info()
    queues, worker = _queues(url, tmp_path), _queues(url, tmp_path).hueys[LIVE]
    queues.offer("before", "live")
    assert _taken(worker) == ["before"]
    with _frozen(told["process_id"]):
        began = time.monotonic()
        queues.offer("unanswered: the sweeper offers it again", "live")
        assert _taken(worker) == []
        assert time.monotonic() - began < 2 * PATIENCE + 2
    queues.offer("after", "live")
    assert _taken(worker)[-1:] == ["after"]
