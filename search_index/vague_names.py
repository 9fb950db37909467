"""Which platforms may be meant by a typed name that none has: with typos, accents, or half remembered?"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np

from search_index.edits import edit_hashes
from search_index.keys import core, edited, grams
from search_index.levels import NO_ROWS, Rows, joined
from search_index.lookalike import one_edit
from search_index.name_parts import containing
from search_index.nearest import Nearest, Way
from search_index.pinyin import accent, initials, spellings, syllables, table
from search_index.platform_tables import PlatformTables
from search_index.vague_spelling import mistyped, tailed

CHECKED = 100
_COMMON = 4000
"""A pair of characters that more platforms than this have says little about a vaguely remembered name."""
_SHORTEST, _LONGEST = 3, 16
"""Lengths of the names that are looked for in sentences."""
_LETTERS = re.compile(r"[a-z]+")
_INSIDE = Way(0.45, ("name",))
_FIGURES = str.maketrans("零一二三四五六七八九", "0123456789")
_SPOKEN = re.compile("[零一二三四五六七八九]{1,4}")
_PART = Way(0.4, ("part",))


def resembling(tables: PlatformTables, name: str, limit: int) -> dict[int, Way]:
    """The best rows for a compared name; the first way that finds something decides."""
    for way, rows in _ways(tables, name):
        nearest = Nearest(tables, limit)
        nearest.add(way, rows)
        if nearest.found:
            return nearest.found
    inside = Nearest(tables, limit)
    inside.add(_INSIDE, _inside(tables, name))
    sharing = tables.living(_sharing(tables, name))[:limit]  # those that share the most come first
    parts = inside.found | {row: _PART for row in sharing.tolist() if row not in inside.found}
    return dict(islice(parts.items(), limit))


def _ways(tables: PlatformTables, name: str) -> Iterator[tuple[Way, list[int]]]:
    short, spelled = core(name), ["".join(one) for one in spellings(name)]
    exact = tables.tables["exact"]
    yield Way(0.62, ("homophone",)), exact.of(f"name:{_in_figures(name)}")
    yield Way(0.61, ("initials",)), _mixed(tables, name)
    yield Way(0.6, ("pinyin",)), tailed(tables, name)
    yield Way(0.6, ("homophone",)), exact.of(f"core_pinyin:{''.join(spellings(short)[0])}")
    yield Way(0.58, ("accent",)), [row for one in spelled for row in exact.of(f"accent:{accent(one)}")]
    yield Way(0.55, ("typo",)), _edited(tables, edited(name, short, ""), _near_in_writing(name, short))
    yield Way(0.5, ("typo",)), _edited(tables, edited("", "", spelled[0]), _near_in_sound(spelled[0]))
    yield Way(0.48, ("typo",)), mistyped(tables, name)


def _in_figures(name: str) -> str:
    """五一悟空 -> 51悟空, as names that begin with a number are said."""
    said = _SPOKEN.match(name)
    return said.group().translate(_FIGURES) + name[said.end() :] if said else name


def _mixed(tables: PlatformTables, name: str) -> list[int]:
    """Rows for Han characters and Latin letters in one name, the letters standing for more characters."""
    letters = "".join(_LETTERS.findall(name))
    rest = _LETTERS.sub("", name)
    if not letters or not rest:
        return []
    runs, every, begun, sound = _LETTERS.split(name), tables.tables, _begun(name), "".join(syllables(name))
    for found in (
        every["exact"].of(f"initials:{begun}"),
        every["exact"].of(f"pinyin:{sound}"),
        tables.starting("initials", begun)[:CHECKED].tolist(),
        tables.starting("spelled", sound)[:CHECKED].tolist(),
    ):
        fitting = [row for row in found if any(_in_order(runs, one) for one in tables.records.names(row))]
        if fitting:
            return [row for row in fitting if _begins(tables, row, begun)] or fitting
    rows = containing(tables, rest)[:CHECKED].tolist()
    return [row for row in rows if any(_stands_for(letters, other) for other in tables.records.names(row))]


def _begins(tables: PlatformTables, row: int, begun: str) -> bool:
    return any(_begun(name).startswith(begun) for name in tables.records.names(row))


def _begun(name: str) -> str:
    """Letters and digits as they are, Han characters as their first letters: set卡盟 -> setkm."""
    readings = table()
    return "".join([readings.get(one, one)[:1] for one in name])


def _in_order(runs: list[str], name: str) -> bool:
    """Whether a name has these runs of characters, one behind the other."""
    place = 0
    for run in runs:
        found = name.find(run, place)
        if found < 0:
            return False
        place = found + len(run)
    return True


def _stands_for(letters: str, name: str) -> bool:
    spelled = syllables(name)
    return letters in initials(spelled, name) or letters in "".join(spelled)


def _edited(tables: PlatformTables, words: list[str], near: Callable[[str], bool]) -> list[int]:
    """Rows that share a hash and have a name that is really near (hashes of edits are short)."""
    hashes = [number for word in words for number in edit_hashes(word)]
    rows = sorted(tables.any_of("edits", hashes))[:CHECKED]
    return [row for row in rows if any(map(near, tables.records.names(row)))]


def _inside(tables: PlatformTables, name: str) -> list[int]:
    """Rows whose whole names stand in a sentence, those with the longest names."""
    exact = tables.tables["exact"]
    for length in range(min(_LONGEST, len(name) - 1), _SHORTEST - 1, -1):
        words = [f"name:{name[place : place + length]}" for place in range(len(name) - length + 1)]
        found: list[int] = np.concatenate(exact.each(words)).tolist()
        if found:
            return found
    return []


def _near_in_writing(name: str, short: str) -> Callable[[str], bool]:
    return lambda other: one_edit(name, other) or one_edit(short, core(other))


def _near_in_sound(sound: str) -> Callable[[str], bool]:
    return lambda other: one_edit(sound, "".join(syllables(other)))


def _sharing(tables: PlatformTables, name: str) -> Rows:
    """Rows that share at least half of the pairs of characters that say something, the most first."""
    every = map(joined, map(tables.paired, set(grams(name))))
    pairs = [rows for rows in every if 0 < len(rows) <= _COMMON]
    if not pairs:
        return NO_ROWS
    rows, shared = np.unique(np.concatenate(pairs), return_counts=True)
    enough = shared >= max(1, (len(pairs) + 1) // 2)
    order = np.argsort(-shared[enough], kind="stable")
    return rows[enough][order][:CHECKED].astype(np.int32)
