"""Is the database's schema the one this code was written for, and how is it brought there?

Migrations only go forward and are numbered in the names of their files. On SQLite they run with foreign keys
off, because Alembic's table swap would otherwise delete all child rows by ON DELETE CASCADE; the links are
checked afterwards.
"""

from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlmodel import Session

from rating_site.store import locks
from rating_site.store.db import Database, sqlite_engine

FOLDER = Path(__file__).parent / "migrations"
HEAD = max(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*_*.py"))
"""The newest revision."""


def is_current(database: Database) -> bool:
    """Whether the schema is at the newest revision."""
    with database.read.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def migrate(database: Database, revision: str = HEAD) -> None:
    """Bring the schema forward to a revision; RuntimeError when rows lost what they refer to."""
    if not database.is_sqlite:
        _upgrade(database.write, revision)
        return
    url = database.write.url.render_as_string(hide_password=False)
    engine = sqlite_engine(url, "BEGIN IMMEDIATE", foreign_keys=False)
    try:
        _upgrade(engine, revision)
        with engine.connect() as connection:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    finally:
        engine.dispose()
    if broken:
        raise RuntimeError(f"after the migration {len(broken)} rows refer to rows that are gone")


def _upgrade(engine: Engine, revision: str) -> None:
    # Alembic takes as long to import as everything else together, and most starts have nothing to migrate.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with engine.begin() as connection:
        # Several machines may start at once: one migrates, the others wait and find it done.
        locks.hold(Session(connection), "migration")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
