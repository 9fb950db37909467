"""Transactions keep all or nothing, and readers cannot write."""

import threading
from datetime import datetime

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from rating_site.store import changes
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Platform


def _platform(number: int, now: datetime) -> Platform:
    return Platform(id=f"p{number}", name=f"店{number}", effective_at=now, recorded_at=now)


def test_an_error_inside_a_transaction_stores_nothing(database: Database, now: datetime) -> None:
    with pytest.raises(RuntimeError), transaction(database) as session:
        session.add(_platform(1, now))
        changes.record(session, "platform", "p1")
        raise RuntimeError
    with reading(database) as session:
        assert session.exec(select(Platform)).all() == []
        assert changes.latest(session) == 0


def test_a_reader_cannot_write(database: Database, now: datetime) -> None:
    with reading(database) as session, pytest.raises(DBAPIError):
        session.add(_platform(1, now))
        session.flush()


def test_times_come_back_with_their_zone(database: Database, now: datetime) -> None:
    with transaction(database) as session:
        session.add(_platform(1, now))
    with reading(database) as session:
        assert session.exec(select(Platform)).one().recorded_at == now


def test_concurrent_updates_are_all_kept(database: Database, now: datetime) -> None:
    with transaction(database) as session:
        session.add(_platform(1, now))

    def append() -> None:
        for _ in range(20):
            with transaction(database) as session:
                row = session.exec(select(Platform).with_for_update()).one()
                row.name += "x"

    threads = [threading.Thread(target=append) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(database) as session:
        assert session.exec(select(Platform)).one().name == "店1" + "x" * 80
