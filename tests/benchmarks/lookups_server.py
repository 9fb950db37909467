"""What serves the look-up benchmarks? Bare Flask and Kajian, behind one door of the server of `kajian web`.

It is started by `kajian web`'s own function, with its threads and its turnstile; only the door in front
(one comparison of the path) is the benchmark's. Bare Flask stands beside Kajian's turnstile, not behind it.
"""

import http.client
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask, jsonify

from rating_site.config import read_settings
from rating_site.store.db import open_database
from rating_site.store.migrate import migrate
from tests.benchmarks.lookups_data import fill

SECRET = "b" * 32
_PATIENCE = 120.0  # seconds the server may take to start; on a busy machine the imports alone take thirty
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def bare(secret_key: str | None) -> Wsgi:
    """Flask that greets in JSON; with a secret key it opens a session for every request."""
    app = Flask("bare")
    app.secret_key = secret_key
    app.add_url_rule("/bare", view_func=lambda: jsonify(hello="world"))
    return app.wsgi_app


def door() -> Wsgi:
    """Bare Flask with and without its secret key, Kajian without its fast way, and Kajian as it is served."""
    from rating_site.web.wsgi import application

    keyed, keyless = bare(SECRET), bare(None)
    whole = application.wsgi_app
    fast = getattr(whole, "app", whole)  # behind a trusted proxy it is wrapped once more
    inside: Wsgi = getattr(fast, "_inner")  # noqa: B009  # the turnstile behind the fast way

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"])
        if path == "/bare":
            return keyed(environ, start_response)
        if path.startswith("/inside"):
            environ["PATH_INFO"] = path.removeprefix("/inside")
            return inside(environ, start_response)
        if path == "/keyless":
            environ["PATH_INFO"] = "/bare"
            return keyless(environ, start_response)
        return whole(environ, start_response)

    return answer


@contextmanager
def server(folder: Path, platforms: int, **given: str) -> Iterator[tuple[int, int]]:
    """The door over so many platforms; gives the server's process id and port.

    `given` are settings (variables without their prefix).
    """
    settings = read_settings(data=folder, secret_key=SECRET)
    database = open_database(settings.database)
    migrate(database)
    fill(database, platforms)
    database.close()
    port = random.randrange(20_000, 30_000)  # noqa: S311  # no secret
    ours = {
        "data": str(folder),
        "secret_key": SECRET,
        "port": str(port),
        "api_per_person": "100000000",
    } | given
    environ = os.environ | {f"KAJIAN_{name.upper()}": value for name, value in ours.items()}
    command = [sys.executable, "-m", "tests.benchmarks.lookups_server"]
    process = subprocess.Popen(command, env=environ, start_new_session=True)  # our own words
    try:
        _wait(port)
        yield process.pid, port
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # it keeps nothing, and while it starts it hears nothing else
        process.wait(20)


def cpu_of(pid: int) -> float:
    """CPU seconds of a process and of those it started, as they share its session."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == os.getpgid(pid):
            total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def pin(pid: int, cpu: int) -> None:
    """Keep a process and those it started, threads included, on one CPU."""
    for task in Path("/proc").glob("[0-9]*/task/[0-9]*"):
        try:
            if os.getpgid(int(task.parts[2])) == os.getpgid(pid):
                os.sched_setaffinity(int(task.name), {cpu})
        except OSError:
            continue


def _wait(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/bare")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    from rating_site.cli.web import run

    run(read_settings(), "tests.benchmarks.lookups_server:door", factory=True)
