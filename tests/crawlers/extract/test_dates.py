"""The date forms of registries."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.dates import read_date


@pytest.mark.parametrize(
    ("written", "day", "basis"),
    [
        ("2003-03-17 12:20:05", "2003-03-17", "unstated"),
        ("2002-03-06 00:00", "2002-03-06", "unstated"),
        ("1997-09-15T04:00:00Z", "1997-09-15", "utc"),
        ("2014-11-17T16:00:29.0Z", "2014-11-17", "utc"),
        ("2014-11-12T19:15:55.283Z", "2014-11-12", "utc"),
        ("2014-03-20T12:59:17.000+0000", "2014-03-20", "utc"),
        ("2023-07-05T00:00:00", "2023-07-05", "unstated"),
        ("2020-01-01T01:00:00+03:00", "2019-12-31", "utc"),
        ("2015-06-12T22:38:52-0700", "2015-06-13", "utc"),
        ("2020-01-01T01:00:00.123456+00:00", "2020-01-01", "utc"),
        ("26-mar-2009", "2009-03-26", "unstated"),
        ("27-May-2011 16:22:58 UTC", "2011-05-27", "utc"),
        ("07 Oct 2009 10:02 WAT", "2009-10-07", "local"),
        ("2014/01/22", "2014-01-22", "unstated"),
        ("20140122", "2014-01-22", "unstated"),
        ("2012年3月2日", "2012-03-02", "unstated"),
        ("Mon Mar 12 00:00:00 GMT 2012", "2012-03-12", "unstated"),
        ("March 2, 2012", "2012-03-02", "unstated"),
    ],
)
def test_every_form_gives_its_day(written: str, day: str, basis: str) -> None:
    found = read_date(written)
    assert found is not None and (found.day, found.zone_basis) == (date.fromisoformat(day), basis)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0001-01-01T00:00:00.00Z",
        "2014-13-01",
        "2014-02-30",
        "soon",
        "REDACTED FOR PRIVACY",
        "99999-01-01",
        "12-xyz-2012",
        "2014-01-01T25:61:00+03:00",
    ],
)
def test_what_cannot_be_a_day_is_none(written: str) -> None:
    assert read_date(written) is None


@given(st.text(max_size=80) | st.from_regex(r"[0-9TZ:+. -]{8,40}"))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = read_date(text)
    assert found is None or 1983 <= found.day.year <= 2100
