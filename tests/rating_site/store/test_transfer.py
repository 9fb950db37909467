"""A database moves as a whole, goes on after a break, and never onto something else."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import col, select

from rating_site.actions import audit, staff
from rating_site.store import transfer
from rating_site.store.db import Database, open_database, reading, transaction
from rating_site.store.migrate import migrate
from rating_site.store.models import Account, Audit, Platform
from tests.postgres import template_server
from tests.rating_site.web.sample_rows import BAD, HONEST, WORDING, add_listing, add_platform
from tests.report_rows import submitted_report


@pytest.fixture
def full(tmp_path: Path, now: datetime) -> Iterator[Database]:
    """A SQLite database with platforms, a listing, a report and an audit chain."""
    database = _sqlite(tmp_path / "old.db")
    for shop in (HONEST, BAD):
        key = add_platform(database, shop, now)
    add_listing(database, key, "listed", WORDING, now)
    submitted_report(database, key, now)
    yield database
    database.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    """Where it moves to."""
    database = _sqlite(tmp_path / "new.db")
    yield database
    database.close()


def _sqlite(path: Path) -> Database:
    database = open_database(f"sqlite:///{path}")
    migrate(database)
    return database


def test_every_table_arrives_with_the_same_sum(full: Database, empty: Database) -> None:
    done = transfer.copy(full, empty)
    assert done["platform"].rows == 2
    assert done["report"].rows == 1
    with empty.read.connect() as connection:
        assert transfer.sums(connection) == done


def test_a_copy_that_broke_off_goes_on(
    full: Database, empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "CHUNK", 1)
    with pytest.raises(KeyboardInterrupt):
        transfer.copy(full, empty, _break_at("observation", 2))
    assert transfer.copy(full, empty)["observation"].rows > 2


def test_doing_it_twice_changes_nothing(full: Database, empty: Database) -> None:
    assert transfer.copy(full, empty) == transfer.copy(full, empty)


def test_a_target_with_other_rows_is_refused(full: Database, empty: Database, now: datetime) -> None:
    with transaction(empty) as session:
        session.add(Platform(id="zzzzzzzzzzzz", name="another", effective_at=now, recorded_at=now))
    with pytest.raises(transfer.NotEmptyError, match="platform"):
        transfer.copy(full, empty)


def test_a_row_that_was_changed_on_the_way_is_noticed(full: Database, empty: Database) -> None:
    transfer.copy(full, empty)
    with transaction(empty) as session:
        platform = session.exec(select(Platform).order_by(col(Platform.id))).first()
        assert platform is not None
        platform.name = "changed"
    with pytest.raises(ValueError, match="platform differs"):
        transfer.copy(full, empty)


def test_the_source_cannot_be_written_meanwhile(full: Database, empty: Database, now: datetime) -> None:
    def write(_table: str, _rows: int) -> None:
        with full.write.connect() as connection:
            connection.exec_driver_sql("SELECT 1")

    with pytest.raises(OperationalError, match="locked"):
        transfer.copy(full, empty, write)


@pytest.mark.all
def test_it_moves_to_postgresql_where_work_goes_on(full: Database, now: datetime) -> None:
    with template_server(_migrated) as copies:
        target = open_database(copies("moved"))
        done = transfer.copy(full, target)
        assert done["observation"].rows > 3
        with transaction(target) as session:
            account, _uri = staff.add(session, "newcomer", "correct horse battery", "moderator", now)
            assert account.id is not None
        with reading(target) as session:
            assert account.id > 2  # the counter went on behind the moved rows
            assert session.get(Account, account.id) is not None
            assert session.exec(select(Audit)).all()
            assert audit.first_break(session) is None
        target.close()


def _migrated(url: str) -> None:
    database = open_database(url)
    migrate(database)
    database.close()


def _break_at(table: str, rows: int) -> Callable[[str, int], None]:
    seen = [0]

    def tell(name: str, count: int) -> None:
        seen[0] += count if name == table else 0
        if seen[0] >= rows:
            raise KeyboardInterrupt

    return tell
