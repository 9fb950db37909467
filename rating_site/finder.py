"""What is found for a typed text? A directory of platforms in memory and the text index on disk, kept fresh.

Each process keeps its own directory, built from the database and brought up to date from the change log, so
that a decision is found, or gone, within a fraction of a second everywhere.
"""

import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from sqlmodel import Session

from rating_site.documents import every_platform, platform_document, platform_of
from rating_site.lookup import Query
from rating_site.store import changes
from rating_site.store.db import Database, reading
from rating_site.texts import Texts
from search_index.directory import Directory, Filters, Sort
from search_index.document import Hit, Page
from search_index.engines.base import TextQuery
from search_index.query import Group, Index, find, settled

RANKED = 200
"""So many platforms are put in order by how well they fit; more than these nobody pages through."""
_FRESH = 0.3  # seconds between two looks at the change log
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of platforms; `facets` counts all of them; `near`: these only resemble what was typed."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
    near: bool = False


class Finder:
    """Answers searches; safe to share between threads."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._texts = Texts(folder)
        self._directory = Directory()
        self._cursor: int | None = None
        self._looked = 0.0
        self._lock = Lock()

    def find(self, query: Query, limit: int = 10) -> tuple[Group, ...]:
        """Hits in groups, best first, for what was recognised in a typed text."""
        directory, meant = self.directory(), self.settled(query)
        return find(Index(directory, self._texts.index().engine()), meant.kind, meant.key, limit)

    def settled(self, query: Query) -> Query:
        """The reading of an ambiguous text that finds a platform, without others; else the surest one."""
        if not query.others:
            return query
        readings = query.readings
        number = settled(self.directory(), [(one.kind, one.key) for one in readings])
        return replace(query, others=()) if number is None else readings[number]

    def platforms(self, text: str, filters: Filters, sort: Sort | None, offset: int, limit: int) -> Listed:
        """A page of the platforms that a name may mean, all for an empty one; sort None is by relevance."""
        directory = self.directory()
        page = directory.browse(text, filters, sort or "name", offset, limit)
        facets = directory.facets(text, filters)
        if not text or page.total:
            if text and sort is None and not any(filters.values()):
                ranked = directory.named(text, RANKED)
                return Listed(max(page.total, len(ranked)), tuple(ranked[offset : offset + limit]), facets)
            return Listed(page.total, page.hits, facets)
        similar = () if directory.browse(text, limit=1).total else directory.named(text, limit)
        return Listed(len(similar), tuple(similar), {}, near=bool(similar))

    def among(self, ids: Sequence[str], filters: Filters) -> tuple[set[str], dict[str, dict[str, int]]]:
        """Which of these platforms pass the filters, and counts over those."""
        document_ids = {platform_document(id): id for id in ids}
        passing, facets = self.directory().among(document_ids, filters)
        return {document_ids[id] for id in passing}, facets

    def texts(self, query: TextQuery) -> Page:
        """Hits of one kind of text."""
        return self._texts.index().engine().search(query)

    def suggest(self, typed: str, limit: int) -> list[Hit]:
        """Platforms that somebody who goes on typing may mean."""
        return self.directory().suggest(typed, limit)

    def lookalikes(self, host: str, limit: int = 10) -> list[Hit]:
        """Platforms whose hosts look like this one."""
        return self.directory().lookalikes(host, limit)

    def directory(self) -> Directory:
        """The directory with what changed since the last look; the first call builds it."""
        with self._lock:
            if time.monotonic() - self._looked < _FRESH:
                return self._directory
            with reading(self._database) as session:
                if self._cursor is None:
                    self._cursor = changes.latest(session)
                    self._build(session)
                while news := changes.since(session, self._cursor, _BATCH):
                    touched = {change.platform_id for change in news if change.platform_id}
                    self._directory.apply(platform_of(session, one) for one in touched)
                    self._cursor = news[-1].seq
            self._looked = time.monotonic()
            return self._directory

    def _build(self, session: Session) -> None:
        """Fill the directory. Nothing is garbage meanwhile, and looking for some would cost a fifth more."""
        gc.disable()
        try:
            self._directory.apply(every_platform(session))
        finally:
            gc.enable()
