"""How is a batch crawled? In a process of its own, whose JSON lines are stored while it still runs.

The worker may be killed at any moment: the crawler then dies with it, the lease runs out, and the next
worker continues with the same files. Storing the same line twice is harmless.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from crawlers.observation import Observation, TargetDone, read_output
from rating_site.actions import checks, ingest
from rating_site.config import Settings
from rating_site.store.db import Database, transaction
from rating_site.store.models import Check

_LOOK = 0.1  # seconds between two looks at the crawler's output
_log = structlog.get_logger()


def run_batch(database: Database, settings: Settings, batch_id: str, owner: str) -> bool:
    """Crawl a batch and store everything it brings; False where another worker has it or took it over."""
    lease = timedelta(seconds=settings.lease_seconds)
    with transaction(database) as session:
        claimed = checks.claim(session, batch_id, owner, _now(), lease)
    if claimed is None:
        return False
    run = _Run(database, settings, batch_id, owner, {check.id: check for check in claimed})
    try:
        finished = run.crawl()
    except _LeaseLostError:
        return False
    _settle(database, batch_id, run, finished)
    return True


class _LeaseLostError(Exception):
    """Another worker has taken the batch over: nothing more may be written."""


class _Run:
    """One crawler process and what has been stored of its output."""

    def __init__(
        self, database: Database, settings: Settings, batch_id: str, owner: str, open_checks: dict[str, Check]
    ) -> None:
        self._database = database
        self._settings = settings
        self._batch_id = batch_id
        self._owner = owner
        self._seen: dict[str, list[Observation]] = {check_id: [] for check_id in open_checks}
        self._renew_at = 0.0
        self.open_checks = open_checks
        self.folder = settings.crawl_folder / batch_id

    def crawl(self) -> str | None:
        """Run the crawler to its end; gives the reason where it failed."""
        targets, out = self._write_input()
        tail = _Tail(out)
        deadline = time.monotonic() + self._settings.crawl_seconds
        with (self.folder / "log").open("wb") as log:
            process = _start(self.folder, targets, out, log.fileno())
            try:
                while process.poll() is None and time.monotonic() < deadline:
                    self._store(tail.lines())
                    self._keep_lease()
                    time.sleep(_LOOK)
            finally:
                _stop(process)
        self._store(tail.lines())
        if not self.open_checks:
            return None
        return _last_line(self.folder / "log") or "the crawler took too long"

    def _write_input(self) -> tuple[Path, Path]:
        self.folder.mkdir(parents=True, exist_ok=True)
        targets = self.folder / "targets.jsonl"
        lines = [checks.target_of(check).to_line() + "\n" for check in self.open_checks.values()]
        targets.write_text("".join(lines), encoding="utf-8")
        (self.folder / "settings.json").write_text(self._settings.crawl.model_dump_json(), encoding="utf-8")
        return targets, self.folder / "out.jsonl"

    def _keep_lease(self) -> None:
        if time.monotonic() < self._renew_at:
            return
        lease = timedelta(seconds=self._settings.lease_seconds)
        with transaction(self._database) as session:
            if not checks.renew(session, self._batch_id, self._owner, _now(), lease):
                raise _LeaseLostError
        self._renew_at = time.monotonic() + self._settings.lease_seconds / 3

    def _store(self, lines: Sequence[str]) -> None:
        for line in read_output(lines):
            check = self.open_checks.get(line.target)
            if check is None:
                continue
            if isinstance(line, TargetDone):
                with transaction(self._database) as session:
                    ingest.ingest(session, check, self._seen.pop(check.id), _now())
                del self.open_checks[check.id]
            else:
                self._seen[check.id].append(line)
                with transaction(self._database) as session:
                    checks.note_step(session, check.id, line)


class _Tail:
    """The complete lines that were added to a growing file since the last look."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offset = 0

    def lines(self) -> list[str]:
        if not self._path.exists():
            return []
        with self._path.open("rb") as file:
            file.seek(self._offset)
            data = file.read()
        complete = data[: data.rfind(b"\n") + 1]
        self._offset += len(complete)
        # Not splitlines(): JSON may hold U+2028 and its kin unescaped, which are no line ends here.
        return [line + "\n" for line in complete.decode("utf-8").split("\n")[:-1]]


def _start(folder: Path, targets: Path, out: Path, log: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "crawlers.run", str(targets), str(out)]
    command += ["--settings", str(folder / "settings.json")]
    return subprocess.Popen(  # noqa: S603  # our own module, no shell
        command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _settle(database: Database, batch_id: str, run: _Run, failure: str | None) -> None:
    """Close the batch, or give it back for another try where the crawler failed."""
    with transaction(database) as session:
        if failure is None or not checks.give_back(session, batch_id):
            checks.finish_batch(session, batch_id, _now(), failure)
    if failure is None:
        shutil.rmtree(run.folder, ignore_errors=True)
    else:
        _log.warning("crawl_failed", batch=batch_id, reason=failure, left=len(run.open_checks))


def _last_line(log: Path) -> str:
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def _now() -> datetime:
    return datetime.now(UTC)
