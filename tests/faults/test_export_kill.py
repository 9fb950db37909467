"""kill -9 in the middle of writing the downloads leaves the old files whole; the next start goes on."""

import os
import signal
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlmodel import Session

from crawlers.identity import read_address
from rating_site.actions import findings, platforms
from rating_site.published import PUBLIC, read_about
from rating_site.store import changes
from rating_site.store.db import Database, open_database, transaction
from rating_site.store.migrate import migrate
from rating_site.store.models import Listing
from tests.faults.running import Installation, wait_for
from tests.rating_site.actions.listed_shop import FACTS
from tests.report_rows import add_people

pytestmark = [pytest.mark.all, pytest.mark.timeout(240)]
ENTRIES = 150
KILLS = 3


def _list(session: Session, people: list[int], host: str, now: datetime) -> None:
    """An entry that stands on an authority's notice: without a reason the periodic round would end it."""
    platform = platforms.ensure(session, read_address(host), now)
    source, day = "https://gov.example/notice", now.date()
    findings.establish(
        session, platform.id, "official_notice", people[2], FACTS, now, source=source, happened_on=day
    )
    entry = Listing(
        platform_id=platform.id,
        state="listed",
        wording=FACTS,
        reasons=["official_notice"],
        decided_by_1=people[0],
        decided_by_2=people[1],
        effective_at=now,
        recorded_at=now,
        review_by=(now + timedelta(days=90)).date(),
    )
    session.add(entry)
    changes.record(session, "listing", platform.id, state="listed")


def _sums(folder: Path) -> dict[str, str]:
    """Every file of the present edition with its hash."""
    public = (folder / "current" / PUBLIC).resolve()
    files = [path for path in public.rglob("*") if path.is_file()]
    return {str(path.relative_to(public)): sha256(path.read_bytes()).hexdigest() for path in files}


def _kill_while_it_writes(site: Installation, folder: Path) -> bool:
    """Kill the scheduler as soon as a new edition is begun; whether it was still unfinished then."""
    while not list(folder.glob("edition-*.part")):
        time.sleep(0.001)
    os.kill(site.processes()["scheduler"], signal.SIGKILL)
    return bool(list(folder.glob("edition-*.part")))


def _listed(folder: Path, host: str) -> bool:
    path = folder / "current" / PUBLIC / "domains.txt"
    return path.exists() and host in path.read_text().split()


def test_a_publisher_killed_half_way_leaves_the_old_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, folder = Installation(tmp_path, {}), tmp_path / "downloads"
    database, now = open_database(f"sqlite:///{tmp_path / 'kajian.db'}"), datetime.now(UTC)
    people = _prepared(database, now)
    halfway = 0
    with site.running():
        for number in range(KILLS):
            wait_for(lambda: _listed(folder, f"bad{ENTRIES - 1}.example.com"), 60)
            wait_for(lambda: "scheduler" in site.processes(), 20)
            before = _sums(folder)
            with transaction(database) as session:
                _list(session, people, f"new{number}.example.net", now)
            halfway += _kill_while_it_writes(site, folder)
            after = _sums(folder)
            assert after == before
            wait_for(lambda n=number: _listed(folder, f"new{n}.example.net"), 60)  # type: ignore[misc]
        about = read_about(folder)
        wait_for(lambda: not list(folder.glob("*.part")), 20)
    database.close()
    assert about and about["entries"] == ENTRIES + KILLS and about["held"] == []
    with capsys.disabled():
        print(f"\n{KILLS} kills, {halfway} of them with a half-written edition of {len(after)} files")
    assert halfway > 0


def _prepared(database: Database, now: datetime) -> list[int]:
    migrate(database)
    people = add_people(database, now)
    with transaction(database) as session:
        for number in range(ENTRIES):
            _list(session, people, f"bad{number}.example.com", now)
    return people
