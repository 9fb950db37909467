"""Sealed texts are read by their own key and purpose only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.evidence.sealing import Seal, UnsealError

OLD, NEW = b"o" * 32, b"n" * 32


@given(st.text(max_size=200))
def test_what_was_sealed_can_be_opened(text: str) -> None:
    seal = Seal([NEW])
    assert seal.open(seal.close(text, "story"), "story") == text


def test_the_same_text_is_sealed_differently_each_time() -> None:
    seal = Seal([NEW])
    assert seal.close("13800138000", "contact") != seal.close("13800138000", "contact")


def test_a_new_key_seals_and_the_old_one_still_opens() -> None:
    before = Seal([OLD]).close("旧", "story")
    rotated = Seal([NEW, OLD])
    assert rotated.open(before, "story") == "旧"
    with pytest.raises(UnsealError):
        Seal([OLD]).open(rotated.close("新", "story"), "story")


def test_a_text_sealed_for_one_purpose_cannot_serve_another() -> None:
    seal = Seal([NEW])
    with pytest.raises(UnsealError):
        seal.open(seal.close("a@b.example", "contact"), "story")


@given(st.binary(max_size=80))
def test_anything_else_is_refused_as_unreadable(garbage: bytes) -> None:
    with pytest.raises(UnsealError):
        Seal([NEW]).open(garbage, "story")


@pytest.mark.parametrize("position", [0, 3, 10, 25])
def test_one_changed_byte_is_noticed(position: int) -> None:
    seal = Seal([NEW])
    sealed = bytearray(seal.close("一段话", "story"))
    sealed[position] ^= 1
    with pytest.raises(UnsealError):
        seal.open(bytes(sealed), "story")


def test_short_keys_are_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Seal([b"short"])
