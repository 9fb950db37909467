"""How do we handle reports, in numbers? Counted once a minute and not for every visitor."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from rating_site.store.db import Database, reading
from rating_site.store.transparency import Transparency, transparency

_FRESH = timedelta(minutes=1)


@dataclass(slots=True)
class Figures:
    """The numbers of one process; counting them reads every report and decision there is."""

    _lock: Lock = field(default_factory=Lock)
    _counted: tuple[datetime, Transparency] | None = None

    def of(self, database: Database, now: datetime) -> Transparency:
        """The numbers, at most a minute old; who comes while they are counted waits for them."""
        with self._lock:
            if self._counted is None or not timedelta(0) <= now - self._counted[0] < _FRESH:
                with reading(database) as session:
                    self._counted = now, transparency(session, now)
            return self._counted[1]
