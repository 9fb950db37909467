"""How do many keys lead to many rows in little memory?

Sorted arrays instead of dictionaries: 12 bytes an entry instead of about 150. Each table has an old level
and a small new one, so that a change copies little; levels are replaced, never altered, so readers need
no lock.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.levels import NO_ROWS, Level, Rows

_SMALL = 4096
_MASKS = {"i8": ~1, "u4": 0xFFFF_FFFE}
"""Hashes are kept without their last bit, so that the next number is nobody's."""


class Table:
    """Words -> rows. Kept of a word: its hash ("i8", or "u4" where a rare mistake is noticed), or its
    first bytes ("S16"), which are in order and so can be asked for by their beginning.
    """

    def __init__(self, key_type: str) -> None:
        self.key_type = key_type
        self._type = np.dtype(key_type)
        self._mask = _MASKS.get(key_type, 0)
        empty = Level(np.empty(0, self._type), NO_ROWS)
        self._levels = (empty, empty)
        self._waiting: list[tuple[NDArray[Any], Rows]] = []

    def add(self, words: Sequence[str], rows: Rows) -> None:
        """Add a row for each word, to be found after `commit`; one for the same word again adds nothing.

        Where beginnings are kept, rows are not less than those before, and all of them are kept.
        """
        self.add_hashes(self._keys(words), rows)

    def add_hashes(self, keys: NDArray[Any], rows: Rows) -> None:
        """Add a row for each hash, or for each beginning of a word."""
        self._waiting.append((keys, rows))

    def commit(self) -> None:
        """Put what was added in its place: at once for many additions, as sorting is what takes long."""
        if not self._waiting:
            return
        keys, rows = map(np.concatenate, zip(*self._waiting, strict=True))
        self._waiting = []
        old, new = self._levels
        new = new.merged(_sorted(keys, rows))
        if len(new.keys) > _SMALL + len(old.keys) // 16:
            old, new = old.merged(new), Level(np.empty(0, self._type), NO_ROWS)
        self._levels = (old, new)

    def of(self, word: str) -> list[int]:
        """The rows of one (hashed) word, ascending."""
        old, new = self._levels
        key = hash(word) & self._mask
        return old.of(key) if new.empty else old.of(key) + new.of(key)

    def between(self, low: int, high: int) -> list[memoryview]:
        """The rows of the hashes from low up to high, left out; each part in the order of the hashes."""
        old, new = self._levels
        found = old.between(low, high)
        if new.empty or not (more := new.between(low, high)):
            return [found]
        return [found, more]

    def each(self, words: Sequence[str]) -> list[Rows]:
        """The rows of each of these words, ascending."""
        mask = self._mask
        return self.each_of([hash(word) & mask for word in words])

    def each_of(self, hashes: Sequence[int]) -> list[Rows]:
        """The rows of each of these hashes, ascending."""
        return self._slices(np.array([bound for key in hashes for bound in (key, key | 1)], self._type))

    def starting(self, start: str) -> Rows:
        """The rows of all (kept) words that begin so (only the first bytes count), in alphabetic order."""
        low = start.encode("utf-8", "replace")[: self._type.itemsize]
        after = low[:-1] + bytes((low[-1] + 1,)) if low else b"\xff"
        return self._slices(np.array((low, after), self._type))[0]

    def any_of(self, hashes: Sequence[int]) -> list[int]:
        """The rows of any of these hashes, in their order, repeated as often as they were found."""
        old, new = self._levels
        found = old.any_of(hashes)
        if not new.empty:
            found = sorted([*found, *new.any_of(hashes)], key=itemgetter(0))
        return [row for _, row in found]

    def settle(self) -> None:
        """Merge what is new: worth while after many changes, as every question is then half the work."""
        old, new = self._levels
        self._levels = (old.merged(new), Level(np.empty(0, self._type), NO_ROWS))

    def renumbered(self, new_rows: Rows) -> "Table":
        """A copy in which row r is new_rows[r], without the entries where that is negative."""
        old, new = self._levels
        whole = old.merged(new)
        rows = new_rows[whole.rows]
        kept = Table(self.key_type)
        kept._levels = (Level(whole.keys[rows >= 0], rows[rows >= 0]), kept._levels[1])
        return kept

    @property
    def size(self) -> int:
        """Bytes in use."""
        return sum(level.size for level in self._levels)

    def _slices(self, bounds: NDArray[Any]) -> list[Rows]:
        old, new = self._levels
        found = old.slices(bounds)
        if len(new.keys):
            pairs = zip(found, new.slices(bounds), strict=True)
            found = [np.concatenate(pair) if len(pair[1]) else pair[0] for pair in pairs]
        return found

    def _keys(self, words: Sequence[str]) -> NDArray[Any]:
        if self._mask:
            return (np.fromiter(map(hash, words), np.int64, len(words)) & self._mask).astype(self._type)
        return np.array([word.encode("utf-8", "replace") for word in words], self._type)


def _sorted(keys: NDArray[Any], rows: Rows) -> Level:
    """In the order of the keys and of the rows of a key; of hashes each with a row once."""
    if keys.dtype.kind == "S":
        order = np.argsort(keys, kind="stable")
        return Level(keys[order], rows[order])
    large = keys.itemsize > 4
    if large:  # their order stands for them
        order = np.argsort(keys)
        keys, rows = keys[order], rows[order]
    places = np.cumsum(_unlike(keys)) if large else keys
    # Two small numbers are sorted as one, which is ten times as fast.
    both = np.sort(places.astype(np.uint64) << np.uint64(32) | rows.astype(np.uint64))
    once = _unlike(both)
    keys = keys if large else (both >> np.uint64(32)).astype(keys.dtype)
    return Level(keys[once], both.astype(np.uint32).astype(np.int32)[once])


def _unlike(numbers: NDArray[Any]) -> NDArray[np.bool_]:
    """Is each number another one than that before it?"""
    unlike = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=unlike[1:])
    return unlike


class Column:
    """One number for each row, growing at the end."""

    def __init__(self, type: str) -> None:
        self._data: NDArray[Any] = np.zeros(64, type)
        self._length = 0
        self.numbers = self._data.data
        """The same for one row at a time: a third of the time of an array."""

    def extend(self, values: Sequence[float] | NDArray[Any]) -> None:
        """Set the numbers of the next rows."""
        end = self._length + len(values)
        if end > len(self._data):
            more = np.zeros(end - self._length + len(self._data) // 8, self._data.dtype)
            self._data = np.concatenate((self.data, more))
            self.numbers = self._data.data
        self._data[self._length : end] = values
        self._length = end

    @property
    def data(self) -> NDArray[Any]:
        """The numbers of all rows (a view; rows may be read, and altered in place)."""
        return self._data[: self._length]

    def kept(self, rows: NDArray[np.bool_]) -> "Column":
        """A column of these rows only."""
        column = Column(self._data.dtype.str)
        column.extend(self.data[rows])
        return column


def smallest(values: NDArray[Any], ties: NDArray[Any], count: int) -> NDArray[np.intp]:
    """The places of the smallest values in order, equal ones in the order of `ties`; NaN last."""
    near = np.arange(len(values))
    if len(values) > 4 * count and (border := np.partition(values, count)[count]) == border:
        near = np.flatnonzero(values <= border)
    places: NDArray[np.intp] = near[np.lexsort((ties[near], values[near]))[:count]]
    return places
