"""How does an installation do under mixed traffic, beside bare Flask on the same server in the same run?

90 % look-ups, 8 % pages and 2 % writes (new live checks, stored and queued), over 16 connections that stay
open, from a thousand people. Printed are rates and latencies as this busy client sees them, the same client
for both; CPU per request of the server, which does not depend on who else uses the machine; and how much the
server's memory grew in the second half.

Run: python -m tests.benchmarks.mixed_load [seconds] [platforms]
"""

import http.client
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from tests.benchmarks.lookups import CONNECTIONS
from tests.benchmarks.lookups_data import host_of
from tests.benchmarks.lookups_server import cpu_of, server

PEOPLE = 1000
SHARES = {"look-up": 90, "page": 8, "write": 2}
# Platforms' pages by their ids; no part of a host is searched: these hosts are all look-alikes of each other.
PAGES = (
    "/",
    "/platforms/{number:012d}",
    "/search?q={host}",
    "/search?q=%E4%BA%91%E5%8D%A1",
    "/method",
    "/about",
)
Question = tuple[str, str, bytes | None]  # kind, path, body


@dataclass(slots=True)
class Figures:
    """What one kind of traffic brought: milliseconds of each answer by kind, and answers that were errors."""

    seconds: float = 0.0
    cpu: float = 0.0
    took: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    growth: float = 0.0

    @property
    def count(self) -> int:
        """Answers of all kinds."""
        return sum(map(len, self.took.values()))


def measure(seconds: float, platforms: int) -> tuple[Figures, Figures]:
    """Bare Flask for a quarter of the time (at most 10 s), then the mix; the server is the same process."""
    settings = {
        "trusted_proxies": "1",
        "live_checks_per_person": "1000000",
        "live_checks_per_host": "1000000",
    }
    with TemporaryDirectory() as folder, server(Path(folder), platforms, **settings) as (pid, port):
        mixed = lambda dice: _mixed(dice, platforms)  # noqa: E731  # one expression, two uses
        _traffic(pid, port, min(5.0, seconds), mixed)  # builds the directory, compiles the pages
        bare = _traffic(pid, port, min(10.0, seconds / 4), _bare)
        return bare, _traffic(pid, port, seconds, mixed)


def _bare(_dice: random.Random) -> Iterator[Question]:
    while True:
        yield "bare flask", "/bare", None


def _mixed(dice: random.Random, platforms: int) -> Iterator[Question]:
    kinds = list(SHARES)
    while True:
        host = host_of(dice.randrange(platforms))
        match dice.choices(kinds, list(SHARES.values()))[0]:
            case "look-up":
                yield "look-up", f"/api/v1/check?q={host}", None
            case "page":
                yield (
                    "page",
                    dice.choice(PAGES).format(host=host, number=dice.randrange(platforms)),
                    None,
                )
            case _:
                site = f"http://new{dice.getrandbits(60)}.example.net/"
                yield "write", "/api/v1/checks", json.dumps({"q": site}).encode()


def _traffic(
    pid: int, port: int, seconds: float, questions: Callable[[random.Random], Iterator[Question]]
) -> Figures:
    found, before, started = Figures(), cpu_of(pid), time.monotonic()
    end = started + seconds
    with ThreadPoolExecutor(CONNECTIONS + 1) as pool:
        half = pool.submit(_memory_at, pid, started + seconds / 2)
        parts = [
            pool.submit(_visit, port, questions(random.Random(number)), end)  # noqa: S311  # no secret
            for number in range(CONNECTIONS)
        ]
        for part in parts:
            took, errors = part.result()
            found.errors += errors
            for kind, times in took.items():
                found.took.setdefault(kind, []).extend(times)
    found.seconds, found.cpu = time.monotonic() - started, cpu_of(pid) - before
    found.growth = _memory(pid) / half.result() - 1
    return found


def _visit(
    port: int, questions: Iterator[Question], end: float
) -> tuple[dict[str, list[float]], Counter[str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    took: dict[str, list[float]] = {}
    errors: Counter[str] = Counter()
    for kind, path, body in questions:
        started = time.monotonic()
        if started > end:
            break
        status = _ask(connection, path, body)
        took.setdefault(kind, []).append((time.monotonic() - started) * 1000)
        if status not in (200, 202, 303):
            errors[f"{kind} {status} {path[:60]}"] += 1
    connection.close()
    return took, errors


def _ask(connection: http.client.HTTPConnection, path: str, body: bytes | None) -> int:
    person = random.randrange(PEOPLE)  # noqa: S311  # no secret
    headers = {"X-Forwarded-For": f"198.18.{person // 250}.{person % 250 + 1}"}
    if body:
        headers["Content-Type"] = "application/json"
    connection.request("POST" if body else "GET", path, body, headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _memory_at(pid: int, moment: float) -> int:
    time.sleep(max(moment - time.monotonic(), 0))
    return _memory(pid)


def _memory(pid: int) -> int:
    """Bytes of the server's processes that lie in memory."""
    pages = 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(place.name)) == os.getpgid(pid):
                pages += int((place / "statm").read_text().split()[1])
        except OSError:
            continue
    return pages * os.sysconf("SC_PAGE_SIZE")


def report(found: Figures) -> Iterator[str]:
    """A line per kind of traffic, and one for all."""
    for kind, times in sorted(found.took.items()):
        at = quantiles(times, n=100) if len(times) > 1 else times * 99
        yield (
            f"{kind:10} {len(times) / found.seconds:7.0f} /s   p50 {at[49]:6.1f}  p95 {at[94]:6.1f}  "
            f"p99 {at[98]:6.1f} ms"
        )
    yield (
        f"together   {found.count / found.seconds:7.0f} /s   {found.cpu / found.count * 1e6:.0f} us CPU each,"
        f" {found.errors.total()} errors, memory {found.growth:+.1%} in the second half"
    )


def main() -> None:
    """Print the table; any error is named and ends with status 1."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    platforms = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    print(f"{platforms} platforms, {CONNECTIONS} connections, {seconds:.0f} s, {PEOPLE} people")
    found = measure(seconds, platforms)
    for one in found:
        print(*report(one), sep="\n")
    for error, times in found[1].errors.most_common(10):
        print(f"{times} x {error}")
    sys.exit(1 if found[1].errors else 0)


if __name__ == "__main__":
    main()
