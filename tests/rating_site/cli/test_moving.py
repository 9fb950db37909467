"""Moving, keeping aside and bringing back work from the terminal, and their errors are one line."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from rating_site.store.db import Database
from tests.rating_site.web.sample_rows import HONEST, add_platform

Kajian = Callable[..., str]


@pytest.fixture(autouse=True)
def _only_sqlite(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--engine") != "sqlite":
        pytest.skip("the other engine's copies are tested in store/")


def test_a_drill(
    kajian: Kajian, database: Database, now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = add_platform(database, HONEST, now)
    assert "secrets are not in it" in kajian("backup", str(tmp_path / "kept"))
    assert "is whole" in kajian("restore", "--check", str(tmp_path / "kept"))
    monkeypatch.delenv("KAJIAN_DATABASE_URL")
    monkeypatch.setenv("KAJIAN_DATA", str(tmp_path / "back"))
    assert "restored" in kajian("restore", str(tmp_path / "kept"))
    assert key in kajian("score", HONEST.host, "--json")


def test_a_backup_over_another_is_one_clear_line(kajian: Kajian, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    assert kajian("backup", str(tmp_path / "kept"), status=3).count("\n") == 1


def test_transfer_proves_what_it_moved(
    kajian: Kajian, database: Database, database_url: str, now: datetime, tmp_path: Path
) -> None:
    add_platform(database, HONEST, now)
    said = kajian("transfer", "--from", database_url, "--to", f"sqlite:///{tmp_path / 'new.db'}")
    assert "all sums agree" in said


def test_transfer_to_nowhere_is_one_clear_line(kajian: Kajian, database_url: str) -> None:
    assert "mysql" in kajian("transfer", "--from", database_url, "--to", "mysql://x/y", status=2)


@pytest.mark.parametrize(
    ("source", "why", "status"),
    [
        ("nonsense", "no URL of a database", 2),
        ("sqlite:///{folder}/gone.db", "there is no database at", 2),
        ("sqlite:///{folder}/text.db", "file is not a database", 3),
        ("sqlite:///{folder}/new.db", "are the same", 2),
        ("postgresql+psycopg://who:secret@127.0.0.1:1/none", "Connection refused", 3),
    ],
)
def test_what_cannot_be_moved_is_one_clear_line(
    kajian: Kajian, tmp_path: Path, source: str, why: str, status: int
) -> None:
    (tmp_path / "text.db").write_text("no database " * 100)
    old, new = source.format(folder=tmp_path), f"sqlite:///{tmp_path / 'new.db'}"
    told = kajian("transfer", "--from", old, "--to", new, status=status)
    assert why in told and "secret" not in told and told.count("\n") == 1
    assert not (tmp_path / "gone.db").exists()


@pytest.mark.parametrize("manifest", ["", "no JSON", "{}", "[]"])
def test_what_is_no_backup_is_one_clear_line(kajian: Kajian, tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    told = kajian("restore", "--check", str(tmp_path), status=3)
    assert "is no backup" in told and told.count("\n") == 1


def test_a_folder_that_may_not_be_written_is_one_clear_line(kajian: Kajian) -> None:
    told = kajian("backup", "/proc/nowhere/kept", status=3)
    assert "No such file or directory" in told and told.count("\n") == 1
