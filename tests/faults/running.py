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
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any


class Door:
    """The web server that listens on one port of this machine."""

    def __init__(self) -> None:
        self.port = free_port()

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> tuple[int, Any]:
        """Status and JSON (or text) of a page; status 0 while nobody listens. Headers with underscores."""
        return self._send(self._request(path, headers))

    def post(self, path: str, body: dict[str, Any], **headers: str) -> tuple[int, Any]:
        """The same for a JSON body."""
        told = {"Content-Type": "application/json", **headers}
        return self._send(self._request(path, told, json.dumps(body).encode()))

    def _request(
        self, path: str, headers: dict[str, str], body: bytes | None = None
    ) -> urllib.request.Request:
        told = {name.replace("_", "-"): text for name, text in headers.items()}
        return urllib.request.Request(self.address + path, body, told)  # noqa: S310  # our own server

    def _send(self, request: urllib.request.Request) -> tuple[int, Any]:
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  # our own server
                body = answer.read()
                kind = answer.headers.get("Content-Type", "")
                return answer.status, json.loads(body) if "json" in kind else body.decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except (OSError, HTTPException):
            return 0, None  # nobody listens, or the server died in the middle of its answer


class Installation(Door):
    """`kajian serve` on one data folder; it can be started, stopped and robbed of its processes."""

    def __init__(self, data: Path, crawl: dict[str, Any], **settings: str) -> None:
        super().__init__()
        self._environ = {
            **os.environ,
            "KAJIAN_DATA": str(data),
            "KAJIAN_PORT": str(self.port),
            "KAJIAN_CRAWL": json.dumps(crawl),
            "KAJIAN_LEASE_SECONDS": "2",
            **settings,
        }
        self.data = data
        self.process: subprocess.Popen[bytes] | None = None

    @contextmanager
    def running(self) -> Iterator["Installation"]:
        """Start, wait for the first page, and stop as Ctrl-C does."""
        self.process = self.start("serve", stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: self.get("/healthz")[0] == 200, 60)
            yield self
        finally:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(20)

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
        """Another `kajian` process of this installation."""
        command = [sys.executable, "-m", "rating_site.cli", *arguments]
        return subprocess.Popen(command, env=self._environ, **options)

    def processes(self) -> dict[str, int]:
        """Role -> process id of everything that runs below the supervisor, crawlers included."""
        assert self.process is not None
        return {_role(pid): pid for pid in _descendants(self.process.pid)}

    def all_of(self, role: str) -> list[int]:
        """The ids of all processes of a role, parents before their children."""
        assert self.process is not None
        return [pid for pid in _descendants(self.process.pid) if _role(pid) == role]


def free_port() -> int:
    """A port on which nobody listens at this moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(condition: Callable[[], bool], seconds: float) -> None:
    """Wait until a condition holds; fails when it takes too long."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def _descendants(pid: int) -> list[int]:
    found = []
    for child in _children(pid):
        found += [child, *_descendants(child)]
    return found


def _children(pid: int) -> list[int]:
    """The processes it started; it, or one of its threads, may end while it is looked at."""
    found: list[int] = []
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):
                found += map(int, (thread / "children").read_text().split())
    return found


def _role(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except (FileNotFoundError, ProcessLookupError):
        return "gone"
    if "crawlers.run" in words:
        return "crawler"
    after = words[words.index("rating_site.cli") + 1 :] if "rating_site.cli" in words else ["other"]
    return " ".join(word for word in after if word)
