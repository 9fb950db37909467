"""Is found what people type?"""

import pytest

from search_index.directory import Directory
from tests.search_index.quality import EXACT, Figures, directory, figures, frozen
from tests.search_index.typed import made


@pytest.fixture(scope="module")
def platforms() -> Directory:
    return directory()


@pytest.fixture(scope="module")
def seen(platforms: Directory) -> Figures:
    return figures(platforms, frozen())


def test_the_set_has_more_than_two_hundred_queries_of_every_kind() -> None:
    kinds = {asked.kind for asked in frozen()}
    assert len(frozen()) >= 200
    assert len(kinds) >= 30


@pytest.mark.parametrize("kind", EXACT)
def test_what_is_typed_exactly_comes_first(seen: Figures, kind: str) -> None:
    assert seen[kind][1] >= 0.95


def test_nearly_everything_is_among_the_first_ten(seen: Figures) -> None:
    assert seen["all"][2] >= 0.97


def test_no_kind_of_typing_is_left_out(seen: Figures) -> None:
    assert {kind for kind, (_, _, ten, _) in seen.items() if ten < 0.8} == set()


def test_queries_that_nobody_has_seen_do_as_well(platforms: Directory) -> None:
    assert figures(platforms, made(20_261_122))["all"][2] >= 0.97
