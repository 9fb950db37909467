"""How do weights learned from labelled rules judge a wording?

Why beside the written rules: shops invent words daily, and no rule foresees them all. The weights come from
a few thousand labelled rows by `tests/crawlers/extract/learn_terms.py` and weigh all words at once.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from pathlib import Path
from struct import Struct

SCALE = 16
"""Weights are stored as whole sixteenths."""
_FAR = 80
_CELL = re.compile(r"(\d+)([+-]\d+)")
_LANE = 32
_ABOVE_ZERO = 4096
"""Added to every weight, so that no lane borrows from its neighbour."""


@dataclass(frozen=True, slots=True)
class Weights:
    """For every known feature its weights for all labels, packed into one number.

    Why packed: adding a hundred whole numbers is ten times as fast as adding a hundred lists.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    lanes: Struct

    def scores(self, features: set[str]) -> list[float]:
        """The log-odds of every label."""
        known = self.rows.keys() & features
        zero = _ABOVE_ZERO * len(known)
        packed = sum(map(self.rows.__getitem__, known)).to_bytes(self.lanes.size, "little")
        return [(lane - zero) / SCALE for lane in self.lanes.unpack(packed)]


def read_weights(path: Path) -> Weights:
    """The weights as stored: by feature the columns that are not zero, each with its signed weight."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    labels = tuple(stored["labels"])
    level = sum(_ABOVE_ZERO << _LANE * column for column in range(len(labels)))
    rows = {
        feature: level + sum(int(weight) << _LANE * int(column) for column, weight in _CELL.findall(cells))
        for feature, cells in stored["weights"].items()
    }
    return Weights(labels, rows, Struct(f"<{len(labels)}I"))


def grams(text: str) -> set[str]:
    """Every character of a text and every pair of neighbours, as far as anybody reads."""
    head = text[:_FAR]
    return {*head, *map(add, head, head[1:])}


@lru_cache(maxsize=2)
def sentence_grams(text: str) -> frozenset[str]:
    """The grams of a whole sentence, kept while its parts and lengths of time are looked at one by one."""
    return frozenset(grams(text))
