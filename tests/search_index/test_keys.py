"""Is the core of a name what is left without the words for what it is?"""

import re

import pytest

from search_index.keys import core
from search_index.tabled import lines

TAILS = lines("name_tails")


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("极客卡盟", "极客"),
        ("极客自动发卡平台", "极客"),
        ("极客发卡网店铺", "极客"),
        ("卡盟", "卡盟"),
        ("小店卡盟", "小店"),
        ("卡盟极客", "卡盟极客"),
    ],
)
def test_all_words_for_the_trade_go_but_two_characters_stay(name: str, left: str) -> None:
    assert core(name) == left


@pytest.mark.parametrize("tail", TAILS)
def test_no_tail_is_made_of_others(tail: str) -> None:
    others = "|".join(other for other in TAILS if other != tail)
    assert not re.fullmatch(f"(?:{others})+", tail)
