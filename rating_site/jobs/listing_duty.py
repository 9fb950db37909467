"""Which deadlines passed? Every case is a transaction of its own, so that one failure stops no other."""

from collections.abc import Callable, Iterable
from datetime import datetime

import structlog
from sqlmodel import Session

from rating_site.actions import duties
from rating_site.store.db import Database, reading, transaction

_log = structlog.get_logger()


def run(database: Database, now: datetime) -> dict[str, int]:
    """End what must end, mark what is late, settle what nobody contested; gives the number of each."""
    with reading(database) as session:
        listed = duties.standing_entries(session)
        late = duties.late_replies(session, now)
        unconfirmed = duties.unconfirmed(session, now)
    done = {
        "entries_ended": _each(database, listed, lambda session, key: duties.settle(session, key, now)),
        "overdue": _each(database, late, lambda session, key: duties.mark_overdue(session, key, now)),
        "unconfirmed": _each(
            database, unconfirmed, lambda session, key: duties.settle_outcome(session, key, now)
        ),
    }
    with transaction(database) as session:
        done["alarms"] = duties.warn_of_deadlines(session, now)
    return done


def _each(database: Database, ids: Iterable[str], act: Callable[[Session, str], object]) -> int:
    done = 0
    for key in ids:
        try:
            with transaction(database) as session:
                done += bool(act(session, key))
        except Exception:
            _log.exception("duty_failed", subject=key)
    return done
