"""How does Alembic reach the database? Through the connection that `rating_site.store.migrate` hands over."""

from alembic import context

from rating_site.store import models

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=models.Platform.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
