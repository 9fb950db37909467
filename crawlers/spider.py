"""How does Scrapy run a crawl? One spider asks inside its start() and yields nothing."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess

from crawlers.crawl import Write, crawl
from crawlers.fetching import Fetcher, TargetNet
from crawlers.guard import Guard
from crawlers.observation import Target
from crawlers.registry import Source
from crawlers.scrapy_settings import scrapy_settings


class TargetSpider(Spider):
    """Gives the crawl the engine's downloader; the engine stays open as long as start() runs."""

    name = "kajian"
    targets: Sequence[Target]
    sources: Mapping[str, Source]
    guard: Guard
    write: Write

    async def start(self) -> AsyncIterator[Any]:
        """Called by Scrapy once."""
        fetcher = Fetcher(self.crawler.engine.download_async, self.guard)
        settings = self.guard.settings
        await crawl(
            self.targets,
            lambda: TargetNet(fetcher),
            self.sources,
            settings,
            self.write,
            lambda: datetime.now(UTC),
        )
        return
        yield


def run_spider(guard: Guard, targets: Sequence[Target], sources: Mapping[str, Source], write: Write) -> None:
    """Runs the reactor until every target is done or the crawl broke off. Once per process."""
    process = AsyncCrawlerProcess(scrapy_settings(guard.settings))
    process.crawl(TargetSpider, targets=targets, sources=sources, guard=guard, write=write)
    process.start()
