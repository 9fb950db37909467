"""Are hosts that look alike recognised, and is it said how?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.lookalike import Likeness, Typed, one_edit

KNOWN = "jikeline.com"


@pytest.mark.parametrize(
    ("typed", "kind", "has", "other"),
    [
        ("jike1ine.com", "digit", "1", "l"),
        ("jikeiine.com", "letters", "i", "l"),
        ("jikеline.com", "unicode", "е", "e"),
        (f"xn--{'jikеline'.encode('punycode').decode()}.com", "unicode", "е", "e"),
        ("jikeline.top", "tld", "top", "com"),
        ("jikeline.com.cn", "tld", "com.cn", "com"),
        ("jike-line.com", "hyphen", "jike-line", "jikeline"),
        ("jike.line.com", "hyphen", "jike.line", "jikeline"),
        ("jikelinevip.com", "affix", "jikelinevip", "jikeline"),
        ("88jikeline.com", "affix", "88jikeline", "jikeline"),
        ("jikeline.com.check.top", "subdomain", "jikeline.com.check.top", "jikeline.com"),
        ("jiekline.com", "swap", "ek", "ke"),
        ("jkeline.com", "missing", "", "i"),
        ("jikkeline.com", "extra", "k", ""),
        ("jikelime.com", "replaced", "m", "n"),
    ],
)
def test_the_likeness_is_told(typed: str, kind: str, has: str, other: str) -> None:
    assert Typed(typed).likeness(KNOWN) == Likeness(kind, has, other)


def test_two_letters_that_look_like_one() -> None:
    assert Typed("rnodern.com").likeness("modern.com") == Likeness("letters", "rn", "m")


@pytest.mark.parametrize(
    "typed", ["jikeline.com", "pay.jikeline.com", "google.com", "jieklime.com", "", "..", "xn--.com"]
)
def test_the_same_and_the_different_are_no_look_alikes(typed: str) -> None:
    assert Typed(typed).likeness(KNOWN) is None


def test_short_labels_are_compared_by_looks_only() -> None:
    assert Typed("jika.com").likeness("jike.com") is None
    assert Typed("j1ke.com").likeness("jike.com") == Likeness("digit", "1", "i")


def test_numbers_near_each_other_mean_nothing() -> None:
    assert Typed("1234567.com").likeness("1234568.com") is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_breaks_it(typed: str, other: str) -> None:
    found = Typed(typed).likeness(other)
    assert found is None or 0 < found.score <= 1


@given(st.text("abc", max_size=8), st.data())
def test_a_swap_of_neighbours_is_one_edit(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, max(0, len(text) - 2)))
    assert one_edit(text, text[:place] + text[place : place + 2][::-1] + text[place + 2 :])
