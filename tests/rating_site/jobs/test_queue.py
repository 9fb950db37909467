"""A batch reaches the right queue once, and a silent queue loses nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from crawlers.identity import read_address
from rating_site.actions import checks as do_checks
from rating_site.config import Settings
from rating_site.jobs.crawl import run_batch
from rating_site.jobs.queue import GENERAL, LIVE, Queues, open_queues, sweep
from rating_site.store.db import Database, transaction
from tests.conftest import NOW

LATER = NOW + timedelta(minutes=5)


def _ask(session: Session, host: str) -> str:
    return do_checks.request(session, read_address(host), NOW, join_minutes=1).batch_id


@pytest.fixture
def queues(tmp_path: Path, shared_url: str) -> Queues:
    return open_queues(Settings(data=tmp_path, queue_url=shared_url))


def test_live_checks_and_sweeps_wait_in_queues_of_their_own(queues: Queues) -> None:
    queues.offer("a", "live")
    queues.offer("b", "sweep")
    queues.offer("c", "sweep")
    assert {name: huey.pending_count() for name, huey in queues.hueys.items()} == {LIVE: 1, GENERAL: 2}


def test_a_worker_gets_the_id_and_only_once(tmp_path: Path, shared_url: str, queues: Queues) -> None:
    got: list[str] = []
    worker = open_queues(Settings(data=tmp_path, queue_url=shared_url), got.append).hueys[LIVE]
    queues.offer("a", "live")
    while task := worker.dequeue():
        worker.execute(task)
    assert got == ["a"]


def test_a_batch_that_nobody_took_is_offered_again_once(database: Database, queues: Queues) -> None:
    with transaction(database) as session:
        _ask(session, "a.example.com")
    assert [sweep(database, queues, LATER), sweep(database, queues, LATER)] == [1, 0]
    assert queues.hueys[LIVE].pending_count() == 1


def test_a_silent_queue_loses_nothing(database: Database, tmp_path: Path) -> None:
    silent = open_queues(Settings(data=tmp_path, queue_url="redis://127.0.0.1:1/0"))
    with transaction(database) as session:
        silent.offer(_ask(session, "a.example.com"), "live")
    assert sweep(database, silent, LATER) == 1


def test_nothing_is_offered_and_nothing_begun_while_work_is_paused(
    database: Database, tmp_path: Path
) -> None:
    settings = Settings(data=tmp_path)
    queues = open_queues(settings)
    with transaction(database) as session:
        batch_id = _ask(session, "a.example.com")
    settings.pause_file.touch()
    assert sweep(database, queues, LATER) == 0
    assert not run_batch(database, settings, batch_id, "worker 1")
    settings.pause_file.unlink()
    assert sweep(database, queues, NOW) == 1, "what a worker put back is offered at once"
