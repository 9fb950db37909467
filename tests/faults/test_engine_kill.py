"""kill -9 of PostgreSQL and of Valkey during mixed operations: nothing is lost or doubled."""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from rating_site.demo.servers import World, demo_world
from tests.faults.busy import busy
from tests.faults.engines import Engine, engines

OPERATIONS = int(os.environ.get("FAULT_OPERATIONS", "200"))
pytestmark = [pytest.mark.all, pytest.mark.timeout(300 + 2 * OPERATIONS)]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with demo_world(datetime.now(UTC).date()) as running:
        yield running


@contextmanager
def _killed_again_and_again(chosen: Sequence[Engine], seed: int) -> Iterator[list[str]]:
    """Each in its turn dies at a random moment and comes back after a second or three."""
    stop, dice, killed = threading.Event(), Random(seed), list[str]()  # noqa: S311  # a test's dice

    def run() -> None:
        while not stop.wait(dice.uniform(0.5, 2.5)):
            engine = chosen[len(killed) % len(chosen)]
            engine.kill()
            killed.append(type(engine).__name__)
            stop.wait(dice.uniform(0.5, 3.0))
            engine.start()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield killed
    finally:
        stop.set()
        thread.join()


def test_killed_engines_lose_and_double_nothing(
    tmp_path: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with engines() as (postgres, valkey):
        urls = {"KAJIAN_DATABASE_URL": postgres.url, "KAJIAN_QUEUE_URL": valkey.url}
        with busy(tmp_path, world, 4, **urls, KAJIAN_LIMITS_URL=valkey.url) as here:
            with here.site.running():
                with _killed_again_and_again((postgres, valkey), 3) as killed:
                    here.work(OPERATIONS, seed=30)
                waited = here.catch_up(180 + OPERATIONS)
            found = here.lost_or_doubled()
            with capsys.disabled():
                print(f"\n{dict(here.ledger.done)}, kills {killed}, caught up in {waited:.0f} s,")
                print(f"failures seen by clients {dict(here.ledger.failures)}, lost or doubled {len(found)}")
    assert found == []
