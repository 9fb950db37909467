"""Which settings and which database does a command work on?"""

import click

from rating_site.config import Settings, read_settings
from rating_site.store.db import Database, open_database
from rating_site.store.migrate import is_current, migrate


def open_all(**overrides: object) -> tuple[Settings, Database]:
    """The settings and the database, migrated where it was not; ValueError for wrong settings.

    The database is closed when the command ends.
    """
    settings = read_settings(**overrides)
    settings.data.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database)
    context = click.get_current_context(silent=True)
    if context is not None:
        context.call_on_close(database.close)
    if not is_current(database):
        migrate(database)
    return settings, database
