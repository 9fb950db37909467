"""What is found for a typed text? A directory of platforms in memory and the text index on disk, kept fresh.

Each process keeps its own directory, built from the database and brought up to date from the change log, so
that a decision is found, or gone, within a fraction of a second everywhere.
"""

import time
from pathlib import Path
from threading import Lock

from rating_site.documents import documents_of, every_document
from rating_site.lookup import Query
from rating_site.store import changes
from rating_site.store.db import Database, reading
from search_index.directory import Directory
from search_index.query import Group, Index, find
from search_index.writer import IndexFolder

_FRESH = 0.3  # seconds between two looks at the change log
_BATCH = 500


class Finder:
    """Answers searches; safe to share between threads."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._texts = IndexFolder(folder)
        self._directory = Directory()
        self._cursor: int | None = None
        self._looked = 0.0
        self._lock = Lock()

    def find(self, query: Query, limit: int = 10) -> tuple[Group, ...]:
        """Hits in groups, best first, for what was recognised in a typed text."""
        self._refresh()
        return find(Index(self._directory, self._texts.engine()), query.kind, query.key, limit)

    def _refresh(self) -> None:
        """Take in what changed since the last look; the first call builds the directory."""
        with self._lock:
            if time.monotonic() - self._looked < _FRESH:
                return
            with reading(self._database) as session:
                if self._cursor is None:
                    self._cursor = changes.latest(session)
                    self._directory.apply(every_document(session))
                while news := changes.since(session, self._cursor, _BATCH):
                    for platform_id in {change.platform_id for change in news if change.platform_id}:
                        self._directory.apply(documents_of(session, platform_id))
                    self._cursor = news[-1].seq
            self._looked = time.monotonic()
