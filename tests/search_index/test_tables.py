"""Do sorted arrays answer like dictionaries?"""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search_index.levels import joined
from search_index.tables import Column, Table, smallest

WORDS = st.lists(st.lists(st.text("abc", min_size=1, max_size=6), max_size=6), max_size=12)


@given(WORDS, st.sampled_from(["i8", "u4"]))
def test_words_lead_to_their_rows(chunks: list[list[str]], kind: str) -> None:
    table, model, row = Table(kind), defaultdict(list), 0
    for words in chunks:
        rows = np.arange(row, row + len(words), dtype=np.int32)
        table.add(words, rows)
        table.commit()
        for word in words:
            model[word].append(row)
            row += 1
    assert [found.tolist() for found in table.each([*model, "zzz"])] == [*model.values(), []]
    assert [table.of(word) for word in [*model, "zzz"]] == [*model.values(), []]
    hashes = [hash(word) & (~1 if kind == "i8" else 0xFFFF_FFFE) for word in [*model, "zzz"]]
    assert [joined(table.between(key, key | 1)).tolist() for key in hashes] == [*model.values(), []]


@given(WORDS, st.text("abc", min_size=1, max_size=8))
def test_beginnings_lead_to_their_rows(chunks: list[list[str]], start: str) -> None:
    table, words = Table("S8"), [word for chunk in chunks for word in chunk]
    table.add(words, np.arange(len(words), dtype=np.int32))
    table.commit()
    assert sorted(table.starting(start).tolist()) == [
        row for row, word in enumerate(words) if word.startswith(start)
    ]


def test_merging_and_renumbering_keep_the_answers() -> None:
    table = Table("i8")
    for row in range(100):
        table.add(["odd" if row % 2 else "even"], np.array([row], np.int32))
        table.commit()
    table.settle()
    halves = np.array([row // 2 if row % 2 == 0 else -1 for row in range(100)], np.int32)
    assert table.renumbered(halves).each(["even", "odd"])[0].tolist() == list(range(50))
    assert len(table.renumbered(halves).each(["odd"])[0]) == 0


@given(st.lists(st.one_of(st.just(float("nan")), st.integers(0, 5)), max_size=60), st.integers(1, 5))
def test_the_smallest_come_first_and_unknown_last(values: list[float], count: int) -> None:
    ties = [place * 7919 % 61 for place in range(len(values))]
    expected = sorted(range(len(values)), key=lambda at: (values[at] != values[at], values[at], ties[at]))
    known = [place for place in expected if values[place] == values[place]]
    assert smallest(np.array(values, float), np.array(ties), count).tolist()[: len(known)] == known[:count]


def test_a_column_grows() -> None:
    column = Column("f8")
    for number in range(50):
        column.extend([number] * 10)
    assert column.data.tolist() == [number for number in range(50) for _ in range(10)]
