"""Where do the platforms of a directory lie in memory?

Every platform version is one row; a change adds a row and switches the old one off. Rows are never altered
otherwise, so readers need no lock. When a quarter of the rows is off, everything is copied without them.
"""

import ctypes
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from search_index.document import FACETS, Document, Value
from search_index.filing import file_hosts, file_names, file_numbers, flat
from search_index.keys import ADDRESSES, hosts_of, names_of
from search_index.levels import Rows
from search_index.order import borders
from search_index.pairs import pair_number
from search_index.records import Record, Records
from search_index.tables import Column, Table

NUMBERS = ("score", "resupply_hours")
"""Fields that can be sorted by, besides `at`."""
SPELLED_KEPT = 16
_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None)
"""The C library keeps what was freed; glibc's gives it back when asked."""
_TABLES = {
    "exact": "i8",
    "grams": "u4",
    "ordered": "u8",
    "edits": "u4",
    "looks": "u4",
    "names": "S24",
    "spelled": f"S{SPELLED_KEPT}",
    "initials": "S10",
    "labels": "S16",
}


class Facet:
    """The values of one field for each row, as small numbers."""

    def __init__(self) -> None:
        self.codes = Column("u2")
        self.values: list[tuple[str, ...]] = [()]
        self._code: dict[Value, int] = {(): 0, "": 0}

    def extend(self, rows: Sequence[Value]) -> None:
        """Set the values of the next rows."""
        known = self._code
        self.codes.extend([known[value] if value in known else self._new(value) for value in rows])

    def _new(self, value: Value) -> int:
        """A code for a value seen for the first time; 0 (none) when all 65,000 codes are taken."""
        values = (value,) if isinstance(value, str) else tuple(dict.fromkeys(one for one in value if one))
        if values not in self._code:
            if len(self.values) == 65_000:
                return 0
            self._code[values] = len(self.values)
            self.values.append(values)
        self._code[value] = self._code[values]
        return self._code[value]

    def count(self, rows: Rows) -> dict[str, int]:
        """How many of the rows have each value, most frequent first."""
        counts: dict[str, int] = {}
        found = np.bincount(self.codes.data[rows], minlength=len(self.values)).tolist()
        for values, number in zip(self.values, found, strict=False):
            for value in values if number else ():
                counts[value] = counts.get(value, 0) + number
        most_first = sorted([(-number, value) for value, number in counts.items()])
        return {value: -number for number, value in most_first}

    def having(self, wanted: frozenset[str]) -> NDArray[np.bool_]:
        """For each code: does it stand for one of the wanted values?"""
        return np.array([not wanted.isdisjoint(values) for values in self.values])


