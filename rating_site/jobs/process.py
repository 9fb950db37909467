"""How is the crawler process started, watched and ended? It writes JSON lines that are read while it runs."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from pathlib import Path

from crawlers.observation import Observation, Target, TargetDone, read_output
from crawlers.settings import CrawlSettings

_LOOK = 0.1  # seconds between two looks at the crawler's output

Lines = list[Observation | TargetDone]


class CrawlError(Exception):
    """The crawler ended without having asked everything; the text is its last word."""


def crawl(
    folder: Path, targets: Sequence[Target], settings: CrawlSettings, seconds: float
) -> Generator[Lines]:
    """Ask about `targets` in a process of its own; yields what it wrote since the last look, often nothing.

    `folder` keeps its files: called again with the same folder, the crawl continues where it was cut off, and
    the lines of before come again. Raises CrawlError where it fails or takes longer than `seconds`.
    Closing the iterator ends the process.
    """
    out = _write_input(folder, targets, settings)
    tail = _Tail(out)
    deadline = time.monotonic() + seconds
    with (folder / "log").open("wb") as log:
        process = _start(folder, out, log.fileno())
        try:
            while process.poll() is None:
                if time.monotonic() > deadline:
                    raise CrawlError("the crawl took too long")
                yield tail.news()
                time.sleep(_LOOK)
        finally:
            _stop(process)
    yield tail.news()
    if process.returncode:
        raise CrawlError(_last_line(folder / "log") or f"the crawler ended with status {process.returncode}")


class _Tail:
    """The complete lines that were added to a growing file since the last look."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offset = 0

    def news(self) -> Lines:
        if not self._path.exists():
            return []
        with self._path.open("rb") as file:
            file.seek(self._offset)
            data = file.read()
        complete = data[: data.rfind(b"\n") + 1]
        self._offset += len(complete)
        # Not splitlines(): JSON may hold U+2028 and its kin unescaped, which are no line ends here.
        return list(read_output(line + "\n" for line in complete.decode("utf-8").split("\n")[:-1]))


def _write_input(folder: Path, targets: Sequence[Target], settings: CrawlSettings) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # the settings hold a token and a key
    (folder / "targets.jsonl").write_text("".join(one.to_line() + "\n" for one in targets), encoding="utf-8")
    (folder / "settings.json").write_text(settings.model_dump_json(), encoding="utf-8")
    return folder / "out.jsonl"


def _start(folder: Path, out: Path, log: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "crawlers.run", str(folder / "targets.jsonl"), str(out)]
    command += ["--settings", str(folder / "settings.json")]
    return subprocess.Popen(  # noqa: S603  # our own module, no shell
        command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_line(log: Path) -> str:
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""
