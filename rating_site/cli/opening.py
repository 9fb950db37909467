"""Which settings and which database does a command work on?"""

from rating_site.config import Settings, read_settings
from rating_site.store.db import Database, open_database
from rating_site.store.migrate import is_current, migrate


def open_all(**overrides: object) -> tuple[Settings, Database]:
    """The settings and the database, migrated where it was not; ValueError for wrong settings."""
    settings = read_settings(**overrides)
    settings.data.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database)
    if not is_current(database):
        migrate(database)
    return settings, database
