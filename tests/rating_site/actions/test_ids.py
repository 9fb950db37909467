"""Codes are long, readable, and found again however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.actions.ids import code_sha256, new_code


def test_a_code_has_five_groups_and_is_never_the_same() -> None:
    codes = {new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all([len(group) for group in code.split("-")] == [5] * 5 for code in codes)


@pytest.mark.parametrize(
    "typed", ["01abc-de1fg", "01ABC DE1FG", " o1abcde1fg ", "0iabc—delfg", "OLabc-deIfg"]
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert code_sha256(typed) == code_sha256("01abc-de1fg")


@given(st.text(max_size=300))
def test_any_text_has_a_hash(typed: str) -> None:
    assert len(code_sha256(typed)) == 64
