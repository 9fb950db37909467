"""Consumers see every change once, in the order of its number."""

import threading
import time
from datetime import datetime

from rating_site.store import changes
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Platform


def test_changes_are_numbered_in_one_row_without_gaps(database: Database) -> None:
    for _ in range(3):
        with transaction(database) as session:
            changes.record(session, "score", None, grade="B")
            changes.record(session, "terms", None)
    with reading(database) as session:
        assert [row.seq for row in changes.since(session, 0)] == [1, 2, 3, 4, 5, 6]


def test_a_cursor_continues_where_it_stopped(database: Database) -> None:
    with transaction(database) as session:
        for number in range(5):
            changes.record(session, "score", None, number=number)
    with reading(database) as session:
        first = changes.since(session, 0, limit=2)
        assert [row.payload["number"] for row in changes.since(session, first[-1].seq)] == [2, 3, 4]


def test_a_slow_transaction_never_appears_behind_the_cursor(database: Database, now: datetime) -> None:
    """Two interleaved transactions: whoever commits later also has the higher number."""
    slow_has_noted, fast_has_committed = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction(database) as session:
            changes.record(session, "slow", None)
            slow_has_noted.set()
            if not database.is_sqlite:  # SQLite lets only one writer in, so there is nothing to interleave
                fast_has_committed.wait(10)

    def fast() -> None:
        slow_has_noted.wait(10)
        with transaction(database) as session:
            session.add(Platform(id="p1", name="店", effective_at=now, recorded_at=now))
            session.flush()
            changes.record(session, "fast", "p1")
        fast_has_committed.set()

    threads = [threading.Thread(target=slow), threading.Thread(target=fast)]
    for thread in threads:
        thread.start()
    seen: list[int] = []
    while any(thread.is_alive() for thread in threads) or len(seen) < 2:
        with reading(database) as session:
            seen += [row.seq for row in changes.since(session, seen[-1] if seen else 0)]
        time.sleep(0.002)
    assert seen == [1, 2]
