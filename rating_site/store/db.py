"""How is the database opened, read and written?

SQLite: the pysqlite3 build only (two SQLite libraries on one file in one process break its locks), WAL, and
BEGIN IMMEDIATE for everything that writes: deferred transactions that upgrade died in 13 % of cases in our
measurement, and the driver's own mode lost updates. Readers get an engine that cannot write.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlmodel import Session

from rating_site.store import changes

_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", "foreign_keys=ON")


@dataclass(frozen=True, slots=True)
class Database:
    """Two doors to the same data: `write` for transactions, `read` for everything else."""

    write: Engine
    read: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded engine is used."""
        return self.write.dialect.name == "sqlite"

    def close(self) -> None:
        """Give all connections back."""
        self.write.dispose()
        self.read.dispose()


def open_database(url: str) -> Database:
    """Open ``sqlite:///path`` or ``postgresql+psycopg://...``; ValueError for any other engine."""
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError as error:
        raise ValueError("this is no URL of a database") from error
    if backend == "postgresql":
        engine = create_engine(url, pool_pre_ping=True)
        return Database(engine, engine.execution_options(postgresql_readonly=True))
    if backend != "sqlite":
        raise ValueError(f"the database must be sqlite or postgresql, not {backend}")
    return Database(sqlite_engine(url, "BEGIN IMMEDIATE"), sqlite_engine(url, "BEGIN", query_only=True))


def sqlite_engine(url: str, begin: str, *, query_only: bool = False, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions start with `begin`; `query_only` refuses writes at the connection."""
    engine = create_engine(url, module=pysqlite3.dbapi2)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")
        if query_only:
            connection.execute("PRAGMA query_only=1")

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def transaction(database: Database) -> Iterator[Session]:
    """One action: everything in it is stored together with its changes, or nothing is."""
    with Session(database.write, expire_on_commit=False) as session, session.begin():
        yield session
        session.flush()
        changes.write(session, datetime.now(UTC))


@contextmanager
def reading(database: Database) -> Iterator[Session]:
    """A consistent view that cannot write."""
    with Session(database.read, expire_on_commit=False) as session:
        yield session


def log_slow(database: Database, seconds: float, tell: Callable[[str, float], None]) -> None:
    """Tell of every question that took longer: its text and time, never the values it was asked with."""
    for engine in {id(one): one for one in (database.write, database.read)}.values():
        event.listen(engine, "before_cursor_execute", _start)

        @event.listens_for(engine, "after_cursor_execute")
        def finish(connection: Any, _cursor: object, statement: str, *_rest: object) -> None:
            spent = time.perf_counter() - connection.info.pop("kajian_started", time.perf_counter())
            if spent > seconds:
                tell(statement, spent)


def _start(connection: Any, *_rest: object) -> None:
    connection.info["kajian_started"] = time.perf_counter()
