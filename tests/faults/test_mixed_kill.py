"""Mixed operations while web server, workers, crawlers and scheduler die: nothing is lost or doubled.

`make test-all` does a part of them; FAULT_OPERATIONS=2000 does all in some minutes on two cores.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rating_site.demo.servers import World, demo_world
from tests.faults.busy import busy
from tests.faults.killer import Killer

OPERATIONS = int(os.environ.get("FAULT_OPERATIONS", "600"))
pytestmark = [pytest.mark.all, pytest.mark.timeout(300 + 2 * OPERATIONS)]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with demo_world(datetime.now(UTC).date()) as running:
        yield running


def test_kills_at_random_moments_lose_and_double_nothing(
    tmp_path: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with busy(tmp_path, world, checks=4 + OPERATIONS // 100) as here:
        with here.site.running(), Killer(here.site, 10, (0.3, 1.3)).at_work() as killer:
            here.work(OPERATIONS, seed=20)
            killer.stop()
            waited = here.catch_up(180 + OPERATIONS)
        found = here.lost_or_doubled()
        with capsys.disabled():
            print(f"\n{dict(here.ledger.done)}, kills {dict(killer.kills)}, caught up in {waited:.0f} s,")
            print(f"failures seen by clients {dict(here.ledger.failures)}, lost or doubled {len(found)}")
    assert found == []
