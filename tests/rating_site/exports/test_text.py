"""Text from strangers becomes one printable line."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from rating_site.exports.text import moment, plain


@given(st.text(), st.integers(1, 50))
def test_any_text_becomes_one_printable_line_of_limited_length(text: str, limit: int) -> None:
    line = plain(text, limit)
    assert line.isprintable() and len(line) <= limit
    line.encode()


def test_breaks_invisible_and_half_characters_become_spaces() -> None:
    assert plain("一\r\n二\u2028三\u200b四\x00五\ud800六") == "一 二 三 四 五 六"


def test_a_moment_is_written_in_utc_whole_seconds() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert moment(datetime(2026, 11, 20, 12, 0, 5, 999, tzinfo=shanghai)) == "2026-11-20T04:00:05Z"
    assert moment(datetime(2026, 11, 20, 4, 0, tzinfo=UTC)) == "2026-11-20T04:00:00Z"
