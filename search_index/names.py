"""Which platforms are meant by a typed name, in Han characters, pinyin or initials, with typos?

Ways to match are tried from the surest to the vaguest until enough is found. Each says why.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from search_index.edits import edit_hashes
from search_index.keys import core, edited, grams, typed_name
from search_index.levels import Rows
from search_index.lookalike import one_edit
from search_index.pinyin import accent, initials, spellings, syllables
from search_index.platform_tables import SPELLED_KEPT, PlatformTables

_COMMON = 4000
"""A pair of characters that more platforms than this have says little about a vaguely remembered name."""
_CHECKED = 100
_LETTERS = re.compile(r"[a-z]+")
_WAY = 40
"""Bits of a rank: above them stands the way in which a row was found."""
_PLACES = np.arange(16, dtype=np.int64) << _WAY
_FEW = 8
"""So few names are quicker read than looked up."""
_NONE: Rows = np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class Match:
    """A row, how sure it is (0 to 1), and the way in which it matched."""

    row: int
    score: float
    why: str


Way = tuple[str, float, Rows]
"""One way to match: its name, how sure it is, and the rows."""


def matches(tables: PlatformTables, typed: str, limit: int) -> list[Match]:
    """The best matches of a typed name, best first; among equals the name nearest in length.

    Vague ways are for when nothing was found in a sure one; the first of them that finds something decides.
    """
    name = typed_name(typed)
    if not name:
        return []
    ways, rows = [], 0
    for way in _sure(tables, name):
        if len(way[2]):
            ways.append(way)
        if len(way[2]) >= rows + 2 * limit:  # even if half of them are off, or were found before
            break
        rows += len(way[2])
    return (ways and _ranked(tables, ways, limit)) or _vaguely(tables, name, limit)


def _vaguely(tables: PlatformTables, name: str, limit: int) -> list[Match]:
    for why, score, rows in _vague(tables, name):
        if why == "part":  # those that share the most come first
            first = list(dict.fromkeys(tables.living(rows).tolist()))[:limit]
            return [Match(row, score, why) for row in first]
        if found := _ranked(tables, [(why, score, rows)], limit):
            return found
    return []


def _ranked(tables: PlatformTables, ways: list[Way], limit: int) -> list[Match]:
    """Rows in use by the way in which they were found, then by length; each row once."""
    some = [_nearest(tables, rows, 2 * limit) for _, _, rows in ways]
    rows = np.concatenate(some)
    keys = tables.ranks.data[rows] | np.repeat(_PLACES[: len(some)], [len(part) for part in some])
    alive = tables.alive.data[rows]
    if not alive.all():
        rows, keys = rows[alive], keys[alive]
    order = keys.argsort()
    found: dict[int, int] = {}
    for row, key in zip(rows[order].tolist(), keys[order].tolist(), strict=True):
        if row not in found:
            if len(found) == limit:
                break
            found[row] = key >> _WAY
    return [Match(row, ways[place][1], ways[place][0]) for row, place in found.items()]


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
        if len(rows) <= _FEW:
            return _reading(tables, rows, lambda name: all(pair in name for pair in pairs))
        rows = rows[other.take(other.searchsorted(rows), mode="clip") == rows]
    return rows


def _reading(tables: PlatformTables, rows: Rows, fits: Callable[[str], bool]) -> Rows:
    """Those of few rows that have a fitting name."""
    return np.array([row for row in rows.tolist() if any(map(fits, tables.records.names(row)))], np.int32)


def _sure(tables: PlatformTables, name: str) -> Iterator[Way]:
    spelled = ["".join(one) for one in spellings(name)]
    latin = name.isascii()
    keys = [f"name:{name}", f"core:{core(name)}", *(f"pinyin:{one}" for one in spelled)]
    if latin:
        keys += (f"label:{name}", f"initials:{name}")
    whole, cores, *sounds = tables.tables["exact"].each(keys)
    yield "name", 1.0, whole
    if latin:
        *sounds, labels, letters = sounds
        yield "label", 0.97, labels
        yield "pinyin", 0.95, np.concatenate(sounds)
        yield "initials", 0.93, letters
    else:
        yield "homophone", 0.95, sounds[0] if len(sounds) == 1 else np.concatenate(sounds)
    within = _NONE if len(name) < 2 else _with_all(tables, grams(name))
    yield "name", 0.9, _beginning(tables, name, within)
    yield "name", 0.85, cores
    yield "name", 0.8, within
    if latin and len(name) > 1:
        yield "pinyin", 0.75, _sounding(tables, name)
        yield "initials", 0.7, tables.tables["initials"].starting(name)
        yield "label", 0.65, tables.tables["labels"].starting(name)


def _beginning(tables: PlatformTables, name: str, within: Rows) -> Rows:
    """Rows with a name that begins so, which are among those that contain all its pairs."""
    if len(name) > 1 and len(within) <= _FEW:
        return _reading(tables, within, lambda other: other.startswith(name))
    return tables.tables["names"].starting(name)


def _vague(tables: PlatformTables, name: str) -> Iterator[Way]:
    short, spelled = core(name), ["".join(one) for one in spellings(name)]
    exact = tables.tables["exact"]
    yield "initials", 0.61, _mixed(tables, name)
    yield "homophone", 0.6, exact.each([f"core_pinyin:{''.join(spellings(short)[0])}"])[0]
    yield "accent", 0.58, np.concatenate(exact.each([f"accent:{accent(one)}" for one in spelled]))
    yield "typo", 0.55, _edited(tables, edited(name, short, ""), _near_in_writing(name, short))
    yield "typo", 0.5, _edited(tables, edited("", "", spelled[0]), _near_in_sound(spelled[0]))
    yield "part", 0.4, _sharing(tables, name)


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
    rows = sorted(tables.any_of("edits", hashes))[:_CHECKED]
    return np.array([row for row in rows if any(map(near, tables.records.names(row)))], np.int32)


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


def _nearest(tables: PlatformTables, rows: Rows, count: int) -> Rows:
    """About so many rows with the shortest names, in any order; the typed name is short of none of them."""
    if len(rows) <= 8 * count:
        return rows
    lengths = tables.lengths.data[rows]
    border = lengths.min()  # there are so few different lengths that trying is faster than sorting
    while len(near := np.flatnonzero(lengths <= border)) < count:
        border += 1
    rows = rows[near]
    if len(rows) <= 8 * count:
        return rows
    few: Rows = rows[np.argpartition(tables.ranks.data[rows], count)[:count]]
    return few
