"""Which platforms are meant by a typed name, in Han characters, pinyin or initials, with typos?

Ways to match are tried from the surest to the vaguest until enough is found. Each says why.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from search_index.analyzer import compact
from search_index.keys import MAX_NAME, core, edit_keys, grams, spelled_edit_keys
from search_index.lookalike import one_edit
from search_index.pinyin import accent, initials, spellings, syllables
from search_index.platform_tables import PlatformTables
from search_index.tables import Rows, smallest

_COMMON = 4000
"""A pair of characters that more platforms than this have says little about a vaguely remembered name."""
_CHECKED = 100
_LETTERS = re.compile(r"[a-z]+")
_VAGUE = 0.62
"""Ways less sure than this are for when nothing else was found."""
_NONE: Rows = np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class Match:
    """A row, how sure it is (0 to 1), and the way in which it matched."""

    row: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to match: its name, how sure it is, and where to look."""

    why: str
    score: float
    rows: Callable[[], Rows]


def matches(tables: PlatformTables, typed: str, limit: int) -> list[Match]:
    """The best matches of a typed name, best first; among equals the name nearest in length."""
    name = compact(typed)[:MAX_NAME]
    found: dict[int, Match] = {}
    for way in _ways(tables, name) if name else ():
        if found and way.score < _VAGUE:
            break
        for row in _nearest(tables, way.rows(), name, limit + len(found)):
            found.setdefault(row, Match(row, way.score, way.why))
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def containing(tables: PlatformTables, typed: str) -> Rows:
    """All rows whose names contain every pair of characters of the typed text; ascending."""
    name = compact(typed)[:MAX_NAME]
    if len(name) < 2:
        return np.unique(tables.starting("names", name)) if name else _NONE
    pairs = sorted((tables.tables["grams"].rows(pair) for pair in grams(name)), key=len)
    rows = pairs[0]
    for other in pairs[1:]:
        places = np.minimum(other.searchsorted(rows), max(len(other) - 1, 0))
        rows = rows[other[places] == rows] if len(other) else other
    return tables.living(rows)


def _ways(tables: PlatformTables, name: str) -> Iterator[_Way]:
    spelled = ["".join(one) for one in spellings(name)]
    latin = name.isascii()
    short = core(name)
    yield _Way("name", 1.0, lambda: tables.rows(f"name:{name}"))
    if latin:
        yield _Way("label", 0.97, lambda: tables.rows(f"label:{name}"))
    yield _Way("pinyin" if latin else "homophone", 0.95, lambda: _each(tables, "pinyin", spelled))
    if latin:
        yield _Way("initials", 0.93, lambda: tables.rows(f"initials:{name}"))
    yield _Way("name", 0.9, lambda: tables.starting("names", name))
    yield _Way("name", 0.85, lambda: tables.rows(f"core:{short}"))
    yield _Way("name", 0.8, lambda: containing(tables, name))
    if latin and len(name) > 1:
        yield _Way("pinyin", 0.75, lambda: tables.starting("spelled", name))
        yield _Way("initials", 0.7, lambda: tables.starting("initials", name))
        yield _Way("label", 0.65, lambda: tables.starting("labels", name))
    yield from _vague(tables, name, short, spelled)


def _vague(tables: PlatformTables, name: str, short: str, spelled: list[str]) -> Iterator[_Way]:
    core_sound = "".join(spellings(short)[0])
    yield _Way("initials", 0.61, lambda: _mixed(tables, name))
    yield _Way("homophone", 0.6, lambda: tables.rows(f"core_pinyin:{core_sound}"))
    yield _Way("accent", 0.58, lambda: _each(tables, "accent", [accent(one) for one in spelled]))
    yield _Way("typo", 0.55, lambda: _edited(
        tables, edit_keys(name, short),
        lambda other: one_edit(name, other) or one_edit(short, core(other))))
    yield _Way("typo", 0.5, lambda: _edited(
        tables, spelled_edit_keys(spelled[0]), lambda other: one_edit(spelled[0], "".join(syllables(other)))))
    yield _Way("part", 0.4, lambda: _sharing(tables, name))


def _each(tables: PlatformTables, space: str, keys: list[str]) -> Rows:
    return np.concatenate([tables.rows(f"{space}:{key}") for key in keys])


def _mixed(tables: PlatformTables, name: str) -> Rows:
    """Rows for Han characters and Latin letters in one name, the letters standing for more characters."""
    letters = "".join(_LETTERS.findall(name))
    rest = _LETTERS.sub("", name)
    if not letters or not rest:
        return _NONE
    rows = containing(tables, rest)[:_CHECKED].tolist()
    return np.array([row for row in rows if any(_stands_for(letters, other)
                                                for other in tables.records[row].names)], np.int32)


def _stands_for(letters: str, name: str) -> bool:
    spelled = syllables(name)
    return letters in initials(spelled, name) or letters in "".join(spelled)


def _edited(tables: PlatformTables, keys: list[str], near: Callable[[str], bool]) -> Rows:
    """Rows that share a key and have a name that is really near (hashes of edits are short)."""
    rows = np.unique(tables.living(tables.tables["edits"].any_of(keys)))[:_CHECKED]
    return np.array([row for row in rows.tolist() if any(map(near, tables.records[row].names))], np.int32)


def _sharing(tables: PlatformTables, name: str) -> Rows:
    """Rows that share at least half of the pairs of characters that say something."""
    pairs = [rows for rows in (tables.tables["grams"].rows(pair) for pair in set(grams(name)))
             if len(rows) <= _COMMON]
    if not pairs:
        return _NONE
    rows, shared = np.unique(np.concatenate(pairs), return_counts=True)
    enough = shared >= max(1, (len(pairs) + 1) // 2)
    order = np.argsort(-shared[enough], kind="stable")
    return tables.living(rows[enough][order][:_CHECKED].astype(np.int32))


def _nearest(tables: PlatformTables, rows: Rows, name: str, limit: int) -> list[int]:
    """The rows whose names are nearest in length, without repetitions."""
    if len(rows) > 1:
        away = np.abs(tables.lengths.data[rows].astype(np.int16) - len(name))
        rows = rows[smallest(away, 2 * limit)]
    return list(dict.fromkeys(rows.tolist()))
