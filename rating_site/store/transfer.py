"""How does a whole installation's database move to another engine, and how is it proved to be the same?

Rows go table by table in the order of their primary keys; a broken copy goes on after the last row that
arrived. At the end every table is counted and summed on both sides.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, insert, select, text, tuple_
from sqlmodel import SQLModel

from rating_site.store import publish_models  # noqa: F401  (knows every table, its imports included)
from rating_site.store.db import Database

CHUNK = 500
Tell = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Sum:
    """The number of rows of a table and an order-free sum over all their values."""

    rows: int
    total: str


class NotEmptyError(ValueError):
    """The target holds rows that did not come from this source."""


def tables() -> list[Table]:
    """All tables, those that others refer to first."""
    return list(SQLModel.metadata.sorted_tables)


def copy(source: Database, target: Database, tell: Tell = lambda _table, _rows: None) -> dict[str, Sum]:
    """Copy everything and give the sums of both sides, which are the same.

    The source cannot be written meanwhile. ValueError names the first table that differs at the end;
    NotEmptyError where the target held something else before.
    """
    with source.write.connect() as reading, reading.begin():
        # BEGIN IMMEDIATE on SQLite; on PostgreSQL a snapshot, and nobody else writes.
        _freeze(reading)
        for table in tables():
            with target.write.begin() as writing:
                start = _last_key(writing, table)
            _check_prefix(reading, target, table, start)
            for rows in _chunks(reading, table, start):
                with target.write.begin() as writing:
                    writing.execute(insert(table), rows)
                tell(table.name, len(rows))
        with target.write.begin() as writing:
            _continue_numbers(writing)
            return _same(sums(reading), sums(writing))


def sums(connection: Connection) -> dict[str, Sum]:
    """Count and sum of every table, whatever the engine."""
    return {table.name: _sum(connection, table) for table in tables()}


def _same(ours: dict[str, Sum], theirs: dict[str, Sum]) -> dict[str, Sum]:
    for name, one in ours.items():
        if theirs[name] != one:
            raise ValueError(f"table {name} differs: {one.rows} rows here, {theirs[name].rows} there")
    return ours


def _freeze(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))


def _last_key(connection: Connection, table: Table) -> tuple[Any, ...] | None:
    """The greatest primary key in the target, compared as the source compares: byte by byte."""
    key = _key(connection, table)
    row = connection.execute(
        select(*table.primary_key.columns).order_by(*(one.desc() for one in key)).limit(1)
    ).first()
    return tuple(row) if row else None


def _chunks(connection: Connection, table: Table, start: tuple[Any, ...] | None) -> Iterator[list[Any]]:
    key = _key(connection, table)
    while True:
        asked = select(table).order_by(*key).limit(CHUNK)
        if start is not None:
            asked = asked.where(tuple_(*key) > tuple_(*start))
        rows = [dict(row) for row in connection.execute(asked).mappings()]
        if not rows:
            return
        yield rows
        start = tuple(rows[-1][column.name] for column in table.primary_key.columns)


def _check_prefix(reading: Connection, target: Database, table: Table, start: tuple[Any, ...] | None) -> None:
    """What the target holds must be the beginning of the source: a copy that broke off, and nothing else."""
    if start is None:
        return
    before = tuple_(*_key(reading, table)) <= tuple_(*start)
    with target.write.begin() as writing:
        theirs = writing.execute(select(func.count()).select_from(table)).scalar_one()
    ours = reading.execute(select(func.count()).select_from(table).where(before)).scalar_one()
    if ours != theirs:
        raise NotEmptyError(f"table {table.name} of the target holds rows that the source does not have")


def _key(connection: Connection, table: Table) -> list[Any]:
    """The primary key's columns, texts compared byte by byte on both engines."""
    if connection.dialect.name != "postgresql":
        return list(table.primary_key.columns)
    return [
        column.collate("C") if column.type.python_type is str else column
        for column in table.primary_key.columns
    ]


def _continue_numbers(connection: Connection) -> None:
    """PostgreSQL's counters know nothing of rows that came with their numbers."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables():
        for column in table.primary_key.columns:
            if isinstance(column.type, Integer) and column.autoincrement is not False:
                newest = select(func.max(column)).scalar_subquery()
                counter = func.pg_get_serial_sequence(table.name, column.name)
                connection.execute(
                    select(func.setval(counter, func.coalesce(newest, 1), newest.is_not(None)))
                )


def _sum(connection: Connection, table: Table) -> Sum:
    rows, total = 0, 0
    for row in connection.execution_options(yield_per=CHUNK).execute(select(table)):
        rows += 1
        line = json.dumps([_plain(value) for value in row], sort_keys=True, ensure_ascii=False)
        total += int.from_bytes(hashlib.sha256(line.encode()).digest(), "big")
    return Sum(rows, f"{total % (1 << 256):064x}")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value
