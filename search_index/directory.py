"""Which platform is meant by an address, a number or a name? Answers from memory, in microseconds."""

from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Literal

import numpy as np

from search_index.analyzer import fold
from search_index.document import FACETS, Change, Document, Hit, Page
from search_index.keys import address_key
from search_index.levels import NO_ROWS, Rows
from search_index.lookalike import Typed
from search_index.name_parts import containing
from search_index.names import matches
from search_index.nearest import Way
from search_index.platform_tables import PlatformTables
from search_index.skeleton import split_host
from search_index.tables import smallest

Sort = Literal["name", "newest", "worst", "resupply"]
KeyKind = Literal["address", "icp_service", "icp_main", "qq", "wechat"]
_SORTED_BY = {"newest": ("at", -1.0), "worst": ("score", 1.0), "resupply": ("resupply_hours", -1.0)}
"""A column and its direction; the longest time to ask for a resupply is the best for a buyer."""
Filters = Mapping[str, tuple[str, ...]]
_NO_FILTERS: Filters = MappingProxyType({})
_CHUNK = 2000
_CHECKED = 60
_SUGGESTED = 200
_SHARED = 5
"""A domain with more platforms than this is a shared host: the others on it are nobody's relatives."""


class Directory:
    """All platforms of one process; readers need no lock while one thread applies changes."""

    def __init__(self) -> None:
        self._tables = PlatformTables()

    def __len__(self) -> int:
        return len(self._tables)

    @property
    def size(self) -> int:
        """Bytes in use."""
        return self._tables.size

    def apply(self, changes: Iterable[Change]) -> None:
        """Add, replace and remove platforms; documents of other kinds only end a platform of their id."""
        left, chunks, seen = iter(changes), 0, set[str]()
        filling = not len(self._tables.alive.data)
        while chunk := list(islice(left, _CHUNK)):
            latest = {change.id: change for change in chunk}
            again = not seen.isdisjoint(latest)
            if again:  # what waits to be sorted is not found, and not replaced
                self._tables.commit()
            self._apply(latest, wait=filling and not again)
            seen |= latest.keys() if filling else set()
            chunks += 1
        self._tables.commit()
        if chunks > 1:
            self._tables.settle()

    def exact(self, kind: KeyKind, key: str, limit: int = 10) -> list[Hit]:
        """The platforms that hold this address or number; for a host without any, those on its domain."""
        tables = self._tables
        if kind != "address":
            return _hits(tables, _same(tables, f"{kind}:{fold(key)}", kind), limit)
        address = address_key(key)
        found = _same(tables, f"address:{address}", "address")
        if not found and "/" not in address:
            found = _same(tables, f"shops:{address}", "shop") or _related(tables, address)
        return _hits(tables, found, limit)

    def named(self, name: str, limit: int = 10) -> list[Hit]:
        """The platforms that a typed name, pinyin or initials may mean, best first."""
        tables = self._tables
        return _hits(tables, matches(tables, name, limit), limit)

    def suggest(self, typed: str, limit: int = 8) -> list[Hit]:
        """What somebody who goes on typing may mean: hosts that begin so, or names."""
        address = address_key(typed)
        if "." not in address:
            return self.named(typed, limit)
        tables = self._tables
        rows = tables.starting("labels", address.partition(".")[0])
        found = [
            row
            for row in dict.fromkeys(rows[:_SUGGESTED].tolist())
            if any(host.startswith(address) for host in tables.records[row].hosts)
        ]
        return _hits(tables, dict.fromkeys(found, Way(1.0, ("address",))), limit)

    def lookalikes(self, host: str, limit: int = 10) -> list[Hit]:
        """Platforms whose hosts look like this one, with the likeness in `why`; never the host itself.

        Edits under another suffix, and affixes (vip, shop, a number), are for when there is nothing nearer.
        """
        tables = self._tables
        typed = Typed(address_key(host).partition("/")[0])
        hits: list[Hit] = []
        for hashes in typed.hashes():
            rows = tables.any_of("looks", hashes)[:_CHECKED]
            found = (_lookalike(typed, tables, row) for row in rows)
            hits = list(islice(filter(None, found), limit))
            if hits:
                break
        return sorted(hits, key=lambda hit: (-hit.score, not typed.is_near(hit.host), hit.host, hit.id))

    def browse(
        self,
        text: str = "",
        filters: Filters = _NO_FILTERS,
        sort: Sort = "name",
        offset: int = 0,
        limit: int = 20,
    ) -> Page:
        """The platforms whose names contain the text and that pass the filters, in a stable order."""
        tables = self._tables
        rows = _selected(tables, text, filters)
        first, direction = _SORTED_BY.get(sort, ("", 1.0))
        ranks = tables.ranks.data[rows]
        order = tables.numbers[first].data[rows] * direction if first else ranks
        shown = rows[smallest(order, ranks, offset + limit)[offset:]].tolist()
        return Page(len(rows), tuple(_hits(tables, dict.fromkeys(shown, Way(1.0, ("name",))), limit)))

    def facets(
        self, text: str = "", filters: Filters = _NO_FILTERS, names: tuple[str, ...] = FACETS
    ) -> dict[str, dict[str, int]]:
        """How many of those platforms carry each value of these fields, most frequent first."""
        tables = self._tables
        rows = _selected(tables, text, filters)
        return {name: tables.facets[name].count(rows) for name in names}

    def among(self, ids: Iterable[str], filters: Filters) -> tuple[list[str], dict[str, dict[str, int]]]:
        """Which of these platforms pass the filters, and how many of those carry each value of all facets."""
        tables = self._tables
        known = {row: id for id in ids for row in tables.rows(f"id:{id}")}
        rows = _passing(tables, np.array([*known], np.int32), filters)
        return [known[row] for row in rows.tolist()], {
            name: tables.facets[name].count(rows) for name in FACETS
        }

    def _apply(self, latest: dict[str, Change], *, wait: bool) -> None:
        tables = self._tables
        ids = [] if wait else [f"id:{id}" for id in latest]  # what waits replaces nothing
        old = tables.living(np.concatenate([NO_ROWS, *tables.tables["exact"].each(ids)]))
        tables.add(
            [
                change
                for change in latest.values()
                if isinstance(change, Document) and change.kind == "platform"
            ]
        )
        if not wait:
            tables.commit()
        tables.switch_off(old)
        if tables.worn:
            tables.commit()
            self._tables = tables.compacted()


