"""Is the search index up to date? One process follows the change log and writes it.

The index is disposable: its cursor lies in the same atomic swap as its contents, so after a crash it simply
continues, and without a cursor it is built anew from the database.
"""

from pathlib import Path

from rating_site.documents import documents_of, every_document
from rating_site.store import changes
from rating_site.store.db import Database, reading
from search_index.writer import IndexFolder


class Follower:
    """Carries changes from the database into the index folder."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._index = IndexFolder(folder)

    def step(self, limit: int = 200) -> int:
        """Apply what changed since the last step; gives the number of changes that were read."""
        cursor = self._index.cursor()
        if cursor is None:
            self.rebuild()
            return 0
        with reading(self._database) as session:
            news = changes.since(session, cursor, limit)
            touched = {change.platform_id for change in news if change.platform_id}
            documents = [one for key in sorted(touched) for one in documents_of(session, key)]
        if news:
            self._index.apply(documents, news[-1].seq)
        return len(news)

    def rebuild(self) -> None:
        """Build the whole index anew beside the old one and swap them."""
        with reading(self._database) as session:
            cursor = changes.latest(session)
            self._index.rebuild(every_document(session), cursor)
