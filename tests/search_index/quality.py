"""How well is found what people type?

`python -m tests.search_index.quality` prints recall and rank by kind for the frozen set; with a seed it makes
and judges a larger set that nobody has looked at; `freeze` writes the frozen set anew (seed 1).
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from search_index.directory import Directory, KeyKind
from tests.search_index.typed import SIZE, Asked, made
from tests.search_index.world import platforms

FROZEN = Path(__file__).parent / "quality.jsonl"
EXACT = ("address", "shop", "qq", "wechat", "icp_service", "name")
_KEYS: dict[str, KeyKind] = {kind: kind for kind in get_args(KeyKind)}
Figures = dict[str, tuple[int, float, float, float]]


def judged(directory: Directory, asked: Asked) -> int:
    """The place (from 1) of the first right answer among ten; 0 when it is not there."""
    if asked.way == "lookalike":
        hits = directory.lookalikes(asked.typed)
    elif asked.way == "name":
        hits = directory.named(asked.typed)
    else:
        hits = directory.exact(_KEYS[asked.way], asked.typed)
    return next((place for place, hit in enumerate(hits, 1) if hit.id in asked.expected), 0)


def figures(directory: Directory, questions: Iterable[Asked]) -> Figures:
    """By kind and for all: number, recall at 1, recall at 10, mean reciprocal rank."""
    places = defaultdict(list)
    for asked in questions:
        place = judged(directory, asked)
        places[asked.kind].append(place)
        places["all"].append(place)
    return {kind: _figures(found) for kind, found in places.items()}


def _figures(places: list[int]) -> tuple[int, float, float, float]:
    number = len(places)
    ranks = sum(1 / place for place in places if place)
    return number, places.count(1) / number, (number - places.count(0)) / number, ranks / number


def frozen() -> list[Asked]:
    """The set in the repository."""
    lines = map(json.loads, FROZEN.read_text("utf-8").splitlines())
    return [Asked(one["kind"], one["way"], one["typed"], tuple(one["expected"])) for one in lines]


def directory() -> Directory:
    """The directory that the queries are about."""
    found = Directory()
    found.apply(platforms(SIZE))
    return found


def main() -> None:
    """Print the figures; `freeze` writes the frozen set."""
    argument = sys.argv[1] if len(sys.argv) > 1 else ""
    if argument == "freeze":
        lines = [json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in made(1)]
        FROZEN.write_text("".join(lines), "utf-8")
    questions = made(int(argument), 60) if argument.isdigit() else frozen()
    found = figures(directory(), questions)
    print(f"{len(questions)} queries over {SIZE} platforms")
    print(f"{'kind':<14} {'n':>3} {'at 1':>6} {'at 10':>6} {'MRR':>6}")
    for kind, (number, first, ten, rank) in found.items():
        print(f"{kind:<14} {number:>3} {first:6.3f} {ten:6.3f} {rank:6.3f}")


if __name__ == "__main__":
    main()
