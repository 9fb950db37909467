"""The CSV is one table that spreadsheets show and never calculate."""

import csv
import io
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.exports.csv_list import COLUMNS, render, safe_cell
from rating_site.exports.entry import Edition
from rating_site.exports.pieces import Pieces
from tests.rating_site.exports.sample_entries import LISTED, edition


def _rows(made: Edition) -> list[dict[str, str]]:
    text = render(made, Pieces()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "−", "\t=", "\r=", "\x00=", " =", "\u200b="]
)
def test_a_cell_never_starts_a_formula(start: str) -> None:
    assert safe_cell(f"{start}HYPERLINK(1)").startswith("'")


@given(st.text())
def test_no_text_becomes_a_formula_or_leaves_its_cell(text: str) -> None:
    row = _rows(edition([replace(LISTED, wording=text)], []))[1]
    assert unicodedata.normalize("NFKC", row["wording"])[:1] not in tuple("=+-@\t\r\n\0−")
    assert (row["kind"], row["host"], row["url"]) == ("listed", "bad.example", LISTED.url)


def test_ordinary_text_stays_as_it_is() -> None:
    assert [safe_cell(text) for text in ("3 名买家", "a-b", "/shop/AB12", "")] == [
        "3 名买家",
        "a-b",
        "/shop/AB12",
        "",
    ]


def test_the_rows_are_about_listed_and_removed() -> None:
    rows = _rows(edition())
    assert [row["kind"] for row in rows] == ["about", "listed", "listed", "listed", "listed", "removed"]
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["version"], rows[0]["review_by"]) == ("7", "2026-11-21T04:00:00Z")


def test_a_removed_row_says_when_and_why() -> None:
    removed = _rows(edition())[-1]
    assert (removed["host"], removed["ended_at"], removed["reasons"]) == (
        "cleared.example", "2026-11-19T04:00:00Z", "delisted")  # fmt: skip


def test_an_empty_list_still_says_what_it_is() -> None:
    assert [row["kind"] for row in _rows(edition((), ()))] == ["about"]


def test_excel_recognises_the_encoding() -> None:
    assert render(edition(), Pieces()).startswith(b"\xef\xbb\xbf")
