"""Are names found in their order: whole, begun, contained; the shorter first?"""

from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.directory import Directory
from search_index.document import Document, Removal

NAMES = st.lists(st.text("天玄黄", min_size=1, max_size=6), max_size=60)
TYPED = st.text("天玄黄", min_size=2, max_size=4)


def filled(names: list[str]) -> Directory:
    """A directory of these names, their places being their ids."""
    directory = Directory()
    directory.apply(Document(str(place), "platform", name) for place, name in enumerate(names))
    return directory


def expected(names: dict[str, str], typed: str) -> list[str]:
    """The ids of all names with the typed text, read one by one."""
    holders = [id for id, name in names.items() if typed in name]
    ranks = {id: (len(names[id]), crc32(id.encode())) for id in holders}
    return sorted(holders, key=lambda id: (names[id] != typed, not names[id].startswith(typed), ranks[id]))


def has_all_pairs(name: str, typed: str) -> bool:
    return all(typed[place : place + 2] in name for place in range(len(typed) - 1))


@settings(max_examples=40)
@given(NAMES, TYPED, st.integers(1, 12))
def test_names_are_ordered_as_if_read_one_by_one(names: list[str], typed: str, limit: int) -> None:
    names = [name for name in names if typed in name or not has_all_pairs(name, typed)]
    right = expected({str(place): name for place, name in enumerate(names)}, typed)
    found = [hit.id for hit in filled(names).named(typed, limit) if hit.score >= 0.8]
    assert found == right[:limit]


@settings(max_examples=40)
@given(NAMES, TYPED, st.sets(st.integers(0, 59)), st.sets(st.integers(0, 59)))
def test_changes_leave_that_order(names: list[str], typed: str, gone: set[int], new: set[int]) -> None:
    directory = filled(names)
    left = {str(place): name for place, name in enumerate(names) if place not in gone}
    directory.apply(Removal(str(place)) for place in gone)
    left |= {f"new{place}": names[place] for place in new if place < len(names)}
    directory.apply(Document(id, "platform", left[id]) for id in left if id.startswith("new"))
    found = [hit.id for hit in directory.named(typed[:2], 5) if hit.score >= 0.8]
    assert found == expected(left, typed[:2])[:5]


@pytest.mark.parametrize("typed", ["天玄", "天玄黄"])
def test_the_best_of_many_are_found_though_most_are_off(typed: str) -> None:
    directory = filled(["天玄黄" + "黄" * (place % 30) for place in range(900)])
    directory.apply(Removal(str(place)) for place in range(900) if place % 30 < 20 and place % 7)
    left = {str(place): "天玄黄" + "黄" * (place % 30) for place in range(900)}
    left = {id: name for id, name in left.items() if int(id) % 30 >= 20 or int(id) % 7 == 0}
    assert [hit.id for hit in directory.named(typed)] == expected(left, typed)[:10]


def test_a_core_finds_names_with_other_words_for_the_trade() -> None:
    directory = filled(["天玄卡盟", "玄天卡盟", "天玄发卡网", "大天玄卡盟"])
    assert [hit.id for hit in directory.named("天玄卡盟")] == ["0", "2", "3"]


def test_no_hit_is_wanted() -> None:
    assert filled(["天玄"]).named("天玄", 0) == []