class PlatformTables:
    """All rows: what is shown of them, which are in use, their facets and numbers, and the way to them.

    `ranks` puts rows in order by the length of their names, and by a hash of their ids where that is equal:
    the same in every process, and after every change of others.
    """

    def __init__(self) -> None:
        self.records = Records()
        self.alive = Column("?")
        self.lengths = Column("u1")
        self.ranks = Column("i8")
        self.facets = {name: Facet() for name in FACETS}
        self.numbers = {name: Column("f8") for name in (*NUMBERS, "at")}
        self.tables = {name: Table(type) for name, type in _TABLES.items()}

    def __len__(self) -> int:
        return int(np.count_nonzero(self.alive.data))

    def rows(self, key: str) -> list[int]:
        """Rows in use that have this exact key."""
        found = self.tables["exact"].of(key)
        alive = self.alive.numbers  # asked for after the rows: it knows them all
        return [row for row in found if alive[row]]

    def living(self, rows: Rows) -> Rows:
        """Those of the rows that are in use."""
        if not len(rows):
            return rows
        living: Rows = rows[self.alive.data[rows]]
        return living

    def any_of(self, table: str, hashes: Sequence[int]) -> list[int]:
        """Rows in use that have any of these hashes in this table, each once, in the order of the hashes."""
        found = self.tables[table].any_of(hashes)
        alive = self.alive.numbers
        return [row for row in dict.fromkeys(found) if alive[row]]

    def starting(self, table: str, start: str) -> Rows:
        """Rows in use that have a word in this table with this beginning (of which a first part counts)."""
        return self.living(self.tables[table].starting(start))

    def paired(self, pair: str) -> list[memoryview]:
        """The rows of these two characters, ascending in each part."""
        number = pair_number(pair)
        return self.tables["grams"].between(number, number | 1)

    def ordered(self, word: str, *, inside: bool = False) -> list[memoryview]:
        """Rows with names that begin with these two characters, or only contain them; each part in order.

        Names with a core are those that begin with "core:..." and it.
        """
        return self.tables["ordered"].between(*borders(word, inside))

    def commit(self) -> None:
        """Let everything be found that was added."""
        for table in self.tables.values():
            table.commit()

    def settle(self) -> None:
        """Make reading as fast as it can be, after many changes, and give back memory (a third of it)."""
        for table in self.tables.values():
            table.settle()
        if _TRIM is not None:
            _TRIM(0)

    def switch_off(self, rows: Rows) -> None:
        """These rows are no longer in use."""
        self.alive.data[rows] = False

    @property
    def worn(self) -> bool:
        """Is a quarter of the rows off?"""
        return len(self.alive.data) > 1000 and len(self) < 0.75 * len(self.alive.data)

    def compacted(self) -> "PlatformTables":
        """A copy without the rows that are off."""
        alive = self.alive.data
        copy = PlatformTables()
        for row in np.flatnonzero(alive).tolist():
            copy.records.append(self.records[row])
        copy.alive, copy.lengths = self.alive.kept(alive), self.lengths.kept(alive)
        copy.ranks = self.ranks.kept(alive)
        copy.numbers = {name: column.kept(alive) for name, column in self.numbers.items()}
        for name, facet in self.facets.items():
            copy.facets[name].extend([facet.values[code] for code in facet.codes.data[alive].tolist()])
        numbers = np.where(alive, np.cumsum(alive) - 1, -1).astype(np.int32)
        copy.tables = {name: table.renumbered(numbers) for name, table in self.tables.items()}
        return copy

    @property
    def size(self) -> int:
        """Bytes in use."""
        codes = [facet.codes for facet in self.facets.values()]
        columns = [self.alive, self.lengths, self.ranks, *self.numbers.values(), *codes]
        return (
            self.records.size
            + sum(table.size for table in self.tables.values())
            + sum(column.data.nbytes for column in columns)
        )

    def add(self, documents: list[Document]) -> None:
        """Add a row for each, to be found after `commit`; what they replace is the caller's to switch off."""
        names, hosts = [*map(names_of, documents)], [*map(hosts_of, documents)]
        for document, own_names, own_hosts in zip(documents, names, hosts, strict=True):
            shown = document.first(*ADDRESSES)
            self.records.append(Record(document.id, document.title, shown, own_names, own_hosts))
        new = np.arange(len(documents), dtype=np.int32) + len(self.alive.data)
        self._add_columns(documents, [min(len(own[0]) if own else 255, 255) for own in names])
        file_numbers(self.tables, documents, new)
        file_names(self.tables, *flat(names, new), self.ranks.data)
        file_hosts(self.tables, *flat(hosts, new))

    def _add_columns(self, documents: list[Document], lengths: list[int]) -> None:
        for name, facet in self.facets.items():
            facet.extend([document.fields.get(name, "") for document in documents])
        for name in NUMBERS:
            self.numbers[name].extend(_numbers([document.fields.get(name) for document in documents]))
        self.numbers["at"].extend([one.at.timestamp() if one.at else np.nan for one in documents])
        self.lengths.extend(lengths)
        ties = [crc32(document.id.encode("utf-8", "replace")) for document in documents]
        self.ranks.extend(np.array(lengths, np.int64) << 32 | np.array(ties, np.int64))
        self.alive.extend([True] * len(documents))


def _numbers(values: Sequence[Value | None]) -> list[float]:
    try:
        return [float(value) if value else np.nan for value in values]  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return [*map(_number, values)]


def _number(value: Value | None) -> float:
    try:
        found = value or np.nan
        return float(found if isinstance(found, str | float) else next(iter(found), np.nan))
    except ValueError:
        return np.nan
