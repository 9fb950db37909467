"""A file of platforms comes in whole or not at all, and says which lines are wrong."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from rating_site.actions import importing
from rating_site.store.db import Database, transaction
from rating_site.store.models import Check, Platform

CSV = "address,name\nhttps://a.example/,甲店\nb.example/shop/AB12,\n"


def test_csv_and_json_lines_say_the_same() -> None:
    lines = '{"address": "https://a.example/", "name": "甲店"}\n\n{"address": "b.example/shop/AB12"}\n'
    one, other = (importing.read_lines(text) for text in (CSV, lines))
    assert [(line.address.site, line.name) for line in one[0]] == [
        ("a.example", "甲店"),
        ("b.example/shop/AB12", ""),
    ]
    assert [(line.address, line.name) for line in one[0]] == [(line.address, line.name) for line in other[0]]
    assert one[1] == other[1] == []


@pytest.mark.parametrize(("text", "numbers"), [
    ("address,name\na.example,甲\nnot an address,乙\nftp://c.example,丙\n", [3, 4]),
    ("address,name\na.example,甲\nhttp://A.example/,乙\n", [3]),
    ("address,name\na.example\n", [2]),
    ("address,name\na.example,\u202e乙\n", [2]),
    ("host,name\na.example,甲\n", [1]),
    ('{"address": "a.example"}\n{"address": 7}\n[1]\n{bad\n{"address": "b.example", "x": 1}\n', [2, 3, 4, 5]),
])  # fmt: skip
def test_each_wrong_line_is_named(text: str, numbers: list[int]) -> None:
    assert [one.number for one in importing.read_lines(text)[1]] == numbers


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    lines, wrong = importing.read_lines(text)
    assert len(lines) + len(wrong) <= text.count("\n") + len(text) + 1


def test_new_platforms_are_named_and_checked_and_known_ones_left_alone(
    database: Database, now: datetime
) -> None:
    lines, _wrong = importing.read_lines(CSV)
    with transaction(database) as session:
        assert importing.store(session, lines, "operator", now) == 2
    renamed, _wrong = importing.read_lines(CSV.replace("甲店", "别的名字"))
    with transaction(database) as session:
        assert importing.store(session, renamed, "operator", now) == 0
        assert set(session.exec(select(Platform.name)).all()) == {"甲店", "b.example"}
        assert len(session.exec(select(Check)).all()) == 2
