"""Have the pairs of many names the numbers of each?"""

from hypothesis import given
from hypothesis import strategies as st

from search_index.pairs import pair_number, pair_numbers


@given(st.lists(st.text(max_size=6)))
def test_pairs_of_many_names_have_the_numbers_of_each(names: list[str]) -> None:
    numbers, owner, first = pair_numbers(names)
    found = [*zip(owner.tolist(), numbers.tolist(), first.tolist(), strict=True)]
    assert found == [
        (place, pair_number(name[start : start + 2]), start == 0)
        for place, name in enumerate(names)
        for start in range(len(name) - 1)
    ]


def test_different_pairs_have_different_numbers() -> None:
    every = [chr(0x4E00 + one) + chr(0x4E00 + two) for one in range(200) for two in range(300)]
    assert len({*map(pair_number, every)}) == len(every)
