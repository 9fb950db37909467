"""A stranger computes scores from exported rows without any database."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rating_site.cli.score import score_command

ROW = {
    "platform_id": "p1",
    "facts": {
        "icp": "verified", "domain_registered_on": "2016-03-01", "first_capture": "2017-01-01",
        "terms_fairness": 0.7, "orders_per_month": None, "observed_since": "2025-01-01", "availability": None,
        "links": [],
    },
    "reports": [], "replies": [], "reporters": [],
}  # fmt: skip


def _score(tmp_path: Path, *rows: str, as_of: str = "2026-11-01") -> list[dict[str, object]]:
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    arguments = ["--facts", str(given), "--out", str(out), "--as-of", as_of]
    CliRunner().invoke(score_command, arguments, catch_exceptions=False)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_the_contributions_of_a_row_add_up_to_its_score(tmp_path: Path) -> None:
    [row] = _score(tmp_path, json.dumps(ROW))
    points = sum(part["points"] for part in row["contributions"])  # type: ignore[attr-defined]
    assert points == pytest.approx(row["score"], abs=1e-9) and row["platform_id"] == "p1"


def test_the_same_day_gives_the_same_number(tmp_path: Path) -> None:
    assert _score(tmp_path, json.dumps(ROW)) == _score(tmp_path, json.dumps(ROW))


BAD = (
    b"{",
    b"[]",
    b"\xff\xfe",
    b"[" * 100_000,
    b"9" * 10_000,
    b'{"platform_id": "p2", "facts": {"domain_registered_on": "soon"}}',
    b'{"platform_id": "p2", "reports": [{"id": 1, "at": "2026-01-01", "amount": NaN}]}',
)


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_a_bad_row_is_named_and_what_stood_in_out_is_kept(tmp_path: Path, bad: bytes) -> None:
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_bytes(json.dumps(ROW).encode() + b"\n" + bad + b"\n")
    out.write_text("older", encoding="utf-8")
    done = CliRunner().invoke(score_command, ["--facts", str(given), "--out", str(out)])
    assert isinstance(done.exception, ValueError) and str(done.exception).startswith("line 2: ")
    assert len(str(done.exception)) < 300
    assert out.read_text(encoding="utf-8") == "older"


def test_an_empty_file_gives_an_empty_file(tmp_path: Path) -> None:
    assert _score(tmp_path) == []


def test_blank_lines_and_a_mark_at_the_beginning_are_no_rows(tmp_path: Path) -> None:
    assert len(_score(tmp_path, "\ufeff" + json.dumps(ROW), "", json.dumps(ROW), "  ")) == 2


def test_rows_keep_their_order(tmp_path: Path) -> None:
    rows = [json.dumps({**ROW, "platform_id": number}) for number in (3, 1, 2)]
    assert [row["platform_id"] for row in _score(tmp_path, *rows)] == ["3", "1", "2"]


def test_rows_may_be_scored_in_place(tmp_path: Path) -> None:
    both = tmp_path / "rows.jsonl"
    both.write_text(json.dumps(ROW), encoding="utf-8")
    CliRunner().invoke(score_command, ["--facts", str(both), "--out", str(both)], catch_exceptions=False)
    assert json.loads(both.read_text(encoding="utf-8"))["platform_id"] == "p1"


def test_a_folder_that_is_missing_is_said_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no folder"):
        arguments = ["--facts", __file__, "--out", str(tmp_path / "missing" / "out")]
        CliRunner().invoke(score_command, arguments, catch_exceptions=False)


@pytest.mark.parametrize("also", [["--json"], ["--explain"], ["--facts", __file__, "--out", "x"]])
def test_an_export_goes_alone(also: list[str]) -> None:
    address = [] if "--facts" in also else ["shop.example"]
    with pytest.raises(ValueError, match="--export goes with an address alone"):
        CliRunner().invoke(score_command, [*address, "--export", *also], catch_exceptions=False)


@pytest.mark.parametrize(
    "arguments", [[], ["shop.example", "--facts", __file__, "--out", "x"], ["--facts", __file__]]
)
def test_either_an_address_or_rows(arguments: list[str]) -> None:
    with pytest.raises(ValueError, match="either"):
        CliRunner().invoke(score_command, arguments, catch_exceptions=False)
