"""The security checklist names each requirement once, says how it is met, and points to files that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (ROOT / "deploy" / "asvs.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d", line)
]


def test_each_requirement_stands_once_and_in_order() -> None:
    numbers = [tuple(map(int, row[0].split("."))) for row in ROWS]
    assert len(numbers) > 150
    assert numbers == sorted(set(numbers))


def test_each_row_says_what_how_and_where() -> None:
    assert [row[0] for row in ROWS if len(row) != 4 or not all(row)] == []


def test_each_file_that_is_named_exists() -> None:
    named = {(row[0], path) for row in ROWS for path in re.findall("`([^`]+)`", row[3])}
    assert {row[0] for row in ROWS} == {number for number, _ in named}
    assert [one for one in sorted(named) if not (ROOT / one[1]).is_file()] == []
