"""Is a name spelled as people spell it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.pinyin import ALSO, MAX_SPELLINGS, accent, initials, sounds, spellings, syllables, table


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("发卡", "fa ka"),
        ("极客卡盟", "ji ke ka meng"),
        ("91卡盟", "91 ka meng"),
        ("qq业务网", "qq ye wu wang"),
    ],
)
def test_names_are_spelled(name: str, spelled: str) -> None:
    assert " ".join(syllables(name)) == spelled


def test_initials_keep_words_and_numbers_whole() -> None:
    assert [initials(syllables(name), name) for name in ("91卡盟", "qq业务网")] == ["91km", "qqyww"]


def test_a_second_reading_is_tried_as_well() -> None:
    assert [" ".join(way) for way in spellings("乐享")] == ["le xiang", "yue xiang"]


def test_many_second_readings_stay_few_spellings() -> None:
    assert len(spellings("乐行重长都朝弹传")) == MAX_SPELLINGS


def test_every_second_reading_differs_from_the_first() -> None:
    assert all(table()[character] != reading for character, reading in ALSO.items())


def test_accents_sound_alike() -> None:
    assert accent("zhongsheng") == accent("zonsen")


@given(st.text("行长都乐卡盟星空a9", max_size=8))
def test_sounds_are_the_spellings_in_one_word(name: str) -> None:
    assert sounds(name) == ["".join(way) for way in spellings(name)]
