"""A batch is crawled in a process of its own; a killed worker's batch is finished by the next one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from crawlers.identity import read_address
from crawlers.settings import CrawlSettings
from rating_site.actions import checks as do
from rating_site.config import Settings
from rating_site.demo.servers import World, demo_world
from rating_site.jobs.crawl import run_batch
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Check, Observation, Platform


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with demo_world(date(2026, 11, 20)) as running:
        yield running


@pytest.fixture
def settings(world: World, tmp_path: Path, database_url: str) -> Settings:
    crawl = CrawlSettings.model_validate({**world.crawl_settings, "per_host_pause": 0.0})
    return Settings(data=tmp_path, database_url=database_url, crawl=crawl, lease_seconds=1)


def _request(database: Database, url: str) -> Check:
    with transaction(database) as session:
        return do.request(session, read_address(url), datetime.now(UTC), join_minutes=10)


def _state(database: Database, check_id: str) -> str:
    with reading(database) as session:
        row = session.get(Check, check_id)
        assert row is not None
        return row.state


def test_a_live_check_ends_with_a_platform(database: Database, settings: Settings, world: World) -> None:
    check = _request(database, world.shops[0][1])
    assert run_batch(database, settings, check.batch_id, "worker 1")
    assert _state(database, check.id) == "done"
    with reading(database) as session:
        assert len(session.exec(select(Platform)).all()) == 1
    assert not (settings.crawl_folder / check.batch_id).exists()


def test_the_crawler_refuses_a_private_address_that_got_into_the_queue(
    database: Database, settings: Settings
) -> None:
    with transaction(database) as session:
        address = read_address("http://127.0.0.1/")
        check = do.request(session, address, datetime.now(UTC), join_minutes=10, allow_loopback=True)
    strict = settings.model_copy(update={"crawl": CrawlSettings()})
    run_batch(database, strict, check.batch_id, "worker 1")
    with reading(database) as session:
        row = session.get(Check, check.id)
        assert row and row.state == "refused" and "loopback" in (row.reason or "")
        assert session.exec(select(Platform)).all() == []


def test_a_killed_workers_crawler_dies_and_another_worker_finishes(
    database: Database, settings: Settings, world: World, database_url: str
) -> None:
    check = _request(database, world.shops[1][1])
    environ = {
        **os.environ, "KAJIAN_DATA": str(settings.data), "KAJIAN_DATABASE_URL": database_url,
        "KAJIAN_CRAWL": settings.crawl.model_dump_json(), "KAJIAN_LEASE_SECONDS": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "rating_site.cli", "check", world.shops[1][1]]
    worker = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    _wait(lambda: _crawler_of(worker.pid) is not None)
    crawler = _crawler_of(worker.pid)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    _wait(lambda: crawler is None or not _alive(crawler))
    time.sleep(1.1)  # the dead worker's lease
    assert run_batch(database, settings, check.batch_id, "worker 2")
    assert _state(database, check.id) == "done"
    with reading(database) as session:
        rows = session.exec(select(Observation)).all()
        assert len({(row.source, row.url) for row in rows}) == len(rows) > 0


def _wait(condition: object, seconds: float = 20.0) -> None:
    deadline = datetime.now(UTC) + timedelta(seconds=seconds)
    while not condition():  # type: ignore[operator]
        assert datetime.now(UTC) < deadline, "it did not happen in time"
        time.sleep(0.05)


def _crawler_of(worker: int) -> int | None:
    """The process that runs crawlers.run as a child of the worker."""
    for children in Path(f"/proc/{worker}/task").glob("*/children"):
        for child in children.read_text().split():
            if "crawlers.run" in Path(f"/proc/{child}/cmdline").read_text():
                return int(child)
    return None


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
