"""Who kills which process when? At random, but no role so often in a row that `serve` would give up."""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from tests.faults.running import Installation

ROLES = ("web", "worker live", "worker general", "scheduler", "crawler")
_YOUNG = 30.0  # seconds after its last kill in which a role still counts as one that has just started
_IN_A_ROW = 3  # early deaths; after six the supervisor would give up, as it should


class Killer:
    """Kills until it is told to stop; `kills` counts them by role."""

    def __init__(self, site: Installation, seed: int, pause: tuple[float, float]) -> None:
        self._site, self._pause = site, pause
        self._dice = Random(seed)  # noqa: S311  # a test's dice
        self._last: dict[str, float] = {}
        self._early: Counter[str] = Counter()
        self._crawls: set[str] = set()
        self._stop = threading.Event()
        self.kills: Counter[str] = Counter()

    @contextmanager
    def at_work(self) -> Iterator["Killer"]:
        """Kill while the context lasts."""
        thread = threading.Thread(target=self._run)
        thread.start()
        try:
            yield self
        finally:
            self.stop()
            thread.join()

    def stop(self) -> None:
        """Kill nothing any more."""
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.wait(self._dice.uniform(*self._pause)):
            role = self._dice.choice(ROLES)
            found = self._site.all_of(role)
            if role == "crawler":
                found = [pid for pid in found if self._first_death(pid)]
            if found and self._may_die(role):
                self._kill(role, found)

    def _first_death(self, pid: int) -> bool:
        """Whether this crawl was never killed: a batch that fails five times is parked, and rightly so."""
        with suppress(FileNotFoundError, ProcessLookupError):
            return Path(f"/proc/{pid}/cmdline").read_text() not in self._crawls
        return False

    def _may_die(self, role: str) -> bool:
        young = time.monotonic() - self._last.get(role, -_YOUNG) < _YOUNG
        self._early[role] = self._early[role] if young else 0
        return role == "crawler" or self._early[role] < _IN_A_ROW

    def _kill(self, role: str, found: Sequence[int]) -> None:
        with suppress(ProcessLookupError, FileNotFoundError):
            pid = self._dice.choice(found)
            self._crawls.add(Path(f"/proc/{pid}/cmdline").read_text())
            os.kill(pid, signal.SIGKILL)
            self.kills[role] += 1
            self._early[role] += 1
            self._last[role] = time.monotonic()
