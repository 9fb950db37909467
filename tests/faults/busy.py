"""An installation with shops, moderators and a webhook, on which clients work while something is killed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

from crawlers.identity import read_address
from crawlers.settings import CrawlSettings
from rating_site.actions import platforms, webhooks
from rating_site.actions.webhooks import Wish
from rating_site.config import Settings, read_settings
from rating_site.demo.servers import World
from rating_site.store.db import Database, open_database, transaction
from rating_site.store.migrate import migrate
from tests.faults.operations import Client, Ledger, Stage
from tests.faults.reckoning import behind, problems, send_the_rest
from tests.faults.running import Installation
from tests.rating_site.actions.listed_shop import proven_shop
from tests.report_rows import add_people
from tests.webhook_receiver import Receiver, receiver

CLIENTS = 3
_SECRET = "k" * 40
_OPEN = {
    "KAJIAN_SECRET_KEY": _SECRET,
    "KAJIAN_TRUSTED_PROXIES": "1",
    "KAJIAN_REPORTS_PER_PERSON": "100000",
    "KAJIAN_REPORTS_PER_PLATFORM": "100000",
    "KAJIAN_CHECK_JOIN_MINUTES": "600",
}
"""No limit shall be met: everybody is somebody else, and the shops are busy."""


@dataclass(frozen=True, slots=True)
class Busy:
    """A prepared installation; `shops` are platforms that may be listed, one for each client."""

    site: Installation
    settings: Settings
    stage: Stage
    ledger: Ledger
    shops: tuple[str, ...]
    hook: Receiver

    def work(self, operations: int, seed: int) -> None:
        """Spread so many operations over the clients and wait for all of them."""
        clients = [Client(self.stage, self.ledger, shop, seed + n) for n, shop in enumerate(self.shops)]
        with ThreadPoolExecutor(len(clients)) as pool:
            for done in [pool.submit(client.work, operations // len(clients)) for client in clients]:
                done.result()

    def catch_up(self, seconds: float) -> float:
        """Wait until nothing is behind; gives the seconds this took."""
        started = monotonic()
        while left := behind(self.stage.database, self.settings):
            assert monotonic() - started < seconds, left
            sleep(0.5)
        return monotonic() - started

    def lost_or_doubled(self) -> list[str]:
        """What is wrong after everything was sent; the installation has stopped."""
        send_the_rest(self.stage.database, self.settings)
        received = [headers["webhook-id"] for headers, _body in self.hook.got]
        return problems(self.stage.database, self.settings, self.ledger, received)


@contextmanager
def busy(data: Path, world: World, checks: int, **settings: str) -> Iterator[Busy]:
    """Everything that operations need; `checks` addresses nobody asked about lead to the demo's shops."""
    names = [f"shop{number}.example" for number in range(checks)]
    doors = list(world.host_overrides.values())
    led = {name: doors[number % len(doors)] for number, name in enumerate(names)}
    crawl = world.crawl_settings | {"host_overrides": world.host_overrides | led}
    site = Installation(data, crawl, **_OPEN, **settings)
    own = read_settings(
        data=data,
        port=site.port,
        secret_key=_SECRET,
        crawl=CrawlSettings.model_validate(crawl),
        database_url=settings.get("KAJIAN_DATABASE_URL", ""),
    )
    database = open_database(own.database)
    migrate(database)
    try:
        with receiver() as hook:
            stage, shops = _prepared(site, own, database, hook.url)
            ledger = Ledger()
            ledger.addresses.extend(f"http://{name}/" for name in names)
            yield Busy(site, own, stage, ledger, shops, hook)
    finally:
        database.close()


def _prepared(
    site: Installation, settings: Settings, database: Database, hook: str
) -> tuple[Stage, tuple[str, ...]]:
    now = datetime.now(UTC)
    people = tuple(add_people(database, now))
    before = now - timedelta(days=3)
    hosts = tuple(f"known{number}.example" for number in range(10))
    shops = tuple(
        proven_shop(database, settings.safe, people[2], before, f"proven{number}.example")
        for number in range(CLIENTS)
    )
    with transaction(database) as session:
        for host in hosts:
            platforms.ensure(session, read_address(host), before)
        row, key, _secret = webhooks.create(
            session, settings.safe, Wish(hook), None, now, allow_loopback=True
        )
    return Stage(site, database, settings.safe, hosts, people, (row.id, key)), shops
