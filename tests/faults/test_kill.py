"""kill -9 of any process at any moment loses nothing that was acknowledged."""

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from rating_site.demo.servers import World, demo_world
from rating_site.store.db import open_database, reading
from rating_site.store.models import Change, CrawlBatch, Observation, Platform
from tests.faults.running import Installation, wait_for

pytestmark = [pytest.mark.all, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with demo_world(datetime.now(UTC).date()) as running:
        yield running


def _ask_all(site: Installation, world: World) -> list[str]:
    """Ask for a check of every shop until each is acknowledged; gives the ids of the checks."""
    ids = []
    for _key, url in world.shops:
        answer: tuple[int, object] = (0, None)
        while answer[0] != 202:
            answer = site.post("/api/v1/checks", {"q": url})
            time.sleep(0.05)
        ids.append(answer[1]["id"])  # type: ignore[index]
    return ids


def _finished(site: Installation, ids: list[str]) -> bool:
    answers = [site.get(f"/api/v1/checks/{check_id}") for check_id in ids]
    return all(status == 200 and body["state"] == "done" for status, body in answers)


def _assert_nothing_lost_or_doubled(data: Path, shops: int) -> None:
    database = open_database(f"sqlite:///{data / 'kajian.db'}")
    with reading(database) as session:
        assert len(session.exec(select(Platform)).all()) == shops
        keys = [(row.batch_id, row.source, row.url) for row in session.exec(select(Observation))]
        assert len(set(keys)) == len(keys) > 0
        live = session.exec(select(CrawlBatch).where(CrawlBatch.kind == "live")).all()
        assert len(live) == shops
        seqs = [row.seq for row in session.exec(select(Change))]
        assert sorted(seqs) == list(range(1, len(seqs) + 1))
    database.close()


@pytest.mark.parametrize("role", ["crawler", "worker live", "web", "scheduler"])
def test_a_killed_process_is_replaced_and_its_work_finished(tmp_path: Path, world: World, role: str) -> None:
    site = Installation(tmp_path, world.crawl_settings)
    with site.running():
        ids = _ask_all(site, world)
        wait_for(lambda: role in site.processes(), 20)
        os.kill(site.processes()[role], signal.SIGKILL)
        wait_for(lambda: _finished(site, ids), 90)
    _assert_nothing_lost_or_doubled(tmp_path, len(world.shops))


def test_random_kills_lose_nothing(tmp_path: Path, world: World) -> None:
    site, dice = Installation(tmp_path, world.crawl_settings), random.Random(7)  # noqa: S311  # a test's dice
    with site.running():
        ids = _ask_all(site, world)
        for _ in range(8):
            time.sleep(dice.uniform(0.2, 1.2))
            with suppress(ProcessLookupError, IndexError):
                os.kill(dice.choice(list(site.processes().values())), signal.SIGKILL)
        wait_for(lambda: _finished(site, ids), 120)
    _assert_nothing_lost_or_doubled(tmp_path, len(world.shops))


def test_killing_the_parent_ends_everything_and_starting_again_continues(
    tmp_path: Path, world: World
) -> None:
    site = Installation(tmp_path, world.crawl_settings)
    with suppress(AssertionError), site.running():
        ids = _ask_all(site, world)
        left = list(site.processes().values())
        assert site.process is not None
        site.process.kill()
        wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in left), 20)
    with site.running():
        wait_for(lambda: _finished(site, ids), 90)
    _assert_nothing_lost_or_doubled(tmp_path, len(world.shops))
