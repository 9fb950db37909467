"""The audit log shows when somebody changed or removed a row."""

from datetime import datetime

from sqlalchemy import text

from rating_site.actions import audit
from rating_site.store.db import Database, reading, transaction


def _three_rows(database: Database, now: datetime) -> None:
    for number in range(3):
        with transaction(database) as session:
            audit.append(session, "staff 1", "viewed", f"report {number}", now, {"why": "triage"})


def test_an_untouched_chain_is_whole(database: Database, now: datetime) -> None:
    _three_rows(database, now)
    with reading(database) as session:
        assert audit.first_break(session) is None


def test_a_changed_row_breaks_the_chain(database: Database, now: datetime) -> None:
    _three_rows(database, now)
    with transaction(database) as session:
        session.execute(text("UPDATE audit SET actor = 'staff 2' WHERE seq = 2"))
    with reading(database) as session:
        assert audit.first_break(session) == 2


def test_a_removed_row_breaks_the_chain(database: Database, now: datetime) -> None:
    _three_rows(database, now)
    with transaction(database) as session:
        session.execute(text("DELETE FROM audit WHERE seq = 2"))
    with reading(database) as session:
        assert audit.first_break(session) == 3
