"""How does Alembic reach the database? Through the connection that `rating_site.store.migrate` hands over."""

from alembic import context
from sqlmodel import SQLModel

from rating_site.store import publish_models  # noqa: F401  (knows every table, its imports included)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
