"""A database of an earlier release comes to today's schema with every row accounted for, on both engines."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    insert,
    select,
    text,
)
from sqlalchemy.types import JSON
from sqlmodel import Session, SQLModel

from rating_site.store.db import Database, open_database, reading
from rating_site.store.migrate import FOLDER, is_current, migrate

ROWS = 4
EARLIER = sorted(path.name[:4] for path in (FOLDER / "versions").glob("[0-9]*_*.py"))[:-1]
Rows = dict[str, list[dict[str, Any]]]
# What check constraints ask for; everything else may hold anything of its type.
_GIVEN = {"report.kind": "incident", "listing.state": "watch"}
_MOMENT = datetime(2026, 1, 2, 3, 4, 5)  # as SQLite keeps it


@pytest.fixture
def empty(database_url: str, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    sqlite = database_url.startswith("sqlite")
    opened = open_database(f"sqlite:///{tmp_path / 'old.db'}" if sqlite else database_url)
    if not sqlite:
        with opened.write.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    yield opened
    opened.close()


@pytest.mark.parametrize("release", EARLIER)
def test_every_row_of_an_earlier_release_survives_the_upgrade(empty: Database, release: str) -> None:
    migrate(empty, release)
    tables = _tables(empty)
    filled = _fill(empty, tables)
    migrate(empty)
    assert is_current(empty)
    assert {name: len(rows) for name, rows in filled.items()} == dict.fromkeys(tables, ROWS)
    assert _read(empty, tables) == filled


@pytest.mark.parametrize("release", EARLIER)
def test_todays_code_reads_every_row_of_an_earlier_release(empty: Database, release: str) -> None:
    migrate(empty, release)
    tables = _tables(empty)
    _fill(empty, tables)
    migrate(empty)
    models = {one.__tablename__: one for one in _models()}
    with reading(empty) as session:
        assert {name: _count(session, models[name]) for name in tables} == dict.fromkeys(tables, ROWS)


def test_an_upgrade_in_steps_ends_in_the_same_schema(empty: Database) -> None:
    for release in EARLIER:
        migrate(empty, release)
        assert not is_current(empty)
    migrate(empty)
    assert set(_tables(empty)) == set(SQLModel.metadata.tables)


def test_machines_that_start_at_once_migrate_once(empty: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _machine: migrate(empty), range(4)))
    assert is_current(empty)


def _tables(database: Database) -> dict[str, Table]:
    """What the database itself says it holds, parents first."""
    found = MetaData()
    found.reflect(database.read)
    return {table.name: table for table in found.sorted_tables if table.name != "alembic_version"}


def _fill(database: Database, tables: dict[str, Table]) -> Rows:
    with database.write.begin() as connection:
        made: Rows = {}
        for name, table in tables.items():
            made[name] = []
            for number in range(ROWS):
                row = {column.name: _value(column, number, made) for column in table.columns}
                connection.execute(insert(table).values(row))
                made[name].append(row)
    return _read(database, tables)


def _read(database: Database, tables: dict[str, Table]) -> Rows:
    with database.read.connect() as connection:
        return {
            name: sorted((dict(row) for row in connection.execute(select(table)).mappings()), key=str)
            for name, table in tables.items()
        }


def _value(column: Column[Any], number: int, made: Rows) -> Any:
    """Something of the column's type that no other row holds; the first row leaves out what it may."""
    if column.nullable and number == 0:
        return None
    for key in column.foreign_keys:
        parents = made[key.column.table.name]
        # Two columns that name different people must not hold the same one.
        place = number + [one.name for one in column.table.columns if one.foreign_keys].index(column.name)
        return parents[place % len(parents)][key.column.name]
    return _GIVEN.get(f"{column.table.name}.{column.name}", _plain(column, number))


def _plain(column: Column[Any], number: int) -> Any:
    kind = column.type
    if isinstance(kind, Boolean):
        return number % 2 == 0
    if isinstance(kind, DateTime):
        moment = _MOMENT.replace(day=number + 1)
        return moment.replace(tzinfo=UTC) if kind.timezone else moment
    if isinstance(kind, JSON):
        return {"text": f"补单 {number}", "list": [number, None]}
    for of, value in ((Date, date(2026, 1, number + 1)), (LargeBinary, b"\x00\xff%d" % number)):
        if isinstance(kind, of):
            return value
    if isinstance(kind, Integer | Float):
        return number + 1
    return f"{number}卡{column.name}"[: getattr(kind, "length", None)]


def _models() -> list[Any]:
    return [mapper.class_ for mapper in SQLModel._sa_registry.mappers]


def _count(session: Session, model: Any) -> int:
    return len(session.exec(select(model)).all())  # type: ignore[call-overload]
