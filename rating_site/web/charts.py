"""Where do the parts of a stacked bar chart lie? Counts in, rectangles of an SVG out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 300.0, 72.0
_GAP = 0.25
"""The part of a column that stays empty between two bars."""
_LEAST = 2.0
"""The height of the smallest count: one report among a thousand is still seen."""


@dataclass(frozen=True, slots=True)
class Part:
    """One rectangle: how many of which group, from `y` down to `y + height`."""

    group: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One column with its name, its left edge and its parts from the ground up."""

    name: str
    x: float
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """Everything in this column."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns of one width, and the largest total, which reaches the top."""

    bars: tuple[Bar, ...]
    bar_width: float
    most: int


def stacked(columns: Sequence[tuple[str, Mapping[str, int]]], groups: Sequence[str]) -> Chart | None:
    """The chart of these (name, counts), groups stacked in this order; None where nothing was counted."""
    most = max((sum(counts.values()) for _name, counts in columns), default=0)
    if not most:
        return None
    step = WIDTH / len(columns)
    bars = tuple(
        Bar(name, round(number * step + step * _GAP / 2, 2), _parts(counts, groups, most))
        for number, (name, counts) in enumerate(columns)
    )
    return Chart(bars, round(step * (1 - _GAP), 2), most)


def _parts(counts: Mapping[str, int], groups: Sequence[str], most: int) -> tuple[Part, ...]:
    parts: list[Part] = []
    ground = HEIGHT
    for group in groups:
        if counts.get(group):
            height = max(round(counts[group] / most * HEIGHT, 2), _LEAST)
            ground = round(ground - height, 2)
            parts.append(Part(group, counts[group], max(ground, 0.0), height))
    return tuple(parts)
