"""Is the search index up to date? One process follows the change log and writes it.

The index is disposable: its cursor lies in the same atomic swap as its contents, so after a crash it simply
continues, and without a cursor it is built anew from the database.
"""

from pathlib import Path

from rating_site.documents import count, documents_after, every_document
from rating_site.store import changes
from rating_site.store.db import Database, reading
from rating_site.texts import Texts, Wish, engine_for
from search_index.writer import EngineName


class Follower:
    """Carries changes from the database into the index folder; `engine` is the setting KAJIAN_TEXT_ENGINE."""

    def __init__(self, database: Database, folder: Path, engine: Wish = "auto") -> None:
        self._database = database
        self._texts = Texts(folder)
        self._engine = engine

    def step(self, limit: int = 200) -> int:
        """Apply what changed since the last step; gives the number of changes that were read."""
        index = self._texts.index()
        cursor = index.cursor()
        if cursor is None or (self._engine != "auto" and index.engine_name != self._engine):
            self.rebuild()
            return 0
        with reading(self._database) as session:
            news = changes.since(session, cursor, limit)
            documents = documents_after(session, news)
            # Only upwards: an index that shrinks a little shall not be rebuilt to and fro.
            outgrown = news and index.engine_name == "whoosh" and self._wanted(count(session)) != "whoosh"
        if outgrown:
            self.rebuild()
        elif news:
            index.apply(documents, news[-1].seq)
        return len(news)

    def rebuild(self) -> None:
        """Build the whole index anew beside the old one and swap them."""
        with reading(self._database) as session:
            cursor = changes.latest(session)
            self._texts.rebuild(self._wanted(count(session)), every_document(session), cursor)

    def _wanted(self, documents: int) -> EngineName:
        return engine_for(self._engine, documents)
