"""What do so many look-ups a day and so many platforms need? Machines, memory and disk, from measured costs.

Pure arithmetic, no prices: every operator's prices differ, and change.
"""

from dataclasses import dataclass
from math import ceil

MEASURED = "2026-11-22, 2 shared cores, Debian 12, CPython 3.11, PostgreSQL 18, Valkey 9"
"""When and on what the unit costs below were measured; how: tests/benchmarks."""

# CPU seconds
LOOK_UP = 350e-6  # a finished answer with its limit counted in Valkey (scale_out)
PAGE = 8e-3  # mean of home, search, method and platform page (mixed_load)
WRITE = 9e-3  # a wish for a live check, stored and queued (mixed_load)
CHECK = 1.9  # all sources of one demo shop, the crawler's start included
# bytes
DIRECTORY = 1500  # of a platform in each web process's memory (search_directory)
DATABASE_CHECK = 20e3  # rows that one check of a demo shop leaves, with their indexes
DATABASE_PLATFORM = 10e3  # the platform itself, its finished answer included (lookups_data)
# Not measured but assumed, on the careful side:
WEB_PROCESS = 250e6  # resident, before the directory
TEXT_INDEX = 6e3  # of a platform in the search index
RAW_CHECK = 60e3  # raw answers of one check; demo shops leave 5 kB, real pages are larger
REPORT = 900e3  # a report with three pictures, re-encoded and sealed
DATABASE_SHARE = 0.5  # of PostgreSQL and Valkey beside each CPU second of a web server

_DAY = 86_400
_PEAK = 3.0  # the busiest hour of a day beside its mean hour
_BUSY = 0.6  # of a core that may be planned with: the rest keeps p99 low
_CORES = 8
_RAW_DAYS = 180


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked of an installation: per day, but for the number of platforms."""

    look_ups: int
    platforms: int
    pages: int = 0
    live_checks: int = 0
    reports: int = 0
    recheck_days: int = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """Cores at the busiest hour, machines of eight cores, and bytes; disks after a year."""

    web_cores: float
    worker_cores: float
    database_cores: float
    web_machines: int
    worker_machines: int
    database_machines: int
    web_memory: float
    database_disk: float
    index_disk: float
    shared_disk: float
    peak_look_ups: float
    checks_a_day: float


def plan(load: Load) -> Plan:
    """What a load needs; with more than one web machine none may be missed, so one is added in reserve."""
    peak = load.look_ups / _DAY * _PEAK
    asked = load.look_ups * LOOK_UP + load.pages * PAGE + (load.live_checks + load.reports) * WRITE
    web = asked / _DAY * _PEAK / _BUSY
    checks = load.platforms / load.recheck_days + load.live_checks
    workers = checks * CHECK / _DAY / _BUSY
    database = web * DATABASE_SHARE
    machines = _machines(web)
    return Plan(
        web_cores=web,
        worker_cores=workers,
        database_cores=database,
        web_machines=machines + (machines > 1),
        worker_machines=_machines(workers),
        database_machines=_machines(database) + (machines > 1),
        web_memory=(WEB_PROCESS + DIRECTORY * load.platforms) * min(_CORES, max(ceil(web), 1)),
        database_disk=DATABASE_PLATFORM * load.platforms + DATABASE_CHECK * checks * 365,
        index_disk=TEXT_INDEX * load.platforms,
        shared_disk=RAW_CHECK * checks * _RAW_DAYS + REPORT * load.reports * 365,
        peak_look_ups=peak,
        checks_a_day=checks,
    )


def _machines(cores: float) -> int:
    return max(ceil(cores / _CORES), 1)
