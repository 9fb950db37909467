"""Which platforms are meant by a typed name, in Han characters, pinyin or initials, with typos?

Ways to match are tried from the surest to the vaguest until enough is found. Each says why.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_index.edits import edit_hashes
from search_index.keys import core, edited, grams, typed_name
from search_index.lookalike import one_edit
from search_index.pinyin import accent, initials, spellings, syllables
from search_index.platform_tables import SPELLED_KEPT, PlatformTables
from search_index.tables import Rows

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
    in_order: bool = False


def matches(tables: PlatformTables, typed: str, limit: int) -> list[Match]:
    """The best matches of a typed name, best first; among equals the name nearest in length."""
    name = typed_name(typed)
    found: dict[int, Match] = {}
    for way in _ways(tables, name) if name else ():
        if found and way.score < _VAGUE:
            break
        rows = way.rows()
        for row in (
            _first(tables, rows, limit + len(found))
            if way.in_order
            else _nearest(tables, rows, limit + len(found))
        ):
            found.setdefault(row, Match(row, way.score, way.why))
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def containing(tables: PlatformTables, typed: str) -> Rows:
    """All rows whose names contain every pair of characters of the typed text; ascending."""
    name = typed_name(typed)
    if len(name) < 2:
        return np.unique(tables.starting("names", name)) if name else _NONE
    return tables.living(_with_all(tables, grams(name)))


def _with_all(tables: PlatformTables, pairs: list[str]) -> Rows:
    found = sorted(tables.tables["grams"].each(pairs), key=len)
    rows = found[0]
    for other in found[1:]:
        if len(rows):  # and so is the longer one
            rows = rows[other.take(other.searchsorted(rows), mode="clip") == rows]
    return rows


def _ways(tables: PlatformTables, name: str) -> Iterator[_Way]:
    spelled = ["".join(one) for one in spellings(name)]
    latin = name.isascii()
    short = core(name)
    keys = [
        f"name:{name}",
        f"core:{short}",
        f"label:{name}",
        f"initials:{name}",
        *(f"pinyin:{one}" for one in spelled),
    ]
    whole, cores, labels, letters, *sounds = tables.tables["exact"].each(keys)
    yield _Way("name", 1.0, lambda: whole)
    if latin:
        yield _Way("label", 0.97, lambda: labels)
    yield _Way("pinyin" if latin else "homophone", 0.95, lambda: np.concatenate(sounds))
    if latin:
        yield _Way("initials", 0.93, lambda: letters)
    yield _Way("name", 0.9, lambda: tables.tables["names"].starting(name))
    yield _Way("name", 0.85, lambda: cores)
    if len(name) > 1:
        yield _Way("name", 0.8, lambda: _with_all(tables, grams(name)))
    if latin and len(name) > 1:
        yield _Way("pinyin", 0.75, lambda: _sounding(tables, name))
        yield _Way("initials", 0.7, lambda: tables.tables["initials"].starting(name))
        yield _Way("label", 0.65, lambda: tables.tables["labels"].starting(name))
    yield from _vague(tables, name, short, spelled)


def _vague(tables: PlatformTables, name: str, short: str, spelled: list[str]) -> Iterator[_Way]:
    core_sound = "".join(spellings(short)[0])
    yield _Way("initials", 0.61, lambda: _mixed(tables, name))
    yield _Way("homophone", 0.6, lambda: tables.rows(f"core_pinyin:{core_sound}"))
    yield _Way("accent", 0.58, lambda: _each(tables, "accent", [accent(one) for one in spelled]))
    yield _Way("typo", 0.55, lambda: _edited(tables, edited(name, short, ""), _near_in_writing(name, short)))
    yield _Way("typo", 0.5, lambda: _edited(tables, edited("", "", spelled[0]), _near_in_sound(spelled[0])))
    yield _Way("part", 0.4, lambda: _sharing(tables, name), True)


def _each(tables: PlatformTables, space: str, keys: list[str]) -> Rows:
    return np.concatenate([tables.rows(f"{space}:{key}") for key in keys])


def _mixed(tables: PlatformTables, name: str) -> Rows:
    """Rows for Han characters and Latin letters in one name, the letters standing for more characters."""
    letters = "".join(_LETTERS.findall(name))
    rest = _LETTERS.sub("", name)
    if not letters or not rest:
        return _NONE
    rows = containing(tables, rest)[:_CHECKED].tolist()
    return np.array(
        [row for row in rows if any(_stands_for(letters, other) for other in tables.records[row].names)],
        np.int32,
    )


def _stands_for(letters: str, name: str) -> bool:
    spelled = syllables(name)
    return letters in initials(spelled, name) or letters in "".join(spelled)


def _edited(tables: PlatformTables, words: list[str], near: Callable[[str], bool]) -> Rows:
    """Rows that share a hash and have a name that is really near (hashes of edits are short)."""
    hashes = [number for word in words for number in edit_hashes(word)]
    rows = np.unique(tables.living(tables.tables["edits"].any_of(hashes)))[:_CHECKED]
    return np.array([row for row in rows.tolist() if any(map(near, tables.records[row].names))], np.int32)


def _near_in_writing(name: str, short: str) -> Callable[[str], bool]:
    return lambda other: one_edit(name, other) or one_edit(short, core(other))


def _near_in_sound(sound: str) -> Callable[[str], bool]:
    return lambda other: one_edit(sound, "".join(syllables(other)))


def _sharing(tables: PlatformTables, name: str) -> Rows:
    """Rows that share at least half of the pairs of characters that say something."""
    every = tables.tables["grams"].each(tuple(set(grams(name))))
    pairs = [rows for rows in every if 0 < len(rows) <= _COMMON]
    if not pairs:
        return _NONE
    rows, shared = np.unique(np.concatenate(pairs), return_counts=True)
    enough = shared >= max(1, (len(pairs) + 1) // 2)
    order = np.argsort(-shared[enough], kind="stable")
    return tables.living(rows[enough][order][:_CHECKED].astype(np.int32))


def _sounding(tables: PlatformTables, start: str) -> Rows:
    """Rows whose names sound so from some syllable on; what the table has not kept is compared anew."""
    rows = tables.tables["spelled"].starting(start)
    if len(start) <= SPELLED_KEPT:
        return rows
    return np.array(
        [
            row
            for row in tables.living(rows)[:_CHECKED].tolist()
            if any(start in "".join(way) for other in tables.records[row].names for way in spellings(other))
        ],
        np.int32,
    )


def _first(tables: PlatformTables, rows: Rows, count: int) -> list[int]:
    return list(dict.fromkeys(tables.living(rows).tolist()))[:count]


def _nearest(tables: PlatformTables, rows: Rows, count: int) -> list[int]:
    """Rows in use with the shortest names, without repetitions; the typed name is short of none of them."""
    if len(rows) > 1:
        rows = rows[_shortest(tables.lengths.data[rows], tables.ties.data[rows], 2 * count)]
    return list(dict.fromkeys(tables.living(rows).tolist()))


def _shortest(lengths: NDArray[np.uint8], ties: NDArray[np.uint32], count: int) -> NDArray[np.intp]:
    """Like `smallest`, for lengths: there are so few different ones that trying is faster than sorting."""
    near = np.arange(len(lengths))
    if len(lengths) > 8 * count:
        border = lengths.min()
        while len(near := np.flatnonzero(lengths <= border)) < count:
            border += 1
    places: NDArray[np.intp] = near[np.lexsort((ties[near], lengths[near]))[:count]]
    return places
