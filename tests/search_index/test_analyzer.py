"""Do tokens stand for their text?"""

from hypothesis import given
from hypothesis import strategies as st

from search_index.analyzer import MAX_CLAUSES, Clause, clauses, compact, fold, tokens


def test_han_becomes_pairs_and_the_last_character() -> None:
    assert tokens("补单超时") == ["补单", "单超", "超时", "时"]


def test_words_and_han_are_apart() -> None:
    assert tokens("Q币100元") == ["q", "币", "100", "元"]


def test_letters_and_digits_are_words_apart_but_stay_side_by_side_when_asked_for() -> None:
    assert tokens("付80USDT") == ["付", "80", "usdt"]
    assert clauses("80usdt t") == (Clause(("80", "usdt"), True, "80usdt"), Clause(("t",), False, "t"))


def test_full_width_traditional_and_invisible_are_folded() -> None:
    assert fold("Ｑ幣\u200b補單") == "q币补单"


def test_names_are_compared_without_spaces_and_punctuation() -> None:
    assert compact("【极客】 卡盟!") == "极客卡盟"


def test_a_run_must_be_there_in_pairs() -> None:
    assert clauses("补单超时") == (Clause(("补单", "单超", "超时"), False, "补单超时"),)


def test_quotes_of_any_kind_make_a_phrase() -> None:
    assert (
        clauses("“补单 超时”")
        == clauses('"补单 超时"')
        == (Clause(("补单", "单", "超时"), True, "补单 超时"),)
    )


def test_a_lone_character_after_a_phrase_is_asked_for_apart() -> None:
    assert clauses('"充q币"') == (Clause(("币",), False, "币"), Clause(("充", "q"), True, "充q币"))


@given(st.text(max_size=300))
def test_any_text_gives_a_bounded_question(text: str) -> None:
    assert len(clauses(text)) <= MAX_CLAUSES


@given(st.text(alphabet="补单超时拒绝ab1 ,。", max_size=40), st.data())
def test_every_part_of_two_characters_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 2)))
    part = text[start : start + 2]
    wanted = {token for clause in clauses(part) for token in clause.tokens if len(token) > 1}
    assert not part.isalpha() or part.isascii() or wanted <= set(tokens(text))


def test_what_is_compared_as_it_stands_would_be_folded_into_itself() -> None:
    characters = map(chr, [*range(0xD800), *range(0xE000, 0x30000)])
    assert [one for one in characters if compact(one) == one != fold(one)] == []
