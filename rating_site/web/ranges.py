"""Which buckets does a private question get? Kept in memory and made anew when an entry changed."""

import time
from threading import Lock

from rating_site.exports.ranges import Ranges
from rating_site.store import changes, listings
from rating_site.store.db import Database, reading

_FRESH = 0.3  # seconds between two looks at the change log
_KINDS = ("listing", "platform")


class RangeKeeper:
    """The buckets of one process; safe to share between threads."""

    def __init__(self, database: Database, key: bytes) -> None:
        self._database = database
        self._key = key
        self._ranges = Ranges.of((), key)
        self._cursor: int | None = None
        self._looked = 0.0
        self._lock = Lock()

    def answer(self, prefix: str) -> str:
        """The bucket as text; ValueError for what is no prefix."""
        with self._lock:
            if time.monotonic() - self._looked >= _FRESH:
                self._look()
                self._looked = time.monotonic()
            ranges = self._ranges
        return ranges.answer(prefix)

    def _look(self) -> None:
        with reading(self._database) as session:
            latest = changes.latest(session)
            changed = self._cursor is None
            while self._cursor is not None and not changed and self._cursor < latest:
                news = changes.since(session, self._cursor)
                changed = any(change.kind in _KINDS for change in news)
                self._cursor = news[-1].seq if news else latest
            if changed:
                self._ranges = Ranges.of(listings.sites(session), self._key)
                self._cursor = latest
