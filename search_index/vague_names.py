"""Which platforms may be meant by a typed name that none has: with typos, accents, or half remembered?"""

import re
from collections.abc import Callable, Iterator

import numpy as np

from search_index.edits import edit_hashes
from search_index.keys import core, edited, grams
from search_index.levels import NO_ROWS, Rows, joined
from search_index.lookalike import one_edit
from search_index.name_parts import containing
from search_index.nearest import Nearest, Way
from search_index.pinyin import accent, initials, spellings, syllables
from search_index.platform_tables import PlatformTables

CHECKED = 100
_COMMON = 4000
"""A pair of characters that more platforms than this have says little about a vaguely remembered name."""
_LETTERS = re.compile(r"[a-z]+")
_PART = Way(0.4, ("part",))


def resembling(tables: PlatformTables, name: str, limit: int) -> dict[int, Way]:
    """The best rows for a compared name; the first way that finds something decides."""
    for way, rows in _ways(tables, name):
        nearest = Nearest(tables, limit)
        nearest.add(way, rows)
        if nearest.found:
            return nearest.found
    sharing = tables.living(_sharing(tables, name))[:limit]  # those that share the most come first
    return dict.fromkeys(sharing.tolist(), _PART)


def _ways(tables: PlatformTables, name: str) -> Iterator[tuple[Way, list[int]]]:
    short, spelled = core(name), ["".join(one) for one in spellings(name)]
    exact = tables.tables["exact"]
    yield Way(0.61, ("initials",)), _mixed(tables, name)
    yield Way(0.6, ("homophone",)), exact.of(f"core_pinyin:{''.join(spellings(short)[0])}")
    yield Way(0.58, ("accent",)), [row for one in spelled for row in exact.of(f"accent:{accent(one)}")]
    yield Way(0.55, ("typo",)), _edited(tables, edited(name, short, ""), _near_in_writing(name, short))
    yield Way(0.5, ("typo",)), _edited(tables, edited("", "", spelled[0]), _near_in_sound(spelled[0]))


def _mixed(tables: PlatformTables, name: str) -> list[int]:
    """Rows for Han characters and Latin letters in one name, the letters standing for more characters."""
    letters = "".join(_LETTERS.findall(name))
    rest = _LETTERS.sub("", name)
    if not letters or not rest:
        return []
    rows = containing(tables, rest)[:CHECKED].tolist()
    return [row for row in rows if any(_stands_for(letters, other) for other in tables.records.names(row))]


def _stands_for(letters: str, name: str) -> bool:
    spelled = syllables(name)
    return letters in initials(spelled, name) or letters in "".join(spelled)


def _edited(tables: PlatformTables, words: list[str], near: Callable[[str], bool]) -> list[int]:
    """Rows that share a hash and have a name that is really near (hashes of edits are short)."""
    hashes = [number for word in words for number in edit_hashes(word)]
    rows = sorted(tables.any_of("edits", hashes))[:CHECKED]
    return [row for row in rows if any(map(near, tables.records.names(row)))]


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
