"""Captures: the earliest true row, and an excluded site is not an uncaptured one."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.wayback_cdx import read_cdx

HEADER = ["timestamp", "original", "statuscode"]


def listed(*rows: tuple[str, str, str]) -> bytes:
    return json.dumps([HEADER, *rows]).encode()


def test_the_earliest_capture_is_found_whatever_the_order() -> None:
    body = listed(("20200101000000", "http://b/", "200"), ("20100215131836", "http://a/", "200"))
    answer = read_cdx(body)
    assert (answer.first_capture, answer.original) == (date(2010, 2, 15), "http://a/")


def test_the_text_form_and_its_resume_key_are_read() -> None:
    body = b"com,a)/ 20100217000000 http://a/ text/html 200 X -\n\ncom%2Ca%29%2F+20100101000000\n"
    assert read_cdx(body).first_capture == date(2010, 2, 17)


@pytest.mark.parametrize(
    "bad",
    [
        ("20000012170449", "http://a/", "200"),
        ("20000800241623", "http://a/", "200"),
        ("2010", "http://a/", "200"),
        ("20100101000000", "mailto:x@a", "200"),
        ("20100101000000", "http://mailto:x@a/", "200"),
        ("20100101000000", "data:image/png", "200"),
        ("20100101000000", "http://a/", "301"),
        ("20100101000000", "http://a/", "-"),
        ("19700101000000", "http://a/", "200"),
    ],
)
def test_rows_that_cannot_be_true_are_left_out(bad: tuple[str, str, str]) -> None:
    assert read_cdx(listed(bad, ("20200101000000", "http://a/", "200"))).first_capture == date(2020, 1, 1)
    assert read_cdx(listed(bad)).outcome == "error"


@pytest.mark.parametrize(
    ("body", "status", "outcome"),
    [
        (b"", 200, "empty"),
        (b"[]\n", 200, "empty"),
        (b'[["timestamp"]]', 200, "empty"),
        (b"nonsense", 200, "error"),
        (b"org.archive.wayback.exception.AdministrativeAccessControlException: Blocked", 403, "blocked"),
        (b"", 403, "blocked"),
        (b"", 429, "rate_limited"),
        (b"", 503, "unreachable"),
        (b"<html>", 200, "unreachable"),
        (b"[[", 200, "error"),
    ],
)
def test_failures_are_no_absence(body: bytes, status: int, outcome: str) -> None:
    assert read_cdx(body, status).outcome == outcome


def test_the_exclusion_header_is_heard() -> None:
    header = "RuntimeIOException: org.archive.wayback.exception.AdministrativeAccessControlException: Blocked"
    assert read_cdx(b"", 200, header).outcome == "blocked"


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    assert read_cdx(body).outcome
