"""Which platforms may be meant by a spelled name with other words for its kind, or with one wrong letter?"""

from functools import cache
from string import ascii_lowercase

import numpy as np

from search_index.pinyin import syllables
from search_index.platform_tables import PlatformTables
from search_index.tabled import lines

_LONGEST = 36
_MISTYPED = range(6, 25)
"""So many letters have one wrong among them: fewer would be too many other words."""
_LEAST = 4
_STEMS = 6


def tailed(tables: PlatformTables, name: str) -> list[int]:
    """Rows whose names sound so, whatever they say they are: tianweifakawang -> 甜维商城."""
    return _first(tables, [[one] for one in _stems(name)])


def mistyped(tables: PlatformTables, name: str) -> list[int]:
    """Rows whose names sound so, but for one letter, without the words for what they are."""
    words = [name, *_stems(name)[: _STEMS // 2]]
    return _first(tables, [_edits(word) for word in words if len(word) in _MISTYPED])


def _first(tables: PlatformTables, tries: list[list[str]]) -> list[int]:
    """The rows of the first try whose core sounds like one of its words."""
    for words in tries:
        found = tables.tables["exact"].each([f"core_pinyin:{word}" for word in words])
        rows = list(dict.fromkeys(np.concatenate(found).tolist()))
        if rows:
            return rows
    return []


def _stems(name: str) -> list[str]:
    """A spelled name without one or two words for what it is, of which the last may only be begun."""
    if not name.isascii() or len(name) > _LONGEST:
        return []
    once = _shortened(name)
    return [*dict.fromkeys((*once, *(two for one in once[:_STEMS] for two in _shortened(one))))][:_STEMS]


def _shortened(name: str) -> list[str]:
    return [name[: -len(end)] for end in _ends() if name.endswith(end) and len(name) - len(end) >= _LEAST]


@cache
def _ends() -> tuple[str, ...]:
    """How the words for what a platform is sound, and their beginnings; the longest first."""
    spelled = [syllables(tail) for tail in lines("name_tails")]
    ends = {"".join(way[:count]) for way in spelled for count in range(1, len(way) + 1)}
    return tuple(sorted(ends, key=lambda one: (-len(one), one)))


def _edits(word: str) -> list[str]:
    """The word with a letter less, two swapped, one more or another one."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = [before + after[1:] for before, after in halves]
    found += [before + after[1::-1] + after[2:] for before, after in halves]
    found += [
        f"{before}{one}{after[skip:]}"
        for before, after in halves
        for one in ascii_lowercase
        for skip in (0, 1)
    ]
    return [*dict.fromkeys(found)]
