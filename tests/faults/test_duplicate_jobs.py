"""The same batch offered five times to two workers is crawled once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from crawlers.settings import CrawlSettings
from rating_site.config import Settings, read_settings
from rating_site.demo.servers import World, demo_world
from rating_site.jobs.queue import open_queues
from rating_site.store.db import open_database, reading
from rating_site.store.models import Check, CheckStep, CrawlBatch, Observation, Platform, ScoreSnapshot
from tests.faults.running import Installation, wait_for

pytestmark = [pytest.mark.all, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with demo_world(datetime.now(UTC).date()) as running:
        yield running


def test_a_batch_that_is_delivered_five_times_has_the_effects_of_one(tmp_path: Path, world: World) -> None:
    site = Installation(tmp_path, world.crawl_settings)
    settings = read_settings(data=tmp_path, crawl=CrawlSettings.model_validate(world.crawl_settings))
    with site.running():
        second = site.start("worker", "live")
        check_id = site.post("/api/v1/checks", {"q": world.shops[0][1]})[1]["id"]
        _offer_again(settings, check_id, 4)
        wait_for(lambda: site.get(f"/api/v1/checks/{check_id}")[1]["state"] == "done", 60)
        _offer_again(settings, check_id, 1)
        wait_for(lambda: all(not len(one) for one in open_queues(settings).hueys.values()), 30)
        second.terminate()
        second.wait(20)
    _assert_one_crawl(settings, check_id)


def _offer_again(settings: Settings, check_id: str, times: int) -> None:
    database, queues = open_database(settings.database), open_queues(settings)
    with reading(database) as session:
        batch_id = session.get_one(Check, check_id).batch_id
    database.close()
    for _ in range(times):
        queues.offer(batch_id, "live")


def _assert_one_crawl(settings: Settings, check_id: str) -> None:
    database = open_database(settings.database)
    with reading(database) as session:
        check = session.get_one(Check, check_id)
        assert session.get_one(CrawlBatch, check.batch_id).attempts == 1
        seen = session.exec(select(Observation).where(Observation.batch_id == check.batch_id)).all()
        scores = session.exec(select(ScoreSnapshot)).all()
        steps = session.exec(select(CheckStep).where(CheckStep.check_id == check_id)).all()
        assert len(session.exec(select(Platform)).all()) == 1
        batches = session.exec(select(CrawlBatch).where(CrawlBatch.kind == "live")).all()
    database.close()
    assert len({(one.source, one.url) for one in seen}) == len(seen) > 0
    assert len({step.source for step in steps}) == len(steps)
    assert len(batches) == 1
    assert 1 <= len(scores) <= 2  # one after the check, one after the register was asked
