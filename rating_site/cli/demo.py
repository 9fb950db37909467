"""`kajian demo`: from nothing to three platform pages, on loopback and without the internet."""

import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from crawlers.settings import CrawlSettings
from rating_site.actions import checks as do
from rating_site.answers import answer
from rating_site.cli.check import run_check
from rating_site.cli.group import COULD_NOT_ASK, fail
from rating_site.cli.opening import open_all
from rating_site.cli.serve import run_roles
from rating_site.cli.show import show_answer
from rating_site.config import Settings
from rating_site.demo.servers import World, demo_world
from rating_site.finder import Finder
from rating_site.jobs.follow import Follower
from rating_site.lookup import recognise
from rating_site.store import platforms
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Platform
from rating_site.web.app import create_app


@click.command()
@click.option("--serve", "keep", is_flag=True, help="keep the pages on the web until Ctrl-C")
def demo(keep: bool) -> None:
    """Start three shops and the outside services on loopback and check them end to end."""
    started = time.monotonic()
    with TemporaryDirectory(prefix="kajian-demo-") as folder, demo_world(datetime.now(UTC).date()) as world:
        click.echo(f"started {len(world.shops)} shops and 5 outside services on loopback")
        # The one place besides tests that permits loopback addresses, for its own three shops.
        crawl = CrawlSettings.model_validate({**world.crawl_settings, "per_host_pause": 0.0})
        settings, database = open_all(data=Path(folder), crawl=crawl)
        names = _check_all(world, settings, database)
        _search_all(names, settings, database)
        _open_pages(settings, database)
        click.echo(f"\ndemo: {len(names)} platforms in {time.monotonic() - started:.1f} s")
        if keep:
            run_roles({"KAJIAN_DATA": folder, "KAJIAN_CRAWL": crawl.model_dump_json()})


def _check_all(world: World, settings: Settings, database: Database) -> list[str]:
    names = []
    for _key, url in world.shops:
        click.echo(f"\nchecking {url}")
        address = recognise(url).address
        assert address is not None  # noqa: S101  # the demo's own addresses
        with transaction(database) as session:
            wish = do.request(session, address, datetime.now(UTC), join_minutes=1)
        done = run_check(database, settings, wish)
        with reading(database) as session:
            platform = session.get(Platform, done.platform_id) if done.platform_id else None
            if platform is None:
                fail(f"{url}: {done.reason}", COULD_NOT_ASK)
            show_answer(answer(session, platform))
            names.append(platform.name)
    return names


def _search_all(names: list[str], settings: Settings, database: Database) -> None:
    follower = Follower(database, settings.index_folder)
    while follower.step():
        pass
    click.echo("\nsearching")
    finder = Finder(database, settings.index_folder)
    for name in names:
        hits = [hit for group in finder.find(recognise(name)) for hit in group.hits]
        click.echo(f"  {name} → {hits[0].title if hits else 'nothing'}")


def _open_pages(settings: Settings, database: Database) -> None:
    click.echo("\nopening pages")
    client = create_app(settings, database).test_client()
    with reading(database) as session:
        ids = [platform.id for platform in platforms.page(session)]
    for path in [f"/platforms/{platform_id}" for platform_id in ids] + [
        "/",
        "/blacklist",
        "/rules",
        "/method",
    ]:
        status = client.get(path).status_code
        click.echo(f"  {status} {path}")
