"""Which platforms have a name that contains a typed text, or begins with it?"""

from collections.abc import Container, Iterable
from itertools import chain
from operator import itemgetter

import numpy as np

from search_index.keys import MAX_NAME, typed_name
from search_index.levels import NO_ROWS, Rows, joined
from search_index.platform_tables import PlatformTables

_STARTS = (1, 0, *range(2, MAX_NAME))
"""Where pairs begin: the second one comes first, as pairs that join two words are rarer than words."""
_FEW = 24
"""So few names are quicker read than another pair looked up."""
_SOME = 64
"""So few names are quicker read than compared as arrays."""


def containing(tables: PlatformTables, typed: str) -> Rows:
    """All rows in use whose names contain every pair of characters of the typed text; ascending."""
    name = typed_name(typed)
    if len(name) < 2:
        return np.unique(tables.starting("names", name)) if name else NO_ROWS
    return tables.living(np.asarray(within(tables, name), np.int32))


def within(tables: PlatformTables, name: str, known: Container[int] = ()) -> Rows | list[int]:
    """Rows whose names contain these two or more characters; ascending. Of few, not those that are known."""
    pairs = []
    for start in _STARTS[: len(name) - 1] if len(name) > 2 else (0,):
        parts = tables.paired(name[start : start + 2])
        count = sum(map(len, parts))
        if count <= _FEW:
            return _reading(tables, chain.from_iterable(parts), name, known)
        pairs.append((count, parts))
    (_, rarest), *others = sorted(pairs, key=itemgetter(0))
    rows = joined(rarest)
    for _, parts in others:
        if len(rows) <= _SOME:
            return _reading(tables, rows.tolist(), name, known)
        other = joined(parts)
        rows = rows[other.take(other.searchsorted(rows), mode="clip") == rows]
    return rows


def beginning(tables: PlatformTables, name: str, among: Rows | list[int]) -> Rows | list[int]:
    """Rows with a name that begins so, which are among those that contain all its pairs."""
    if isinstance(among, list):
        return tables.records.beginning(among, name)
    return tables.tables["names"].starting(name)


def _reading(tables: PlatformTables, rows: Iterable[int], name: str, known: Container[int]) -> list[int]:
    news = [row for row in rows if row not in known]
    return tables.records.holding(news, name) if news else news
