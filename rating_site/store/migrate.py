"""Is the database's schema the one this code was written for, and how is it brought there?

Migrations only go forward. On SQLite they run with foreign keys off, because Alembic's table swap would
otherwise delete all child rows by ON DELETE CASCADE; the links are checked afterwards.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from rating_site.store.db import Database, sqlite_engine

_FOLDER = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Bring the schema to the newest revision; RuntimeError when rows lost what they refer to."""
    if not database.is_sqlite:
        _upgrade(database.write)
        return
    engine = sqlite_engine(
        database.write.url.render_as_string(hide_password=False), "BEGIN IMMEDIATE", foreign_keys=False
    )
    try:
        _upgrade(engine)
        with engine.connect() as connection:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    finally:
        engine.dispose()
    if broken:
        raise RuntimeError(f"after the migration {len(broken)} rows refer to rows that are gone")


def is_current(database: Database) -> bool:
    """Whether the schema is at the newest revision."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    with database.read.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    return config


def _upgrade(engine: Engine) -> None:
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
