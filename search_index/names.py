"""Which platforms are meant by a typed name, in Han characters, pinyin or initials?

Ways to match are tried from the surest to the vaguest until enough is found. Each says why.
"""

import numpy as np

from search_index.keys import core, typed_name
from search_index.levels import Rows
from search_index.name_parts import beginning, within
from search_index.nearest import Nearest, Way
from search_index.pinyin import sounds, spellings
from search_index.platform_tables import SPELLED_KEPT, PlatformTables
from search_index.vague_names import CHECKED, resembling

_WHOLE, _BEGINNING, _CORE, _WITHIN = (Way(score, ("name",)) for score in (1.0, 0.9, 0.85, 0.8))
_HOMOPHONE = Way(0.95, ("homophone",))
_LABEL, _LABEL_BEGUN = Way(0.97, ("label",)), Way(0.65, ("label",))
_PINYIN, _PINYIN_BEGUN = Way(0.95, ("pinyin",)), Way(0.75, ("pinyin",))
_INITIALS, _INITIALS_BEGUN = Way(0.93, ("initials",)), Way(0.7, ("initials",))


def matches(tables: PlatformTables, typed: str, limit: int) -> dict[int, Way]:
    """The best rows for a typed name, best first; among equals the name nearest in length.

    Vague ways are for when nothing was found in a sure one; the first of them that finds something decides.
    """
    name = typed_name(typed)
    if not name or limit < 1:
        return {}
    nearest = Nearest(tables, limit)
    if not _whole(tables, nearest, name) and not _parts(tables, nearest, name) and name.isascii():
        _begun(tables, nearest, name)
    return nearest.found or resembling(tables, name, limit)


def _whole(tables: PlatformTables, nearest: Nearest, name: str) -> bool:
    """Names that are, or sound like, the typed one; is that enough?"""
    exact, latin = tables.tables["exact"].of, name.isascii()
    if nearest.add(_WHOLE, exact(f"name:{name}")) or (latin and nearest.add(_LABEL, exact(f"label:{name}"))):
        return True
    alike = [row for sound in sounds(name) for row in exact(f"pinyin:{sound}")]
    if nearest.add(_PINYIN if latin else _HOMOPHONE, alike):
        return True
    return latin and nearest.add(_INITIALS, exact(f"initials:{name}"))


def _parts(tables: PlatformTables, nearest: Nearest, name: str) -> bool:
    """Names that begin with the typed one, have the same core, or contain it; is that enough?"""
    if len(name) == 1:
        return nearest.add(_BEGINNING, tables.tables["names"].starting(name))
    if len(name) == 2:
        ordered = tables.ordered
        return nearest.add_ordered(_BEGINNING, ordered(name)) or nearest.add_ordered(
            _WITHIN, ordered(name, inside=True)
        )
    among = within(tables, name, nearest.found)
    if len(among) and nearest.add(_BEGINNING, beginning(tables, name, among)):
        return True
    short = core(name)
    if short != name and nearest.add_ordered(_CORE, tables.ordered(f"core:{short}")):
        return True
    return nearest.add(_WITHIN, among)


def _begun(tables: PlatformTables, nearest: Nearest, name: str) -> bool:
    """Names and labels that are spelled so at the beginning."""
    return len(name) > 1 and (
        nearest.add(_PINYIN_BEGUN, _sounding(tables, name))
        or nearest.add(_INITIALS_BEGUN, tables.tables["initials"].starting(name))
        or nearest.add(_LABEL_BEGUN, tables.tables["labels"].starting(name))
    )


def _sounding(tables: PlatformTables, start: str) -> Rows:
    """Rows whose names sound so from some syllable on; what the table has not kept is compared anew."""
    rows = tables.tables["spelled"].starting(start)
    if len(start) <= SPELLED_KEPT:
        return rows
    return np.array(
        [
            row
            for row in tables.living(rows)[:CHECKED].tolist()
            if any(start in "".join(way) for other in tables.records.names(row) for way in spellings(other))
        ],
        np.int32,
    )
