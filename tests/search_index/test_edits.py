"""Do texts one edit apart meet, whether hashed alone or with many others?"""

from hypothesis import given
from hypothesis import strategies as st

from search_index.edits import all_edit_hashes, edit_hashes, tailed_hashes, text_hash, text_hashes

TEXTS = st.lists(st.text(max_size=30), max_size=8)


@given(TEXTS, st.sampled_from(["", ".com", ".极客"]))
def test_many_at_once_have_the_hashes_of_each(texts: list[str], tail: str) -> None:
    hashes, owner = all_edit_hashes(texts, [tail] * len(texts))
    for place, text in enumerate(texts):
        assert hashes[owner == place].tolist() == edit_hashes(text, tail)
    assert text_hashes(texts).tolist() == [text_hash(text) for text in texts]


@given(st.text(min_size=1, max_size=30), st.data())
def test_a_deletion_has_the_hash_of_the_text_without_it(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    less = text[:place] + text[place + 1 :]
    assert edit_hashes(text, ".top")[place + 1] == text_hash(f"{less}.top")
    assert text_hash(f"{less}.top") in edit_hashes(f"{text}.top")


@given(TEXTS, st.sampled_from(["", ".com", ".极客"]))
def test_a_tail_is_put_to_texts_without_making_them(texts: list[str], tail: str) -> None:
    followed = [text_hash(text + tail) for text in texts]
    assert tailed_hashes(texts, tail) == (followed, [text_hash(text) for text in texts])


def test_short_words_do_not_meet_by_chance() -> None:
    words = [f"{one}{two}{three}" for one in "abcdefgh" for two in "ijklmn123" for three in "卡盟商城xyz"]
    assert len(set(map(text_hash, words))) == len(words)
