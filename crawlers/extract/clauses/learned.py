"""How do weights learned from labelled rules judge a wording?

Why beside the written rules: shops invent words daily, and no rule foresees them all. The weights come from
a few thousand labelled rows by `tests/crawlers/extract/learn_terms.py` and weigh all words at once.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from operator import add
from pathlib import Path
from struct import Struct

SCALE = 6
"""Weights are stored as whole sixths."""
_FAR = 80
_CELL = re.compile(r"(\d+)([+-]\d+)")
_LANE = 16
_HALF = 1 << _LANE - 1
"""The weights of no text add up to so much; added to every lane, so that none borrows from its neighbour."""


@dataclass(frozen=True, slots=True)
class Weights:
    """For every known feature its weights for all labels, packed into one number.

    Why packed: adding a hundred whole numbers is ten times as fast as adding a hundred lists.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    halves: int
    lanes: Struct

    def scores(self, features: Iterable[str]) -> list[float]:
        """The log-odds of every label."""
        packed = sum(map(self.rows.get, features, repeat(0)), self.halves)
        return [
            (lane - _HALF) / SCALE for lane in self.lanes.unpack(packed.to_bytes(self.lanes.size, "little"))
        ]


def read_weights(path: Path) -> Weights:
    """The weights as stored: by feature the columns that are not zero, each with its signed weight."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    labels = tuple(stored["labels"])
    rows = {
        feature: sum(int(weight) << _LANE * int(column) for column, weight in _CELL.findall(cells))
        for feature, cells in stored["weights"].items()
    }
    halves = sum(_HALF << _LANE * column for column in range(len(labels)))
    return Weights(labels, rows, halves, Struct(f"<{len(labels)}H"))


def grams(text: str) -> set[str]:
    """Every character of a text and every pair of neighbours, as far as anybody reads."""
    head = text[:_FAR]
    return {*head, *map(add, head, head[1:])}


@lru_cache(maxsize=2)
def sentence_grams(text: str) -> frozenset[str]:
    """The grams of a whole sentence, kept while its parts and lengths of time are looked at one by one."""
    return frozenset(grams(text))
