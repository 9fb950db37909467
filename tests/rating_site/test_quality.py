"""Is found what people paste and type, from the text itself to the platform that is meant?

`python -m tests.rating_site.test_quality 5` prints the figures for a seed, and what was not found.
"""

import sys
from collections import defaultdict
from typing import get_args

import pytest

from rating_site.lookup import recognise
from search_index.directory import Directory, KeyKind
from tests.rating_site.typed_again import SIZE, Asked, made
from tests.search_index.world import platforms

SEED = 20_261_122
EXACT = ("address", "qq", "wechat", "icp", "name")


def place(directory: Directory, asked: Asked) -> int:
    """The place (from 1) of the first right platform or look-alike among ten; 0 when it is not there."""
    query = recognise(asked.typed)
    if query.kind == "name":
        hits = directory.named(query.key)
    else:
        assert query.kind in get_args(KeyKind)
        hits = directory.exact(query.kind, query.key)
        if query.kind == "address":
            hits += directory.lookalikes(query.key)
    return next((at for at, hit in enumerate(hits[:10], 1) if hit.id in asked.expected), 0)


def places(seed: int) -> dict[str, list[tuple[int, Asked]]]:
    """By kind: each question with the place of its answer."""
    directory = Directory()
    directory.apply(platforms(SIZE))
    found = defaultdict(list)
    for asked in made(seed):
        found[asked.kind].append((place(directory, asked), asked))
    return found


@pytest.fixture(scope="module")
def seen() -> dict[str, list[tuple[int, Asked]]]:
    return places(SEED)


@pytest.mark.parametrize("kind", EXACT)
def test_what_is_meant_exactly_comes_first(seen: dict[str, list[tuple[int, Asked]]], kind: str) -> None:
    assert [asked.typed for at, asked in seen[kind] if at != 1][: len(seen[kind]) // 20] == []


def test_nearly_everything_is_among_the_first_ten(seen: dict[str, list[tuple[int, Asked]]]) -> None:
    every = [at for found in seen.values() for at, _ in found]
    assert len(every) >= 400 and sum(map(bool, every)) / len(every) >= 0.97


def main(seed: int) -> None:
    """Print recall at 1 and 10 by kind, and what was not found."""
    found = places(seed)
    found["all"] = [one for each in found.values() for one in each]
    for kind, answers in found.items():
        first = sum(at == 1 for at, _ in answers) / len(answers)
        missed = [asked.typed for at, asked in answers if not at]
        ten = 1 - len(missed) / len(answers)
        print(f"{kind:<20} {len(answers):>3} {first:6.3f} {ten:6.3f} {' | '.join(missed[:9])}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
