"""Does a quick list find exactly what the plain one finds?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.clauses.quick import first_characters, quick

LIST = r"(?<!不)补[单发]|(?:再|重新?)发|[给帮](?:您|你)?查|没?到账|退(?!出)|(?:(?:原|全)额|[钱款])回"


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("补单|退款", "补退"),
        ("[补重]发", "补重"),
        ("没?到账", "没到"),
        ("(?<!不)补(?:单|发)", "补"),
        ("(?:(?:原|全)额|[钱款])回", "原全钱款"),
        ("(?:再|另外){0,2}发", "再另发"),
        ("(?P<route>原路|微信)退", "原微"),
    ],
)
def test_first_characters_are_those_that_a_match_begins_with(pattern: str, characters: str) -> None:
    assert first_characters(pattern) == set(characters)


@given(st.text(alphabet="不补单发再重新给帮您你查没到账退出原全额钱款回,", max_size=30))
def test_a_quick_list_finds_what_the_plain_one_finds(text: str) -> None:
    found, plain = quick(LIST).search(text), re.search(LIST, text)
    assert (found and found.span()) == (plain and plain.span())


@pytest.mark.parametrize("pattern", [".到账", "[^,]单", r"\d天", "补?", "补|"])
def test_a_list_that_can_begin_with_anything_is_turned_away(pattern: str) -> None:
    with pytest.raises(ValueError):
        first_characters(pattern)
