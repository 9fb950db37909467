"""Which platforms share identifiers today? Read in one go, written in short transactions."""

from datetime import datetime

from rating_site.actions import links
from rating_site.store.db import Database, reading, transaction

_AT_ONCE = 50


def suggest(database: Database, now: datetime) -> int:
    """Bring the possible links up to date; gives how many changed."""
    with reading(database) as session:
        found = links.possible(session)
    changed = 0
    for start in range(0, len(found), _AT_ONCE):
        with transaction(database) as session:
            changed += links.remember(session, found[start : start + _AT_ONCE], now)
    with transaction(database) as session:
        return changed + links.forget(session, found, now)
