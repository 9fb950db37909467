"""Under which keys are platforms filed?

Many platforms at a time, a list for each kind of key, which takes half the time of sets for each platform.
Exact keys carry their space as a prefix ("qq:12345"). A key that a platform has twice is kept once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from search_index.analyzer import fold
from search_index.document import Document
from search_index.edits import all_edit_hashes, text_hashes
from search_index.keys import also_asked, also_filed, core, edited
from search_index.levels import Rows
from search_index.lookalike import looks_of
from search_index.order import numbered, placed
from search_index.pairs import pair_numbers
from search_index.pinyin import accents, initials, spellings
from search_index.skeleton import split_host
from search_index.tables import Table

Tables = Mapping[str, Table]
_STARTS = 4
_SERVICE = re.compile(r"-\d{1,4}$")
_Item = TypeVar("_Item")


def flat(lists: Sequence[Sequence[_Item]], rows: Rows) -> tuple[list[_Item], Rows]:
    """The items of all lists, and the row of each."""
    return [*chain.from_iterable(lists)], np.repeat(rows, [*map(len, lists)])


def file_numbers(tables: Tables, documents: Sequence[Document], new: Rows) -> None:
    """File the ids and numbers of platforms under their rows."""
    add = tables["exact"].add
    add([f"id:{document.id}" for document in documents], new)
    for kind in ("qq", "wechat"):
        values, rows = flat([document.values(kind) for document in documents], new)
        add([f"{kind}:{fold(value)}" for value in values], rows)
    values, rows = flat([document.values("icp") for document in documents], new)
    numbers, rows = flat([_both(number, also_filed(number)) for number in map(fold, values)], rows)
    add([f"icp_service:{number}" for number in numbers], rows)
    add([f"icp_main:{_SERVICE.sub('', number)}" for number in numbers], rows)


def file_names(tables: Tables, names: Sequence[str], rows: Rows, ranks: NDArray[np.int64]) -> None:
    """File compared names as they are written; `ranks` are those of all rows."""
    cores = [*map(core, names)]
    tables["exact"].add([f"name:{name}" for name in names], rows)
    tables["names"].add(names, rows)
    begun = [f"core:{core}" for core in cores]
    tables["ordered"].add_hashes(numbered(begun, False, ranks[rows]), rows)
    numbers, owner, first = pair_numbers(names)
    tables["grams"].add_hashes(numbers, rows[owner])
    rows_of_pairs = rows[owner].astype(np.uint64)
    known = numbers.astype(np.uint64) << np.uint64(32) | rows_of_pairs
    wanted = first | ~np.isin(known, known[first])  # what begins a name need not be found inside of it, too
    found = rows[owner[wanted]]
    tables["ordered"].add_hashes(placed(numbers[wanted], ~first[wanted], ranks[found]), found)
    _file_sounds(tables, names, cores, rows)


def file_hosts(tables: Tables, hosts: Sequence[str], rows: Rows) -> None:
    """File addresses, their domains and labels, and what they look like."""
    add, parts = tables["exact"].add, [*map(split_host, hosts)]
    labels = [label for _, label, _ in parts]
    addresses, address_rows = flat([_both(host, also_asked(host)) for host in hosts], rows)
    add([f"address:{host}" for host in addresses], address_rows)
    add([f"domain:{label}.{suffix}" for _, label, suffix in parts], rows)
    add([f"label:{label}" for label in labels], rows)
    tables["labels"].add(labels, rows)
    shops, shop_rows = flat([(host.partition("/")[0],) if "/" in host else () for host in hosts], rows)
    add([f"shops:{host}" for host in shops], shop_rows)
    looks = [looks_of(*part) for part in parts]
    whole, whole_rows = flat([[*look.whole] for look in looks], rows)
    tables["looks"].add_hashes(text_hashes(whole), whole_rows)
    pairs, pair_rows = flat([look.edited for look in looks], rows)
    hashes, owner = all_edit_hashes([look for look, _ in pairs], [tail for _, tail in pairs])
    tables["looks"].add_hashes(hashes, pair_rows[owner])


def _both(key: str, other: str) -> tuple[str, ...]:
    return (key, other) if other and other != key else (key,)


def _file_sounds(tables: Tables, names: Sequence[str], cores: Sequence[str], rows: Rows) -> None:
    """File names as they sound, in each way to read them."""
    every = [*map(spellings, names)]
    sounds = ["".join(ways[0]) for ways in every]
    core_sounds = [
        sound if short == name else "".join(ways[0][: len(ways[0]) - len(name) + len(short)])
        for name, short, sound, ways in zip(names, cores, sounds, every, strict=True)
    ]
    words, word_rows = flat([*map(edited, names, cores, sounds)], rows)
    hashes, owner = all_edit_hashes(words, [""] * len(words))
    tables["edits"].add_hashes(hashes, word_rows[owner])
    ways, way_rows = flat(every, rows)
    letters = [initials(way, name) for name, ways in zip(names, every, strict=True) for way in ways]
    _file_ways(tables, ["".join(way) for way in ways], letters, way_rows)
    starts, start_rows = flat([*map(_starts, ways)], way_rows)
    tables["spelled"].add(starts, start_rows)
    tables["exact"].add([f"core_pinyin:{sound}" for sound in core_sounds], rows)
    tables["exact"].add([f"accent:{sound}" for sound in accents(core_sounds)], rows)


def _file_ways(tables: Tables, sounds: Sequence[str], letters: Sequence[str], rows: Rows) -> None:
    add = tables["exact"].add
    add([f"pinyin:{sound}" for sound in sounds], rows)
    add([f"accent:{sound}" for sound in accents(sounds)], rows)
    add([f"initials:{one}" for one in letters], rows)
    begun: Iterable[str] = chain.from_iterable([(one, one[1:]) for one in letters])
    tables["initials"].add([*begun], np.repeat(rows, 2))


def _starts(way: Sequence[str]) -> list[str]:
    """A spelling from its first syllables on."""
    whole, found = "".join(way), []
    for part in way[:_STARTS]:
        found.append(whole)
        whole = whole[len(part) :]
    return found
