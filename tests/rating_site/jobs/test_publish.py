"""Downloads follow the decisions, whole and signed, and mass additions wait for a person."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlmodel import col, select

from crawlers.identity import read_address
from rating_site.actions import platforms
from rating_site.jobs.publish import Publisher
from rating_site.published import ABOUT, CURRENT, PUBLIC, read_about
from rating_site.store import changes
from rating_site.store.db import Database, transaction
from rating_site.store.models import Listing
from tests.rating_site.web.sample_rows import add_listing

SEED = b"s" * 32
WORDING = "3 名买家付款后 72 小时未收到卡密，平台未回应。"
List = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "downloads"


@pytest.fixture
def publisher(database: Database, folder: Path) -> Publisher:
    return Publisher(database, folder, "https://kajian.example", SEED)


@pytest.fixture
def listing(database: Database, now: datetime) -> List:
    """Put a host on the list (or on another state)."""

    def add(host: str, state: str = "listed") -> None:
        with transaction(database) as session:
            platform = platforms.ensure(session, read_address(host), now)
        add_listing(database, platform.id, state, WORDING, now)
        with transaction(database) as session:
            changes.record(session, "listing", platform.id, state=state)

    return add


def _end(database: Database, now: datetime, reason: str = "delisted") -> None:
    with transaction(database) as session:
        for row in session.exec(select(Listing).where(col(Listing.ended_at).is_(None))):
            row.ended_at, row.ended_reason = now, reason
            changes.record(session, "listing", row.platform_id, state="ended")


def _read(folder: Path, name: str) -> str:
    return (folder / CURRENT / PUBLIC / name).read_text()


def test_an_empty_list_is_published_too(publisher: Publisher, folder: Path, now: datetime) -> None:
    assert publisher.step(now)
    assert json.loads(_read(folder, "listed.json"))["entries"] == []


def test_nothing_is_written_while_nothing_changed(
    publisher: Publisher, folder: Path, listing: List, now: datetime
) -> None:
    publisher.step(now)
    assert not publisher.step(now + timedelta(minutes=1))
    listing("bad.example.com")
    assert publisher.step(now + timedelta(minutes=2))
    assert "bad.example.com" in _read(folder, "domains.txt")


def test_another_process_continues_where_this_one_stopped(
    publisher: Publisher, database: Database, folder: Path, listing: List, now: datetime
) -> None:
    listing("bad.example.com")
    publisher.step(now)
    again = Publisher(database, folder, "https://kajian.example", SEED)
    assert not again.step(now + timedelta(minutes=1))


def test_an_edition_is_renewed_before_it_expires(publisher: Publisher, folder: Path, now: datetime) -> None:
    publisher.step(now)
    assert publisher.step(now + timedelta(hours=7))
    about = read_about(folder)
    assert about is not None
    assert about["made_at"] == (now + timedelta(hours=7)).isoformat()


@pytest.mark.parametrize("state", ["warned", "watch"])
def test_only_listed_platforms_leave_this_house(
    publisher: Publisher, folder: Path, listing: List, now: datetime, state: str
) -> None:
    listing("care.example.com", state)
    publisher.step(now)
    files = [path for path in (folder / CURRENT).rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"care.example.com" in path.read_bytes()]


def test_what_is_delisted_is_in_no_file_but_as_a_tombstone(
    publisher: Publisher, database: Database, folder: Path, listing: List, now: datetime
) -> None:
    listing("bad.example.com")
    publisher.step(now)
    _end(database, now)
    publisher.step(now + timedelta(seconds=1))
    document = json.loads(_read(folder, "listed.json"))
    assert document["entries"] == []
    assert [stone["host"] for stone in document["tombstones"]] == ["bad.example.com"]
    lines = _read(folder, "domains.txt").splitlines()
    assert not [line for line in lines if "bad.example.com" in line and not line.startswith("#")]


def test_a_move_from_one_entry_to_the_next_leaves_no_tombstone(
    publisher: Publisher, database: Database, folder: Path, listing: List, now: datetime
) -> None:
    listing("bad.example.com")
    _end(database, now, "superseded")
    listing("bad.example.com")
    publisher.step(now)
    assert json.loads(_read(folder, "listed.json"))["tombstones"] == []


def test_every_file_is_in_the_signed_sums(publisher: Publisher, folder: Path, now: datetime) -> None:
    publisher.step(now)
    current = folder / CURRENT / PUBLIC
    lines = [line.split("  ", 1) for line in _read(folder, "SHA256SUMS").splitlines()]
    sums = {name: total for total, name in lines}
    names = {
        path.relative_to(current).as_posix()
        for path in current.rglob("*")
        if path.is_file() and path.suffix != ".minisig"
    }
    assert set(sums) == names - {"SHA256SUMS"}
    assert all(sha256((current / name).read_bytes()).hexdigest() == total for name, total in sums.items())
    assert (current / "SHA256SUMS.minisig").exists()


def test_mass_additions_wait_for_a_person_and_removals_do_not(
    publisher: Publisher, database: Database, folder: Path, listing: List, now: datetime
) -> None:
    listing("first.example.com")
    publisher.step(now)
    _end(database, now)
    for number in range(25):
        listing(f"flood{number}.example.net")
    publisher.step(now + timedelta(seconds=1))
    assert json.loads(_read(folder, "listed.json"))["entries"] == []
    assert len(json.loads((folder / CURRENT / ABOUT).read_text())["held"]) == 25
    publisher.release(now + timedelta(seconds=2))
    assert len(json.loads(_read(folder, "listed.json"))["entries"]) == 25


def test_old_editions_are_cleared_away(
    publisher: Publisher, folder: Path, listing: List, now: datetime
) -> None:
    for minute in range(4):
        listing(f"bad{minute}.example.com")
        publisher.step(now + timedelta(minutes=minute))
    assert len(list(folder.glob("edition-*"))) == 2


def test_the_edition_of_before_goes_when_its_readers_have_left(
    publisher: Publisher, folder: Path, listing: List, now: datetime
) -> None:
    publisher.step(now)
    listing("bad.example.com")
    publisher.step(now + timedelta(minutes=1))
    publisher.step(now + timedelta(minutes=1, seconds=1))
    assert len(list(folder.glob("edition-*"))) == 2
    publisher.step(now + timedelta(minutes=1, seconds=3))
    assert [path.name for path in folder.glob("edition-*")] == [(folder / CURRENT).readlink().name]


def test_a_killed_publisher_leaves_the_old_edition(
    publisher: Publisher, folder: Path, listing: List, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing("bad.example.com")
    publisher.step(now)
    before = _read(folder, "domains.txt")
    listing("more.example.com")
    monkeypatch.setattr(Path, "rename", _killed)
    with pytest.raises(KeyboardInterrupt):
        publisher.step(now + timedelta(seconds=1))
    assert _read(folder, "domains.txt") == before
    monkeypatch.undo()
    publisher.step(now + timedelta(seconds=2))
    assert "more.example.com" in _read(folder, "domains.txt")
    assert not list(folder.glob("*.part"))


def _killed(*_: object) -> None:
    raise KeyboardInterrupt
