"""Does the passage show why?"""

from hypothesis import given
from hypothesis import strategies as st

from search_index.analyzer import clauses
from search_index.highlight import WIDTH, highlight


def shown(text: str, query: str) -> str:
    found = highlight("body", text, clauses(query))
    return "".join(f"[{part}]" if marked else part for part, marked in found.parts) if found else ""


def test_matches_are_marked() -> None:
    assert shown("付款后补单超时", "补单") == "付款后[补单]超时"


def test_a_long_text_is_cut_around_the_first_match() -> None:
    assert shown("前" * 100 + "补单" + "后" * 100, "补单").startswith("…" + "前" * 24 + "[补单]后")


def test_the_text_itself_is_shown_not_its_folded_form() -> None:
    assert shown("ＱＱ補單", "补单") == "ＱＱ[補單]"


def test_nothing_is_shown_without_a_match() -> None:
    assert shown("付款", "补单") == ""


def test_parts_of_what_was_typed_are_marked_when_the_whole_is_not_there() -> None:
    assert shown("补单和超时", "补单 超时") == "[补单]和[超时]"


@given(st.text(max_size=200), st.text(max_size=20))
def test_a_passage_is_a_piece_of_the_text(text: str, query: str) -> None:
    found = highlight("body", text, clauses(query))
    passage = "".join(part for part, _ in found.parts).strip("…") if found else ""
    assert passage in text and len(passage) <= WIDTH