def _lookalike(typed: Typed, tables: PlatformTables, row: int) -> Hit | None:
    """The platform with the strongest likeness of its hosts; None without any, or if it is the typed one."""
    id, title, hosts = tables.records.addressed(row)
    if len(hosts) > 1 and any(map(typed.is_on, hosts)):
        return None
    found, other = None, ""
    for host in hosts:
        one = typed.likeness(host)
        if one is not None and (found is None or one.score > found.score):
            found, other = one, host
    if found is None:
        return None
    why = ("lookalike", found.kind, found.typed, found.other)
    return Hit(id, "platform", title, found.score, why, (), other)


def _same(tables: PlatformTables, key: str, why: str) -> dict[int, Way]:
    return dict.fromkeys(tables.rows(key), Way(1.0, (why,)))


def _related(tables: PlatformTables, host: str) -> dict[int, Way]:
    """Platforms on the domain of a host, unless it is one that many share."""
    _, label, suffix = split_host(host)
    found = _same(tables, f"domain:{label}.{suffix}", "domain")
    return found if len(found) <= _SHARED else {}


def _hits(tables: PlatformTables, found: Mapping[int, Way], limit: int) -> list[Hit]:
    hits, shown, hit = [], tables.records.shown, Hit._make
    for row, way in islice(found.items(), limit):
        id, title, host = shown(row)
        hits.append(hit((id, "platform", title, way.score, way.why, (), host, "")))
    return hits


def _selected(tables: PlatformTables, text: str, filters: Filters) -> Rows:
    rows = containing(tables, text) if text.strip() else np.flatnonzero(tables.alive.data).astype(np.int32)
    return _passing(tables, rows, filters)


def _passing(tables: PlatformTables, rows: Rows, filters: Filters) -> Rows:
    for name, values in filters.items():
        facet = tables.facets[name]
        rows = rows[facet.having(frozenset(values))[facet.codes.data[rows]]]
    return rows
