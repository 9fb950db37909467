"""Where do observations go? Into a file, line by line, so that a killed crawl goes on where it stopped."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from crawlers.observation import Observation, TargetDone, read_output


class OutputError(ValueError):
    """The output file is not ours to write."""


class Output:
    """An output file that is open for appending and locked."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.finished = self._finished()

    def write(self, line: Observation | TargetDone) -> None:
        """Appends one line, whole, before anything else happens."""
        data = f"{line.to_line()}\n".encode()
        while data:
            data = data[os.write(self._descriptor, data) :]

    def _finished(self) -> frozenset[str]:
        """The targets that are done already; cuts off a last line without its end."""
        with open(self._descriptor, "rb", closefd=False) as file:
            lines = [line.decode("utf-8", "replace") for line in file]
        try:
            finished = frozenset(line.target for line in read_output(lines) if isinstance(line, TargetDone))
        except ValidationError as error:
            raise OutputError("holds lines that no crawl wrote") from error
        os.ftruncate(self._descriptor, sum(len(line.encode()) for line in lines if line.endswith("\n")))
        return finished


@contextmanager
def open_output(path: Path) -> Iterator[Output]:
    """The file, made where missing; OutputError where another crawl writes it or it holds other things."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputError("is being written by another crawl") from None
        yield Output(descriptor)
    finally:
        os.close(descriptor)
