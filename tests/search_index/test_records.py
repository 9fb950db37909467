"""Are rows packed into bytes found by their names, and by nothing else?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.records import Record, Records

WORDS = st.text("ab星空", min_size=1, max_size=5)
ROWS = st.lists(st.lists(WORDS, max_size=3), max_size=8)


def packed(rows: list[list[str]]) -> Records:
    """Records with these names, and the same words everywhere else."""
    records = Records()
    for names in rows:
        records.append(Record("ab", "星空", "ab", tuple(names), ("ab", "星空")))
    return records


@given(ROWS, WORDS)
def test_only_the_names_say_what_a_row_holds(rows: list[list[str]], part: str) -> None:
    every, records = range(len(rows)), packed(rows)
    assert records.holding(every, part) == [row for row in every if any(part in name for name in rows[row])]


@given(ROWS, WORDS)
def test_only_the_names_say_how_a_row_begins(rows: list[list[str]], start: str) -> None:
    every, records = range(len(rows)), packed(rows)
    begun = [row for row in every if any(name.startswith(start) for name in rows[row])]
    assert records.beginning(every, start) == begun


@pytest.mark.parametrize("title", ["星空卡盟", "", "a\x1fb", "\ud800"])
def test_what_is_shown_comes_back(title: str) -> None:
    records = Records()
    records.append(Record("p1", title, "ab.com", ("星空",), ("ab.com", "b.com")))
    shown = title.replace("\x1f", " ").replace("\ud800", "?")
    assert records.shown(0) == ["p1", shown, "ab.com"]
    assert records[0] == Record("p1", shown, "ab.com", ("星空",), ("ab.com", "b.com"))
