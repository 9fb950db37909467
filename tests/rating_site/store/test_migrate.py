"""Migrated schema and declared tables are the same thing."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlmodel import SQLModel

from rating_site.store import publish_models
from rating_site.store.db import Database
from rating_site.store.migrate import is_current, migrate


def test_the_migrated_schema_is_what_the_models_declare(database: Database) -> None:
    assert publish_models.ApiKey.metadata is SQLModel.metadata
    with database.read.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    assert is_current(database)
