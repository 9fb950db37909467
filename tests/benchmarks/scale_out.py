"""What does a look-up cost when two web servers share PostgreSQL and Valkey, beside one that has them alone?

Compared are CPU seconds of all web processes per look-up, medians of rounds in turns; every look-up counts a
limit in Valkey and asks PostgreSQL whether its finished answer still holds.

Run: python -m tests.benchmarks.scale_out [platforms] [requests]
"""

import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rating_site.store.db import open_database
from tests.benchmarks.lookups import CONNECTIONS, ask
from tests.benchmarks.lookups_data import fill, host_of
from tests.benchmarks.lookups_server import cpu_of
from tests.conftest import migrated
from tests.faults.cluster import Cluster
from tests.faults.running import Door
from tests.postgres import template_server
from tests.valkey import valkey_server

ROUNDS = 5
Web = tuple[Door, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """CPU microseconds per look-up and look-ups per second."""

    cpu: float
    rate: float


def measure(platforms: int, requests: int) -> dict[int, Figures]:
    """Figures by the number of web servers, medians of all rounds."""
    with (
        TemporaryDirectory() as folder,
        template_server(migrated) as copy,
        valkey_server() as shared,
    ):
        url = copy("lookups")
        database = open_database(url)
        fill(database, platforms)
        database.close()
        cluster = Cluster(
            Path(folder), database_url=url, queue_url=shared, limits_url=shared, api_per_person="100000000"
        )
        with cluster.webs(2) as webs:
            rounds = _rounds(webs, platforms, requests)
    return {
        number: Figures(median(cpu for cpu, _ in found) * 1e6, median(rate for _, rate in found))
        for number, found in rounds.items()
    }


def _rounds(webs: Sequence[Web], platforms: int, requests: int) -> dict[int, list[tuple[float, float]]]:
    found: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    for turn in range(ROUNDS + 1):
        numbers = random.Random(turn).choices(range(platforms), k=requests)  # noqa: S311  # no secret
        for number in found:
            figures = _round(webs[:number], numbers)
            if turn:  # the first warms up
                found[number].append(figures)
    return found


def _round(webs: Sequence[Web], numbers: list[int]) -> tuple[float, float]:
    before, started = sum(cpu_of(pid) for _, pid in webs), time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        parts = [(webs[at % len(webs)][0].port, numbers[at::CONNECTIONS]) for at in range(CONNECTIONS)]
        list(pool.map(lambda part: ask(part[0], _path, part[1]), parts))
    spent = sum(cpu_of(pid) for _, pid in webs) - before
    return spent / len(numbers), len(numbers) / (time.perf_counter() - started)


def _path(number: int) -> str:
    return f"/api/v1/check?q={host_of(number)}"


def main() -> None:
    """Print the table."""
    given = [int(word) for word in sys.argv[1:]]
    platforms, requests = [*given, *(20_000, 4000)[len(given) :]]
    found = measure(platforms, requests)
    print(f"{platforms} platforms on PostgreSQL and Valkey, {requests} look-ups a round")
    for number, figures in found.items():
        print(f"{number} web servers {figures.cpu:8.0f} us CPU {figures.rate:8.0f} /s")
    print(f"CPU per look-up with two: {found[2].cpu / found[1].cpu:.2f} times")


if __name__ == "__main__":
    main()
