"""Do sorted numbers put rows in the order of their ranks?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search_index.order import borders, numbered

ROWS = st.lists(st.tuples(st.sampled_from(["星空", "空卡", "core:星空"]), st.integers(0, 48)), min_size=1)


@given(ROWS, st.booleans())
def test_shorter_names_have_smaller_numbers_within_the_borders(
    rows: list[tuple[str, int]], inside: bool
) -> None:
    words = [word for word, _ in rows]
    ranks = np.array([length << 32 | 0xFFFF_FFFF for _, length in rows], np.int64)
    numbers = numbered(words, inside, ranks).tolist()
    assert all(
        low <= number < high
        for number, (low, high) in zip(numbers, [borders(word, inside) for word in words], strict=True)
    )
    same = sorted(
        (number, length) for number, (word, length) in zip(numbers, rows, strict=True) if word == words[0]
    )
    assert [length for _, length in same] == sorted(length for _, length in same)


def test_names_that_begin_so_come_before_those_that_contain_it() -> None:
    assert borders("星空", False)[1] == borders("星空", True)[0]
