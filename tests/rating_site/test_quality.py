"""Is found what people paste and type, from the text itself to the platform that is meant?

`python -m tests.rating_site.test_quality 5` prints the figures for a seed, -1 those for the rows of
strangers, and what was not found.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from rating_site.lookup import recognise
from search_index.directory import Directory
from search_index.query import holding, settled
from tests.rating_site.typed_again import SIZE, Asked, made
from tests.search_index.world import platforms

SEED = 20_261_122
EXACT = ("address", "qq", "wechat", "icp", "name")


def place(directory: Directory, asked: Asked) -> int:
    """The place (from 1) of the first right platform or look-alike among ten; 0 when it is not there."""
    readings = recognise(asked.typed).readings
    query = readings[settled(directory, [(one.kind, one.key) for one in readings]) or 0]
    if query.kind == "name":
        hits = directory.named(query.key)
    else:
        hits = holding(directory, query.kind, query.key)
        if query.kind == "address":
            hits += directory.lookalikes(query.key)
    return next((at for at, hit in enumerate(hits[:10], 1) if hit.id in asked.expected), 0)


Places = dict[str, list[tuple[int, Asked]]]
STRANGERS = ("address", "shop", "qq", "wechat", "icp_service", "icp_main", "name")


def strangers() -> list[Asked]:
    """Rows that people wrote who had not seen this software, only the platforms."""
    lines = (Path(__file__).parent / "typed_by_strangers.jsonl").read_text("utf-8").splitlines()
    return [Asked(one["kind"], one["typed"], tuple(one["expected"])) for one in map(json.loads, lines)]


def places(questions: Iterable[Asked]) -> Places:
    """By kind: each question with the place of its answer."""
    directory = Directory()
    directory.apply(platforms(SIZE))
    found = defaultdict(list)
    for asked in questions:
        found[asked.kind].append((place(directory, asked), asked))
    return found


@pytest.fixture(scope="module")
def seen() -> Places:
    return places(made(SEED))


@pytest.fixture(scope="module")
def told() -> Places:
    return places(strangers())


@pytest.mark.parametrize("kind", EXACT)
def test_what_is_meant_exactly_comes_first(seen: Places, kind: str) -> None:
    assert [asked.typed for at, asked in seen[kind] if at != 1][: len(seen[kind]) // 20] == []


def test_nearly_everything_is_among_the_first_ten(seen: Places) -> None:
    every = [at for found in seen.values() for at, _ in found]
    assert len(every) >= 400 and sum(map(bool, every)) / len(every) >= 0.97


@pytest.mark.parametrize("kind", STRANGERS)
def test_what_strangers_mean_exactly_comes_first(told: Places, kind: str) -> None:
    assert [asked.typed for at, asked in told[kind] if at != 1][: len(told[kind]) // 20 + 1] == []


def test_nearly_everything_that_strangers_type_is_found(told: Places) -> None:
    every = [at for found in told.values() for at, _ in found]
    assert len(every) >= 150 and sum(map(bool, every)) / len(every) >= 0.97


def main(seed: int) -> None:
    """Print recall at 1 and 10 by kind, and what was not found."""
    found = places(strangers() if seed < 0 else made(seed))
    found["all"] = [one for each in found.values() for one in each]
    for kind, answers in found.items():
        first = sum(at == 1 for at, _ in answers) / len(answers)
        missed = [asked.typed for at, asked in answers if not at]
        ten = 1 - len(missed) / len(answers)
        print(f"{kind:<20} {len(answers):>3} {first:6.3f} {ten:6.3f} {' | '.join(missed[:9])}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
