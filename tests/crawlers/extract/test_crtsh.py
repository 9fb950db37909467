"""Certificates: only names at or below the asked one, and failures that are not "none"."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.crtsh import read_crtsh


def row(
    names: str, start: str = "2020-04-04T03:41:42", logged: str = "2020-04-05T04:41:42.8"
) -> dict[str, str]:
    return {"name_value": names, "not_before": start, "entry_timestamp": logged}


def test_the_earliest_dates_are_kept_apart() -> None:
    rows = [row("a.shop.com"), row("shop.com", "2011-10-10T00:00:00", "2013-03-26T00:00:00.1")]
    answer = read_crtsh(json.dumps(rows).encode(), "shop.com")
    assert (answer.earliest_not_before, answer.earliest_entry, answer.count) == (
        date(2011, 10, 10),
        date(2013, 3, 26),
        2,
    )


@pytest.mark.parametrize(
    "names",
    [
        "myshop.com",
        "shop.com.evil.example",
        "me@shop.com",
        "Shop of shop.com",
        "",
    ],
)
def test_other_names_do_not_count(names: str) -> None:
    assert read_crtsh(json.dumps([row(names)]).encode(), "shop.com").outcome == "empty"


@pytest.mark.parametrize("names", ["*.shop.com", "x.example\nwww.shop.com", "SHOP.com"])
def test_names_at_or_below_count(names: str) -> None:
    assert read_crtsh(json.dumps([row(names)]).encode(), "shop.com").outcome == "answered"


@pytest.mark.parametrize(
    ("body", "status", "outcome"),
    [
        (b"[]", 200, "empty"),
        (b"", 200, "error"),
        (b"<html>", 200, "unreachable"),
        (b"<html>", 502, "unreachable"),
        (b"[]", 503, "unreachable"),
        (b"", 429, "rate_limited"),
        (b'{"a": 1}', 200, "error"),
        (b"[{", 200, "error"),
        (b'[{"name_value": "shop.com", "not_before": "?"}]', 200, "error"),
        (b"[1, null, []]", 200, "empty"),
    ],
)
def test_failures_are_no_absence(body: bytes, status: int, outcome: str) -> None:
    assert read_crtsh(body, "shop.com", status).outcome == outcome


@given(st.binary(max_size=200), st.text(max_size=20))
def test_no_bytes_break_the_reader(body: bytes, asked: str) -> None:
    assert read_crtsh(body, asked).outcome
