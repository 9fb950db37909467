"""A form says when it was shown, and nobody can change that."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.abuse.timing import FASTEST, LASTS, started, waited

NOW = datetime(2026, 11, 22, tzinfo=UTC)
KEY = b"k" * 32
TOKEN = started("report", KEY, NOW)


@pytest.mark.parametrize(
    ("passed", "answer"),
    [
        (timedelta(0), "too_fast"),
        (FASTEST - timedelta(seconds=1), "too_fast"),
        (FASTEST, "ok"),
        (LASTS, "ok"),
        (LASTS + timedelta(seconds=1), "expired"),
        (-timedelta(hours=1), "too_fast"),
    ],
)
def test_a_form_is_filled_in_neither_at_once_nor_never(passed: timedelta, answer: str) -> None:
    assert waited(TOKEN, "report", KEY, NOW + passed) == answer


def test_a_token_counts_for_its_form_and_key_only() -> None:
    later = NOW + timedelta(minutes=5)
    assert waited(TOKEN, "appeal", KEY, later) == "forged"
    assert waited(TOKEN, "report", b"x" * 32, later) == "forged"


def test_an_earlier_start_cannot_be_claimed() -> None:
    moment, signature = TOKEN.split(".")
    assert waited(f"{int(moment) - 60}.{signature}", "report", KEY, NOW) == "forged"


@given(st.text(max_size=200))
def test_any_text_is_no_token(text: str) -> None:
    assert waited(text, "report", KEY, NOW) == "forged"
