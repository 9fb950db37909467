"""Which sources are there? Every module in crawlers/sources is one; nothing is registered anywhere else."""

import pkgutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module

from crawlers import sources as folder
from crawlers.net import Net
from crawlers.observation import Observation, Target
from crawlers.settings import CrawlSettings

Ask = Callable[[Target, Net, CrawlSettings, datetime], AsyncIterator[Observation]]


@dataclass(frozen=True, slots=True)
class Source:
    """One source: how often it should be asked, which share of answers is healthy, requests per question."""

    name: str
    version: int
    interval: timedelta
    healthy: float
    cost: int
    ask: Ask


@cache
def all_sources() -> dict[str, Source]:
    """Every source by name; a module that lacks a declaration fails at once."""
    found = {}
    for info in pkgutil.iter_modules(folder.__path__):
        module = import_module(f"{folder.__name__}.{info.name}")
        found[module.NAME] = Source(
            module.NAME, module.VERSION, module.INTERVAL, module.HEALTHY, module.COST, module.ask
        )
    return found
