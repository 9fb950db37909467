"""A worker that is asked to end finishes the batch at hand, and takes no new one."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawlers.identity import read_address
from rating_site.actions import checks as do
from rating_site.config import Settings
from rating_site.demo.servers import World, demo_world
from rating_site.jobs.queue import open_queues
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import CrawlBatch
from tests.faults.cluster import Cluster
from tests.faults.running import wait_for

pytestmark = [pytest.mark.all, pytest.mark.timeout(200)]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with demo_world(datetime.now(UTC).date()) as running:
        yield running


def _batch(database: Database, batch_id: str) -> tuple[str, int]:
    with reading(database) as session:
        found = session.get(CrawlBatch, batch_id)
        assert found is not None
        return found.state, found.attempts


def test_a_worker_that_is_asked_to_end_finishes_what_it_has(
    database: Database, database_url: str, tmp_path: Path, world: World
) -> None:
    with transaction(database) as session:
        asked = [
            do.request(session, read_address(url), datetime.now(UTC), join_minutes=1).batch_id
            for _key, url in world.shops[:2]
        ]
    queues = open_queues(Settings(data=tmp_path))
    for batch_id in asked:
        queues.offer(batch_id, "live")
    cluster = Cluster(tmp_path, database_url=database_url, crawl=json.dumps(world.crawl_settings))
    with cluster.role("worker", "live") as worker:
        wait_for(lambda: _batch(database, asked[0])[0] == "running", 60)
        worker.terminate()
        assert worker.wait(90) == 0
    assert [_batch(database, batch_id) for batch_id in asked] == [("done", 1), ("queued", 0)]
