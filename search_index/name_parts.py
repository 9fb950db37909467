"""Which platforms have a name that contains a typed text, or begins with it?"""

from collections.abc import Container

import numpy as np

from search_index.keys import grams, typed_name
from search_index.levels import NO_ROWS, Rows
from search_index.platform_tables import PlatformTables

_FEW = 16
_SOME = 64
"""So many names are quicker read than their pairs looked up, or compared as arrays."""


def containing(tables: PlatformTables, typed: str) -> Rows:
    """All rows in use whose names contain every pair of characters of the typed text; ascending."""
    name = typed_name(typed)
    if len(name) < 2:
        return np.unique(tables.starting("names", name)) if name else NO_ROWS
    return tables.living(np.asarray(within(tables, name), np.int32))


def within(tables: PlatformTables, name: str, known: Container[int] = ()) -> Rows | list[int]:
    """Rows whose names contain these two or more characters; ascending. Of few, not those that are known."""
    pairs = []
    for pair in grams(name):
        pairs.append(tables.tables["grams"].rows(pair))
        if len(pairs[-1]) <= _FEW:
            return _reading(tables, pairs[-1], name, known)
    rows, *others = sorted(pairs, key=len)
    for other in others:
        if len(rows) <= _SOME:
            return _reading(tables, rows, name, known)
        rows = rows[other.take(other.searchsorted(rows), mode="clip") == rows]
    return rows


def beginning(tables: PlatformTables, name: str, among: Rows | list[int]) -> Rows | list[int]:
    """Rows with a name that begins so, which are among those that contain all its pairs."""
    if isinstance(among, list):
        return tables.records.beginning(among, name)
    return tables.tables["names"].starting(name)


def _reading(tables: PlatformTables, rows: Rows, name: str, known: Container[int]) -> list[int]:
    return tables.records.holding([row for row in rows.tolist() if row not in known], name)
