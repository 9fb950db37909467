"""How fast are look-ups beside bare Flask, on the same server in the same run?

One granian process serves bare Flask and Kajian over 100,000 platforms with finished answers; connections
stay open. Compared are CPU seconds of the server per request (medians of three rounds, in turns), because
this machine's clock is shared with others; requests per second stand beside them.

Run: python -m tests.benchmarks.lookups [platforms] [requests] [limits URL]
"""

import http.client
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask, jsonify

from rating_site.config import read_settings
from rating_site.store.db import open_database
from rating_site.store.migrate import migrate
from tests.benchmarks.lookups_data import fill, host_of

CONNECTIONS = 16
ROUNDS = 3
Wsgi = Callable[[dict[str, Any], Any], Any]
WAYS: dict[str, Callable[[int], str]] = {
    "bare flask": lambda _number: "/bare",
    "inside flask": lambda number: f"/inside/api/v1/check?q={host_of(number)}",
    "fast way": lambda number: f"/api/v1/check?q={host_of(number)}",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """CPU microseconds per request and requests per second; `ratio` is bare Flask's CPU by this one's."""

    cpu: float
    rate: float
    ratio: float


def application() -> Wsgi:
    """Bare Flask, Kajian without its fast way, and Kajian as it is, behind one door."""
    from rating_site.web.wsgi import application as kajian

    bare = Flask("bare")
    bare.add_url_rule("/bare", view_func=lambda: jsonify(hello="world"))
    whole = kajian.wsgi_app
    fast = getattr(whole, "app", whole)  # behind a trusted proxy it is wrapped once more
    inside = getattr(fast, "_inner")  # noqa: B009  # what stands behind the fast way

    def door(environ: dict[str, Any], start_response: Any) -> Any:
        path = str(environ["PATH_INFO"])
        if path == "/bare":
            return bare.wsgi_app(environ, start_response)
        if path.startswith("/inside"):
            environ["PATH_INFO"] = path.removeprefix("/inside")
            return inside(environ, start_response)
        return whole(environ, start_response)

    return door


def measure(platforms: int, requests: int, limits_url: str = "memory://") -> dict[str, Figures]:
    """Figures of each way over so many platforms, with so many requests a round."""
    with (
        TemporaryDirectory() as folder,
        server(Path(folder), platforms, limits_url=limits_url) as (pid, port),
    ):
        for path in WAYS.values():
            ask(port, path, range(min(200, platforms)))
        rounds: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
        for _round in range(ROUNDS):
            for way, path in WAYS.items():
                numbers = random.Random(_round).choices(range(platforms), k=requests)  # noqa: S311  # no secret
                rounds[way].append(_round_of(pid, port, path, numbers))
    cpu = {way: median(one for one, _ in found) for way, found in rounds.items()}
    rate = {way: median(one for _, one in found) for way, found in rounds.items()}
    return {way: Figures(cpu[way] * 1e6, rate[way], cpu["bare flask"] / cpu[way]) for way in WAYS}


@contextmanager
def server(folder: Path, platforms: int, **given: str) -> Iterator[tuple[int, int]]:
    """Bare Flask and Kajian over so many platforms on one granian process; gives its id and port.

    `given` are settings (variables without their prefix).
    """
    settings = read_settings(data=folder, secret_key="b" * 32)
    database = open_database(settings.database)
    migrate(database)
    fill(database, platforms)
    database.close()
    port = random.randrange(20_000, 30_000)  # noqa: S311  # no secret
    environ = (
        os.environ
        | {
            "KAJIAN_DATA": str(folder),
            "KAJIAN_SECRET_KEY": "b" * 32,
            "KAJIAN_API_PER_PERSON": "100000000",
        }
        | {f"KAJIAN_{name.upper()}": value for name, value in given.items()}
    )
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--factory"]
    command += ["--blocking-threads", "4", "--log-level", "error", "tests.benchmarks.lookups:application"]
    process = subprocess.Popen(command, env=environ, start_new_session=True)  # our own words
    try:
        _wait(port)
        yield process.pid, port
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def _wait(port: int) -> None:
    for _try in range(300):
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


def _round_of(pid: int, port: int, path: Callable[[int], str], numbers: list[int]) -> tuple[float, float]:
    parts = [numbers[start::CONNECTIONS] for start in range(CONNECTIONS)]
    before, started = cpu_of(pid), time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lambda part: ask(port, path, part), parts))
    return (cpu_of(pid) - before) / len(numbers), len(numbers) / (time.perf_counter() - started)


def ask(port: int, path: Callable[[int], str], numbers: "range | list[int]") -> None:
    """Ask for one path after the other over one connection; RuntimeError for any answer but 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for number in numbers:
        connection.request("GET", path(number))
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"status {answer.status} for {path(number)}")
    connection.close()


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


def main() -> None:
    """Print the table."""
    given = sys.argv[1:]
    platforms = int(given[0]) if given else 100_000
    requests = int(given[1]) if len(given) > 1 else 6000
    limits_url = given[2] if len(given) > 2 else "memory://"
    print(f"{platforms} platforms, {requests} requests a round, limits in {limits_url.partition(':')[0]}")
    for way, found in measure(platforms, requests, limits_url).items():
        print(f"{way:14} {found.cpu:8.0f} us CPU {found.rate:8.0f} /s  {found.ratio:6.2f} x bare Flask")


if __name__ == "__main__":
    main()
