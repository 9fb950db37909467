"""Where in a sorted array lie the rows of one key?

The upper bits of a hash lead to its neighbourhood of some thirty entries: one jump instead of twenty, which
matters when the processor has had other things in mind since the last question.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
NO_ROWS: Rows = np.empty(0, np.int32)
_MOST_BITS = 16


def joined(parts: Sequence[memoryview]) -> Rows:
    """The rows of all parts in one array."""
    arrays = [np.frombuffer(part, np.int32) for part in parts if len(part)]
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays or [NO_ROWS])


class Level:
    """Ascending keys (hashes, or beginnings of words), each with a row; rows ascend within one key."""

    __slots__ = ("_first", "_shift", "_starts", "_views", "empty", "keys", "rows")

    def __init__(self, keys: NDArray[Any], rows: Rows) -> None:
        self.keys, self.rows, self.empty = keys, rows, not len(keys)
        self._starts = memoryview(b"")
        if keys.dtype.kind != "S":
            bits = min((len(keys) >> 5).bit_length() + 1, _MOST_BITS)
            self._first = 0 if keys.dtype.kind == "u" else 1 << bits - 1
            self._shift = 8 * keys.itemsize - bits
            borders = np.arange(1 << bits) - self._first << self._shift
            starts = np.append(keys.searchsorted(borders.astype(keys.dtype)), len(keys))
            self._starts = starts.astype(np.uint32).data
            self._views = keys.data, rows.data

    def merged(self, other: "Level") -> "Level":
        """A level with the entries of both; rows of the other one come last within a key."""
        if not len(self.keys):
            return other
        places = np.searchsorted(self.keys, other.keys, "right")
        return Level(np.insert(self.keys, places, other.keys), np.insert(self.rows, places, other.rows))

    def of(self, key: int) -> list[int]:
        """The rows of one hash."""
        place = (key >> self._shift) + self._first
        end = self._starts[place + 1]
        keys, rows = self._views
        at = bisect_left(keys, key, self._starts[place], end)
        if at == end or keys[at] != key:
            return []
        after = at + 1
        if after == end or keys[after] != key:  # as most keys have one row
            return [rows[at]]
        found: list[int] = rows[at : bisect_left(keys, key + 1, after, end)].tolist()
        return found

    def between(self, low: int, high: int) -> memoryview:
        """The rows of the hashes from low up to high, left out; their upper 16 bits are the same.

        As plain numbers: a question wakes none of numpy's code for a few of them.
        """
        place = (low >> self._shift) + self._first
        end = self._starts[place + 1]
        keys, rows = self._views
        at = bisect_left(keys, low, self._starts[place], end)
        return rows[at : bisect_left(keys, high, at, end)]

    def any_of(self, hashes: Sequence[int]) -> list[tuple[int, int]]:
        """The number of each hash that has rows, with each of them."""
        found, starts, (keys, rows) = [], self._starts, self._views
        for number, key in enumerate(hashes):
            place = (key >> self._shift) + self._first
            end = starts[place + 1]
            at = bisect_left(keys, key, starts[place], end)
            while at < end and keys[at] == key:
                found.append((number, rows[at]))
                at += 1
        return found

    def slices(self, bounds: NDArray[Any]) -> list[Rows]:
        """The rows between each pair of bounds, the upper one left out."""
        places = self.keys.searchsorted(bounds).tolist()
        return [self.rows[low:high] for low, high in zip(places[::2], places[1::2], strict=True)]

    @property
    def size(self) -> int:
        """Bytes in use."""
        return self.keys.nbytes + self.rows.nbytes + self._starts.nbytes
