"""One installation over several processes that share PostgreSQL and Valkey, as on several machines."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.faults.running import Door, wait_for


class Cluster:
    """What the machines of one installation have in common; roles are started one by one."""

    def __init__(self, folder: Path, **settings: str) -> None:
        """`settings` are variables without their prefix: database_url, queue_url, limits_url ..."""
        self._folder = folder
        shared = {"data": str(folder), "secret_key": "c" * 40, "lease_seconds": "2"} | settings
        self._environ = os.environ | {f"KAJIAN_{name.upper()}": value for name, value in shared.items()}

    @contextmanager
    def role(self, *arguments: str, port: int = 0) -> Iterator[subprocess.Popen[bytes]]:
        """Run `kajian ARGUMENTS` until the end of the block; what it says is appended to its log."""
        environ = self._environ | ({"KAJIAN_PORT": str(port)} if port else {})
        command = [sys.executable, "-m", "rating_site.cli", *arguments]
        with self.log(*arguments).open("ab") as log:
            process = subprocess.Popen(command, env=environ, stdout=log, stderr=log, start_new_session=True)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)

    @contextmanager
    def webs(self, number: int) -> Iterator[list[tuple[Door, int]]]:
        """So many web servers that answer; each with the id of its process."""
        with ExitStack() as stack:
            found = []
            for _ in range(number):
                door = Door()
                found.append((door, stack.enter_context(self.role("web", port=door.port)).pid))
            for door, _pid in found:
                wait_for(lambda door=door: door.get("/readyz")[0] == 200, 60)  # type: ignore[misc]
            yield found

    def log(self, *arguments: str) -> Path:
        """Where the processes of a role write."""
        return self._folder / f"{'-'.join(arguments)}.log"
