"""Is the largest choice found, and does it never shrink when somebody joins?"""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rating_site.trust.largest_choice import MOST, largest_choice

PAIRS = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]))


def graph(size: int, pairs: set[tuple[int, int]]) -> dict[int, set[int]]:
    """Who belongs together with whom among the first `size`."""
    found: dict[int, set[int]] = {one: set() for one in range(size)}
    for first, second in pairs:
        if second < size:
            found[first].add(second)
            found[second].add(first)
    return found


def by_trying(size: int, pairs: set[tuple[int, int]]) -> int:
    """The same answer by trying every choice."""
    return next(
        count
        for count in range(size, -1, -1)
        for chosen in combinations(range(size), count)
        if not pairs.intersection(combinations(chosen, 2))
    )


@settings(deadline=None)
@given(PAIRS)
def test_it_is_the_largest_of_all_choices(pairs: set[tuple[int, int]]) -> None:
    assert largest_choice(graph(10, pairs)) == by_trying(10, pairs)


@given(PAIRS)
def test_nobody_who_joins_makes_it_smaller(pairs: set[tuple[int, int]]) -> None:
    sizes = [largest_choice(graph(size, pairs)) for size in range(11)]
    assert sizes == sorted(sizes)


def test_a_huge_group_that_holds_together_is_one() -> None:
    size = MOST + 50
    assert largest_choice(graph(size, set(combinations(range(size), 2)))) == 1


def test_a_tangle_is_answered_within_bounded_steps() -> None:
    size = MOST - 10
    tangle = {(a, b) for a, b in combinations(range(size), 2) if (a * b + a + b) % 7 < 2}
    chosen = largest_choice(graph(size, tangle))
    assert 1 < chosen < size / 2
