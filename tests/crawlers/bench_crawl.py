"""What does a crawl cost beside a bare Scrapy spider that fetches the same pages, and does its memory grow?

Run it as `python -m tests.crawlers.bench_crawl [PLATFORMS]`; seconds are CPU seconds of the crawl process,
the extractors' share is measured apart and left out of the ratio. Exit status 1 where a bar is missed.
"""

import json
import os
import subprocess
import sys
import tempfile
import textwrap
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from rating_site.demo.servers import demo_world

RATIO_BAR, GROWTH_BAR = 1.5, 1.2
# Writes down every URL that is asked for and the CPU seconds that crawlers.extract takes.
RECORDING = """
    import atexit, json, sys, time
    report = {"urls": [], "extract": 0.0, "bytes": 0}
    path = sys.argv.pop(1)
    atexit.register(lambda: open(path, "w").write(json.dumps(report)))

    def timed(module, name):
        plain = getattr(module, name)
        def run(*values, **named):
            begin = time.process_time()
            try:
                return plain(*values, **named)
            finally:
                report["extract"] += time.process_time() - begin
        setattr(module, name, run)

    from crawlers import displayed, fetching, places, robots, shop, stated
    from crawlers.sources import platform_terms, storefront
    for module, names in (
        (shop, ("parse", "page_kind", "identify")), (stated, ("parse",)), (displayed, ("parse", "find_icp")),
        (places, ("extract_terms", "han_strings")), (platform_terms, ("extract_terms",)),
        (storefront, ("find_contacts", "find_escrow", "find_prohibited", "find_payment_methods",
                      "find_gateway_hosts", "template_fingerprint", "analytics_ids")),
    ):
        for name in names:
            timed(module, name)
    once, read = fetching.Fetcher._once, robots.RobotsMiddleware._read
    async def recorded(self, request):
        report["urls"].append(request.url)
        answer = await once(self, request)
        report["bytes"] += len(answer.body)
        return answer
    async def recorded_robots(self, origin):
        report["urls"].append(origin + "/robots.txt")
        return await read(self, origin)
    fetching.Fetcher._once, robots.RobotsMiddleware._read = recorded, recorded_robots
    from crawlers.run import main
    sys.exit(main(sys.argv[1:]))
"""
BARE = """
    import json, sys
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess
    class Bare(scrapy.Spider):
        name = "bare"
        async def start(self):
            for url, host in json.load(open(sys.argv[1])):
                yield scrapy.Request(url, headers={"Host": host}, dont_filter=True)
        def parse(self, response):
            return []
    process = AsyncCrawlerProcess({"LOG_LEVEL": "ERROR", "HTTPERROR_ALLOW_ALL": True, "RETRY_ENABLED": False})
    process.crawl(Bare)
    process.start()
"""


class Cost(NamedTuple):
    """What a process took: CPU seconds and the most memory, in MB."""

    seconds: float
    megabytes: float


class Crawl(NamedTuple):
    """A crawl, what it asked for, and the extractors' share."""

    cost: Cost
    urls: list[str]
    extract: float
    bytes: int


def run(script: str, *arguments: Path) -> Cost:
    """Runs a script in a process of its own."""
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)])
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"the process ended with {process.returncode}"
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def crawl(folder: Path, settings: dict[str, Any], platforms: int) -> Crawl:
    """All sources of so many platforms; the demo's shops answer under as many names."""
    servers = list(settings["host_overrides"].values())
    names = {f"shop{n}-bench.example": servers[n % len(servers)] for n in range(platforms)}
    lines = (json.dumps({"id": name, "url": f"http://{name}/"}) + "\n" for name in names)
    (folder / "targets").write_text("".join(lines))
    (folder / "out").unlink(missing_ok=True)
    (folder / "settings").write_text(json.dumps(settings | {"host_overrides": names}))
    files = [folder / name for name in ("report", "targets", "out")]
    cost = run(RECORDING, *files, Path("--settings"), folder / "settings")
    report = json.loads((folder / "report").read_text())
    pairs = []
    for url in report["urls"]:
        host = urlsplit(url).netloc
        pairs.append((url.replace(host, names.get(host, host), 1), host))
    (folder / "pairs").write_text(json.dumps(pairs))
    return Crawl(cost, report["urls"], report["extract"], report["bytes"])


def main(platforms: int) -> int:
    """Prints the figures; 1 where a bar is missed."""
    with demo_world(date(2026, 11, 20)) as world, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = crawl(folder, world.crawl_settings, platforms // 4)
        many = crawl(folder, world.crawl_settings, platforms)
        bare = run(BARE, folder / "pairs")
    pages = len(many.urls)
    ratio = (many.cost.seconds - many.extract) / bare.seconds
    growth = many.cost.megabytes / few.cost.megabytes
    spent, fetched = many.cost.seconds, many.bytes / 1e5
    print(f"{platforms} platforms, {pages} pages: {spent:.2f} s CPU, {spent / platforms:.3f} s a platform")
    print(f"extractors: {many.extract:.2f} s, {many.extract * 1000 / fetched:.1f} ms per 100 kB fetched")
    own, plain = (spent - many.extract) / pages * 1000, bare.seconds / pages * 1000
    print(f"a page: {own:.2f} ms, bare spider {plain:.2f} ms, ratio {ratio:.2f} (bar {RATIO_BAR})")
    small, large = few.cost.megabytes, many.cost.megabytes
    print(
        f"memory: {small:.0f} MB, four times as many {large:.0f} MB, factor {growth:.2f} (bar {GROWTH_BAR})"
    )
    return int(ratio > RATIO_BAR or growth > GROWTH_BAR)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
