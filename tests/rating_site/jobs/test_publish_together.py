"""Several processes that publish into one folder take turns: no edition loses files, none is made twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from rating_site.jobs.publish import Publisher
from rating_site.published import CURRENT, PUBLIC, read_about
from rating_site.store import changes
from rating_site.store.db import Database, transaction
from tests.rating_site.web.sample_rows import HONEST, add_platform

SEED = b"s" * 32
Start = Callable[[], Publisher]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "downloads"


@pytest.fixture
def start(database: Database, folder: Path) -> Start:
    """Start one more process."""
    return lambda: Publisher(database, folder, "https://kajian.example", SEED)


def _promised(folder: Path) -> set[str]:
    """The files that the present edition names in its sums."""
    lines = (folder / CURRENT / PUBLIC / "SHA256SUMS").read_text().splitlines()
    return {line.split("  ", 1)[1] for line in lines}


def test_an_idle_one_clears_away_nothing_that_another_is_writing(
    start: Start, folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle, busy = start(), start()
    idle.step(now)
    meanwhile = Thread(target=idle.step, args=(now + timedelta(minutes=1),))
    write, written = Path.write_bytes, iter(range(9999))

    def writing(path: Path, data: bytes) -> int:
        if next(written) == 10:
            meanwhile.start()
            meanwhile.join(0.5)
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", writing)
    busy.publish(now)
    meanwhile.join(10)
    assert all((folder / CURRENT / PUBLIC / name).is_file() for name in _promised(folder))


def test_many_at_once_leave_a_whole_edition(start: Start, folder: Path, now: datetime) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(lambda: start().publish(now)) for _ in range(12)]:
            done.result(20)
    assert all((folder / CURRENT / PUBLIC / name).is_file() for name in _promised(folder))
    assert not list(folder.glob("*.part"))


def test_what_one_has_published_no_other_publishes_again(
    start: Start, database: Database, folder: Path, now: datetime
) -> None:
    first, second = start(), start()
    assert first.step(now) and not second.step(now)
    id = add_platform(database, HONEST, now)
    with transaction(database) as session:
        changes.record(session, "platform", id)
    assert second.step(now + timedelta(seconds=1))
    made = read_about(folder)
    assert not first.step(now + timedelta(seconds=2)) and read_about(folder) == made
