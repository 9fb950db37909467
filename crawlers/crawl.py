"""How is a batch asked? A few targets at once, the sources of a target together, one line per observation."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from crawlers.identity import read_address
from crawlers.net import Net, Trouble
from crawlers.observation import Observation, Outcome, Target, TargetDone, unsaid
from crawlers.registry import Source
from crawlers.saying import plain
from crawlers.settings import CrawlSettings

Write = Callable[[Observation | TargetDone], None]
Clock = Callable[[], datetime]
log = logging.getLogger(__name__)


async def crawl(
    targets: Iterable[Target],
    new_net: Callable[[], Net],
    sources: Mapping[str, Source],
    settings: CrawlSettings,
    write: Write,
    clock: Clock,
) -> None:
    """Asks every target; each ends with a TargetDone line. No failure of a source ends the crawl."""
    waiting = iter(targets)
    crews = [
        _work(waiting, new_net, sources, settings, write, clock) for _ in range(settings.targets_at_once)
    ]
    await asyncio.gather(*crews)


async def _work(
    waiting: Iterator[Target],
    new_net: Callable[[], Net],
    sources: Mapping[str, Source],
    settings: CrawlSettings,
    write: Write,
    clock: Clock,
) -> None:
    for target in waiting:
        chosen = [sources[name] for name in target.sources or settings.sources or sources]
        problem = _address_problem(target)
        if problem:
            for source in chosen:
                write(_nothing(target, source, clock(), Trouble(Outcome.REFUSED, problem)))
        else:
            net = new_net()
            await asyncio.gather(*(_ask(source, target, net, settings, write, clock) for source in chosen))
        write(TargetDone(target=target.id))


async def _ask(
    source: Source, target: Target, net: Net, settings: CrawlSettings, write: Write, clock: Clock
) -> None:
    now = clock()
    try:
        async with asyncio.timeout(settings.patience(source.name)):
            async for observation in source.ask(target, net, settings, now):
                write(observation)
    except Trouble as trouble:
        write(_nothing(target, source, now, trouble))
    except TimeoutError:
        write(_nothing(target, source, now, Trouble(Outcome.UNREACHABLE, "the source took too long")))
    except Exception as error:
        log.exception("source %s failed", source.name)
        write(_nothing(target, source, now, Trouble(Outcome.ERROR, f"{type(error).__name__} in the source")))


def _address_problem(target: Target) -> str | None:
    try:
        read_address(target.url)
    except ValueError as error:
        return str(error)
    return None


def _nothing(target: Target, source: Source, now: datetime, trouble: Trouble) -> Observation:
    url = plain(trouble.url or target.url)[:2048]
    return unsaid(target.id, source.name, source.version, now, url, trouble.outcome, plain(trouble.reason))
