"""A cursor names a row and is read back exactly."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from rating_site.web.cursors import read_cursor, write_cursor

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))


@given(at=MOMENTS, id=st.from_regex("[0-9a-z]{1,16}", fullmatch=True))
def test_a_cursor_is_read_back_to_the_microsecond(at: datetime, id: str) -> None:
    assert read_cursor(write_cursor(at, id)) == (at, id)
