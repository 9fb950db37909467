"""How fast are look-ups beside bare Flask, on the same server in the same run?

The server has one CPU for itself and wrk, a client in C, the other one, with 16 connections that stay open.
Every round asks each way for a few seconds in turn; a ratio is the median of the rounds' ratios, because this
machine's clock is shared with others. Any answer but 200 ends the run. Bare Flask has a secret key and so
opens a session, as every Flask application with forms does; the figure without one stands beside it.

Run: python -m tests.benchmarks.lookups [platforms] [rounds] [seconds] [limits URL]
"""

import http.client
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.lookups_server import cpu_of, pin, server

CONNECTIONS = 16
BARE = "bare flask"
WAYS = {
    BARE: "/bare",
    "without key": "/keyless",
    "inside flask": "/inside/api/v1/check?q=",
    "fast way": "/api/v1/check?q=",
}
"""Where each way begins; one that ends with = is followed by a host."""
_SCRIPT = Path(__file__).with_suffix(".lua")


@dataclass(frozen=True, slots=True)
class Slice:
    """What some seconds of one way brought: answers per second, milliseconds, and CPU microseconds each."""

    rate: float
    p50: float
    p99: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians of all rounds; how many times bare Flask's answers per second, and per CPU second."""

    middle: Slice
    ratio: float
    ratio_cpu: float


def measure(platforms: int, rounds: int, seconds: int, limits_url: str = "memory://") -> dict[str, Figures]:
    """Figures of each way over so many platforms, from rounds in which each has so many seconds."""
    found: dict[str, list[Slice]] = {way: [] for way in WAYS}
    with (
        TemporaryDirectory() as folder,
        server(Path(folder), platforms, limits_url=limits_url) as (pid, port),
    ):
        cpus = sorted(os.sched_getaffinity(0))
        pin(pid, cpus[0])
        for turn in range(rounds + 1):
            for way, path in WAYS.items():
                one = _slice(
                    pid, f"http://127.0.0.1:{port}", path, platforms, seconds if turn else 1, turn, cpus[-1]
                )
                if turn:  # the first warms up
                    found[way].append(one)
    return {way: _figures(slices, found[BARE]) for way, slices in found.items()}


def _figures(slices: list[Slice], bare: list[Slice]) -> Figures:
    pairs = list(zip(slices, bare, strict=True))
    return Figures(
        Slice(*(median(getattr(one, name) for one in slices) for name in Slice.__slots__)),
        median(one.rate / other.rate for one, other in pairs),
        median(other.cpu / one.cpu for one, other in pairs),
    )


def _slice(pid: int, url: str, path: str, platforms: int, seconds: int, seed: int, cpu: int) -> Slice:
    """Let wrk ask for so many seconds; RuntimeError for any answer but 200."""
    asked = str(platforms if path.endswith("=") else 0)
    command = [
        "taskset",
        "-c",
        str(cpu),
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "-s",
        str(_SCRIPT),
        url,
    ]
    before = cpu_of(pid)
    done = subprocess.run(
        [*command, "--", path, asked, str(seed)], capture_output=True, text=True, check=True
    )
    spent = cpu_of(pid) - before
    told = dict(line.split("=") for line in done.stdout.splitlines() if "=" in line)
    count = int(told["requests"])
    if int(told["errors"]) or not count:
        raise RuntimeError(f"{told['errors']} errors and {count} answers for {path}")
    return Slice(count / float(told["seconds"]), float(told["p50"]), float(told["p99"]), spent / count * 1e6)


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


def main() -> None:
    """Print the table."""
    given = sys.argv[1:]
    platforms, rounds, seconds = (int(word) for word in [*given[:3], *("100000", "5", "2")[len(given) :]])
    limits_url = given[3] if len(given) > 3 else "memory://"
    print(f"{platforms} platforms, {rounds} rounds of {seconds} s, limits in {limits_url.partition(':')[0]}")
    for way, found in measure(platforms, rounds, seconds, limits_url).items():
        one = found.middle
        print(
            f"{way:14}{one.rate:7.0f} /s  p50 {one.p50:5.1f}  p99 {one.p99:5.1f} ms {one.cpu:6.0f} us CPU"
            f"{found.ratio:7.2f} x its rate{found.ratio_cpu:7.2f} x its CPU"
        )


if __name__ == "__main__":
    main()
