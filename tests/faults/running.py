"""A whole installation as an operator runs it: `kajian serve` in processes of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Installation:
    """`kajian serve` on one data folder; it can be started, stopped and robbed of its processes."""

    def __init__(self, data: Path, crawl: dict[str, Any], **settings: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._environ = {
            **os.environ,
            "KAJIAN_DATA": str(data),
            "KAJIAN_PORT": str(self.port),
            "KAJIAN_CRAWL": json.dumps(crawl),
            "KAJIAN_LEASE_SECONDS": "2",
            **settings,
        }
        self.process: subprocess.Popen[bytes] | None = None

    @contextmanager
    def running(self) -> Iterator["Installation"]:
        """Start, wait for the first page, and stop as Ctrl-C does."""
        command = [sys.executable, "-m", "rating_site.cli", "serve"]
        self.process = subprocess.Popen(command, env=self._environ, stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: self.get("/healthz")[0] == 200, 30)
            yield self
        finally:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(20)

    def get(self, path: str) -> tuple[int, Any]:
        """Status and JSON (or text) of a page; status 0 while nobody listens."""
        return self._send(urllib.request.Request(f"http://127.0.0.1:{self.port}{path}"))

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """The same for a JSON body."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        return self._send(request)

    def processes(self) -> dict[str, int]:
        """Role -> process id of everything that runs below the supervisor, crawlers included."""
        assert self.process is not None
        return {_role(pid): pid for pid in _descendants(self.process.pid)}

    def _send(self, request: urllib.request.Request) -> tuple[int, Any]:
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  # our own server
                body = answer.read()
                kind = answer.headers.get("Content-Type", "")
                return answer.status, json.loads(body) if "json" in kind else body.decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, None


def wait_for(condition: Callable[[], bool], seconds: float) -> None:
    """Wait until a condition holds; fails when it takes too long."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def _descendants(pid: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(child) for child in path.read_text().split()]
        except FileNotFoundError:
            continue
        for child in children:
            found += [child, *_descendants(child)]
    return found


def _role(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except FileNotFoundError:
        return "gone"
    if "crawlers.run" in words:
        return "crawler"
    after = words[words.index("rating_site.cli") + 1 :] if "rating_site.cli" in words else ["other"]
    return " ".join(word for word in after if word)
