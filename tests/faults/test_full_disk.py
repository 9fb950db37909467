"""A full disk: writers are told, nothing is half stored, readers are answered, and it goes on with space."""

import os
import signal
import urllib.error
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from sqlmodel import col, select

from rating_site.config import read_settings
from rating_site.demo.servers import World, demo_world
from rating_site.store.db import reading
from rating_site.store.report_models import Evidence, Report
from tests.faults.busy import Busy, busy
from tests.faults.operations import solved, story
from tests.faults.running import wait_for
from tests.faults.small_disk import SmallDisk, small_disk
from tests.faults.visitor import Visitor, hidden
from tests.rating_site.web.sample_reports import ORDER, STORY, picture

pytestmark = [pytest.mark.all, pytest.mark.timeout(300)]
PATIENCE = 60.0
FULL = 30.0  # seconds: a role that could not start would have given up by then


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with demo_world(datetime.now(UTC).date()) as running:
        yield running


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path, 48) as small:
        yield small


def _report(here: Busy, number: int) -> int:
    """The status that one report got, without its puzzle solved."""
    body = {
        "q": here.stage.hosts[0],
        "story": {"type": "not_delivered", "asked": "resupply", "story": story(number)},
        "order": {"product": "card_code", "channel": "alipay", "order_number": f"KM{number:012d}"},
        "consent": True,
        "challenge": solved(here.site.get("/api/v1/challenge")[1]),
    }
    return here.site.post("/api/v1/reports", body, X_Forwarded_For=f"10.9.8.{number}")[0]


def _begun(here: Busy) -> Visitor:
    """Somebody who is about to add a picture."""
    visitor = Visitor(here.site.address, "10.1.1.1")
    begin = {"kind": "incident", "q": here.stage.hosts[1]}
    for page, form in (("/report", begin), ("/report/story", STORY), ("/report/order", ORDER)):
        visitor.post(page, hidden(visitor.get(page)) | form)
    return visitor


def _upload(visitor: Visitor) -> bool:
    """Whether a picture was taken."""
    form = hidden(visitor.get("/report/evidence")) | {"kind": "payment"}
    try:
        return visitor.post("/report/evidence", form, picture()) == "/report/evidence"
    except urllib.error.HTTPError:
        return False


def _kill_scheduler(here: Busy) -> None:
    """On a full disk it has to come up again."""
    os.kill(here.site.processes()["scheduler"], signal.SIGKILL)


def test_a_full_disk_loses_nothing_and_stops_no_reader(
    disk: SmallDisk, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    taken: list[int] = []
    refused: Counter[int] = Counter()
    with busy(disk.folder, world, checks=0) as here:
        with here.site.running():
            visitor = _begun(here)
            assert _report(here, 1) == 201
            here.catch_up(PATIENCE)
            disk.fill()
            _kill_scheduler(here)
            full_since = monotonic()
            for number in range(2, 12):
                status = _report(here, number)
                taken += [number] if status == 201 else []
                refused[status] += status != 201
                disk.fill()
                assert here.site.get(f"/api/v1/check?q={here.stage.hosts[0]}")[0] == 200
                assert here.site.get("/blacklist")[0] == 200
            assert not _upload(visitor)
            wait_for(lambda: monotonic() - full_since > FULL, 2 * FULL)
            assert "scheduler" in here.site.processes()
            disk.empty()
            wait_for(lambda: _report(here, 12) == 201, PATIENCE)
            wait_for(lambda: _upload(visitor), PATIENCE)
            assert len(here.site.processes()) == 4
            here.catch_up(PATIENCE)
        found = here.lost_or_doubled()
        _assert_whole(here, {1, *taken, 12})
    with capsys.disabled():
        print(f"\nfull disk: refused {dict(refused)}, taken {len(taken)}, lost or doubled {len(found)}")
    assert found == [] and any(status >= 500 for status in refused)


def _assert_whole(here: Busy, numbers: set[int]) -> None:
    """Every report that was taken is there, none that was refused, and one picture with its file."""
    safe = read_settings(data=here.settings.data, secret_key=here.settings.secret_key).safe
    with reading(here.stage.database) as session:
        rows = session.exec(select(Report).where(col(Report.state).in_(("submitted", "held")))).all()
        told = [safe.seal.open(row.story_sealed or b"", "story") for row in rows]
        evidence = session.exec(select(Evidence)).one()
    assert sorted(told) == sorted(story(number) for number in numbers)
    assert safe.vault.get(evidence.stored_as or "")
