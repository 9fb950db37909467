"""How is a batch asked?"""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

from crawlers.crawl import crawl
from crawlers.net import Net, Trouble
from crawlers.observation import Observation, Outcome, Target, TargetDone
from crawlers.registry import Ask, Source
from crawlers.saying import Say
from crawlers.settings import CrawlSettings

NOW = datetime(2026, 11, 20, tzinfo=UTC)
SHOP = Target(id="1", url="http://shop.example/")


class _NoNet:
    def keep(self, body: bytes) -> str:
        return "0" * 64


def _source(name: str, ask: Ask) -> Source:
    return Source(name, 1, timedelta(days=1), 0.5, 1, ask)


async def _well(target: Target, net: Net, _: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    yield Say(target, "well", 1, now, net).answered(target.url, {"title": "ok"})


def _crawl(targets: list[Target], *sources: Source, **settings: Any) -> list[Observation | TargetDone]:
    lines: list[Observation | TargetDone] = []
    named = {source.name: source for source in sources}
    asyncio.run(crawl(targets, _NoNet, named, CrawlSettings(**settings), lines.append, lambda: NOW))  # type: ignore[arg-type]
    return lines


def _failing(error: Exception) -> Ask:
    async def ask(*_: object) -> AsyncIterator[Observation]:
        raise error
        yield  # makes this a source, which is an asynchronous generator

    return ask


def test_a_target_ends_with_its_done_line() -> None:
    seen, done = _crawl([SHOP], _source("well", _well))
    assert isinstance(seen, Observation) and seen.value == {"title": "ok"}
    assert done == TargetDone(target="1")


def test_trouble_becomes_an_observation_with_its_reason() -> None:
    trouble = Trouble(Outcome.BLOCKED, "a challenge", "http://shop.example/x")
    seen = _crawl([SHOP], _source("bad", _failing(trouble)))[0]
    assert isinstance(seen, Observation)
    assert (seen.outcome, seen.reason, seen.url) == (Outcome.BLOCKED, "a challenge", "http://shop.example/x")


def test_a_crash_of_one_source_ends_neither_the_others_nor_the_crawl() -> None:
    lines = _crawl([SHOP], _source("bad", _failing(ZeroDivisionError("boo"))), _source("well", _well))
    assert [getattr(line, "outcome", "done") for line in lines] == ["error", "answered", "done"]


def test_a_source_that_never_ends_is_cut_off() -> None:
    async def ask(*_: object) -> AsyncIterator[Observation]:
        await asyncio.sleep(60)
        for nothing in list[Observation]():
            yield nothing

    seen = _crawl([SHOP], _source("slow", ask), source_seconds=0.05)[0]
    assert isinstance(seen, Observation)
    assert (seen.outcome, seen.reason) == (Outcome.UNREACHABLE, "the source took too long")


def test_a_bad_address_is_refused_for_every_source() -> None:
    lines = _crawl([Target(id="1", url="ftp://shop.example/")], _source("well", _well))
    assert getattr(lines[0], "outcome", None) is Outcome.REFUSED
    assert lines[1] == TargetDone(target="1")


def test_a_target_may_name_its_sources() -> None:
    wanted = SHOP.model_copy(update={"sources": ("well",)})
    lines = _crawl([wanted], _source("well", _well), _source("bad", _failing(ValueError())))
    assert len(lines) == 2


def test_no_more_targets_are_in_flight_than_set() -> None:
    running: list[int] = []
    most: list[int] = []

    async def ask(*_: object) -> AsyncIterator[Observation]:
        running.append(1)
        most.append(len(running))
        await asyncio.sleep(0.001)
        running.pop()
        for nothing in list[Observation]():
            yield nothing

    _crawl(
        [Target(id=str(n), url="http://a.example/") for n in range(20)], _source("s", ask), targets_at_once=3
    )
    assert max(most) == 3 and len(most) == 20
