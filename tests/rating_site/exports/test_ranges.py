"""A bucket answers for a site without being told which, and its length tells nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.exports.ranges import Ranges, digest

KEY = b"k" * 32
SITES = [("bad.example.com", "listed"), ("care.example.com", "warned"), ("shop.example/shop/ab", "listed")]


def _count(ranges: Ranges, site: str, width: int) -> int:
    name = digest(site)
    rows = dict(row.split(":") for row in ranges.answer(name[:width]).split("\r\n"))
    return int(rows.get(name[width:], 0))


@pytest.mark.parametrize("width", [3, 5])
def test_each_state_has_its_count_at_both_widths(width: int) -> None:
    ranges = Ranges.of(SITES, KEY)
    found = [_count(ranges, site, width) for site, _state in SITES]
    assert found == [2, 1, 2]
    assert _count(ranges, "good.example.com", width) == 0


def test_a_site_that_stands_twice_counts_with_its_worse_state() -> None:
    ranges = Ranges.of([("a.example", "listed"), ("a.example", "warned")], KEY)
    assert _count(ranges, "a.example", 3) == 2


@given(st.text(alphabet="0123456789abcdefABCDEF", min_size=3, max_size=3))
def test_every_bucket_looks_like_every_other(prefix: str) -> None:
    rows = Ranges.of(SITES, KEY).answer(prefix).split("\r\n")
    assert len(rows) % 64 == 0
    assert rows == sorted(rows)
    assert all(re.fullmatch("[0-9A-F]{37}:[0-9]", row) for row in rows)


def test_a_full_bucket_does_not_betray_its_number_of_sites() -> None:
    crowd = Ranges.of([(f"s{number}.example", "listed") for number in range(300_000)], KEY)
    lengths = {len(crowd.answer(f"{number:03X}").split("\r\n")) for number in range(0, 4096, 64)}
    assert lengths <= {64, 128, 192}


def test_padding_stays_the_same_between_answers() -> None:
    ranges = Ranges.of(SITES, KEY)
    assert ranges.answer("abc") == ranges.answer("ABC")


@pytest.mark.parametrize("prefix", ["", "ab", "abcd", "abcdef", "xyz", "ab\n", "١٢٣"])
def test_other_prefixes_are_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        Ranges.of(SITES, KEY).answer(prefix)
