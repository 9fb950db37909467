"""Which of the rows that were found come first? Those found in the surest way, then those with short names.

Most answers have few candidates, and few numbers are handled faster one by one than as arrays, whose every
operation costs a microsecond however little there is to do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import merge

import numpy as np

from search_index.levels import Rows
from search_index.platform_tables import PlatformTables

_FEW = 32
"""So few numbers are sorted faster without an array."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to match: how sure it is (0 to 1), and its name."""

    score: float
    why: tuple[str, ...]


class Nearest:
    """Up to `limit` rows in use, best first, each with the surest way in which it was found."""

    __slots__ = ("_limit", "_tables", "found")

    def __init__(self, tables: PlatformTables, limit: int) -> None:
        self.found: dict[int, Way] = {}
        self._tables = tables
        self._limit = limit

    def add(self, way: Way, rows: Rows | list[int]) -> bool:
        """Add what was found in the next way, among equals the shortest names first; is that enough?"""
        few = rows if isinstance(rows, list) else self._few(rows)
        if len(few) > 1:
            few = sorted(few, key=self._tables.ranks.numbers.__getitem__)
        return self._add(way, few)

    def add_ordered(self, way: Way, parts: Sequence[memoryview]) -> bool:
        """The same for rows of which each part is in order, so that the first of them are enough."""
        rows = parts[0] if len(parts) == 1 else merge(*parts, key=self._tables.ranks.numbers.__getitem__)
        return self._add(way, rows)

    def _add(self, way: Way, rows: Iterable[int]) -> bool:
        """The same for rows in order."""
        found, alive = self.found, self._tables.alive.numbers
        for row in rows:
            if row not in found and alive[row]:
                found[row] = way
                if len(found) == self._limit:
                    return True
        return False

    def _few(self, rows: Rows) -> list[int]:
        """All of few rows; else the nearest of them, enough even if half of them are repeated or not new."""
        if len(rows) > _FEW:
            count = 2 * self._limit
            near = self._shortest(rows, count)
            alive = self._tables.alive.data
            rows = near if alive[near].all() else self._shortest(rows[alive[rows]], count)
        found: list[int] = rows.tolist()
        return found

    def _shortest(self, rows: Rows, count: int) -> Rows:
        """At least so many rows with the shortest names, in any order."""
        if len(rows) <= 4 * count:
            return rows
        lengths = self._tables.lengths.data[rows]
        border = lengths.min()  # there are so few different lengths that trying is faster than sorting
        while len(near := np.flatnonzero(lengths <= border)) < count:
            border += 1
        rows = rows[near]
        if len(rows) <= 4 * count:
            return rows
        shortest: Rows = rows[np.argpartition(self._tables.ranks.data[rows], count)[:count]]
        return shortest
