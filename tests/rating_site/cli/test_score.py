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


@pytest.mark.parametrize(
    "bad", ["{", "[]", '{"platform_id": "p2", "facts": {"domain_registered_on": "soon"}}']
)
def test_a_bad_row_is_named_and_nothing_is_written(tmp_path: Path, bad: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        _score(tmp_path, json.dumps(ROW), bad)
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["shop.example", "--facts", __file__, "--out", "x"], ["--facts", __file__]]
)
def test_either_an_address_or_rows(arguments: list[str]) -> None:
    with pytest.raises(ValueError, match="either"):
        CliRunner().invoke(score_command, arguments, catch_exceptions=False)
