"""Weights that are added up side by side stay apart, whatever a text says."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from crawlers.extract.clauses import learned_lengths, learned_rules
from crawlers.extract.clauses.learned import SCALE, read_weights

_HALF_A_LANE = 1 << 15
PATHS = (learned_rules.WEIGHTS, learned_lengths.WEIGHTS)
FILES = pytest.mark.parametrize("path", PATHS, ids=lambda one: one.stem)


def _cells(path: Path) -> list[tuple[str, int, int]]:
    """Feature, column and weight of everything that is stored."""
    stored: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    found = ((one, *cell) for one, row in stored.items() for cell in re.findall(r"(\d+)([+-]\d+)", row))
    return [(feature, int(column), int(weight)) for feature, column, weight in found]


@FILES
def test_no_text_has_features_enough_to_leave_a_lane(path: Path) -> None:
    sums: Counter[tuple[int, bool]] = Counter()
    for _feature, column, weight in _cells(path):
        sums[column, weight > 0] += abs(weight)
    assert max(sums.values()) < _HALF_A_LANE


@FILES
def test_what_is_added_side_by_side_is_what_is_added_one_by_one(path: Path) -> None:
    weights, cells = read_weights(path), _cells(path)
    for sign in (1, -1):
        features = {feature for feature, _column, weight in cells if weight * sign > 0}
        wanted: Counter[int] = Counter()
        for feature, column, weight in cells:
            wanted[column] += weight if feature in features else 0
        scores = weights.scores(features | {"unheard of"})
        assert scores == [wanted[column] / SCALE for column in range(len(weights.labels))]
