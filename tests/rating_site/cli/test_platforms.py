"""`kajian platforms` imports whole files, and merges, splits and moves with clear refusals."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rating_site.cli import main
from rating_site.store import platforms
from rating_site.store.db import open_database, reading

Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def kajian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `kajian platforms ...` on a data folder of this test's own."""
    monkeypatch.setenv("KAJIAN_DATA", str(tmp_path / "data"))

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr("sys.argv", ["kajian", "platforms", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "platforms.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def holder(tmp_path: Path, site: str) -> str | None:
    database = open_database(f"sqlite:///{tmp_path / 'data' / 'kajian.db'}")
    with reading(database) as session:
        found = platforms.by_site(session, site)
    database.close()
    return found.id if found else None


def test_a_wrong_line_stores_nothing(kajian: Run, tmp_path: Path) -> None:
    code, _out, err = kajian("import", written(tmp_path, "address,name\na.example,甲\n!!,乙\n"))
    assert code == 2 and "line 3:" in err and "nothing was stored" in err
    assert not (tmp_path / "data" / "kajian.db").exists()


def test_platforms_are_imported_merged_split_and_moved(kajian: Run, tmp_path: Path) -> None:
    code, out, _err = kajian("import", written(tmp_path, "address\na.example\nb.example\n"), "--json")
    assert code == 0 and json.loads(out) == {"lines": 2, "new": 2, "known": 0}
    old, into = holder(tmp_path, "a.example"), holder(tmp_path, "b.example")
    assert kajian("merge", "a.example", "b.example", "--reason", "同一家店")[0] == 0
    assert holder(tmp_path, "a.example") == into
    assert kajian("split", str(old))[0] == 0 and holder(tmp_path, "a.example") == old
    assert kajian("move", "a.example", "b.example")[0] == 0 and holder(tmp_path, "a.example") == into


@pytest.mark.parametrize("arguments", [
    ("merge", "a.example", "a.example", "--reason", "x"),
    ("merge", "a.example", "unknown.example", "--reason", "x"),
    ("split", "a.example"),
    ("move", "unknown.example", "a.example"),
])  # fmt: skip
def test_what_cannot_be_is_one_clear_line(kajian: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    kajian("import", written(tmp_path, "address\na.example\n"))
    code, out, err = kajian(*arguments)
    assert code == 2 and out == "" and len(err.splitlines()) == 1
