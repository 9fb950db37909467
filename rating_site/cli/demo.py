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
from rating_site.jobs.crawl import run_batch
from rating_site.jobs.follow import Follower
from rating_site.lookup import recognise
from rating_site.store import checks
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
        ids = _check_all(world, settings, database)
        _ask_register(settings, database)
        names = _show_all(ids, database)
        _search_all(names, settings, database)
        _open_pages(ids, settings, database)
        click.echo(f"\ndemo: {len(ids)} platforms in {time.monotonic() - started:.1f} s")
        if keep:
            run_roles({"KAJIAN_DATA": folder, "KAJIAN_CRAWL": crawl.model_dump_json()})


def _check_all(world: World, settings: Settings, database: Database) -> list[str]:
    """Check every shop as a buyer would; gives the ids of the platforms."""
    ids = []
    for _key, url in world.shops:
        click.echo(f"\nchecking {url}")
        address = recognise(url).address
        assert address is not None  # noqa: S101  # the demo's own addresses
        with transaction(database) as session:
            wish = do.request(session, address, datetime.now(UTC), join_minutes=1)
        done = run_check(database, settings, wish)
        if done.platform_id is None:
            fail(f"{url}: {done.reason}", COULD_NOT_ASK)
        ids.append(done.platform_id)
    return ids


def _ask_register(settings: Settings, database: Database) -> None:
    """What the general worker does: ask the ICP register in batches of its own."""
    click.echo("\nasking the ICP register")
    with reading(database) as session:
        batches = [batch.id for batch in checks.abandoned(session, datetime.now(UTC))]
    for batch_id in batches:
        run_batch(database, settings, batch_id, "demo")


def _show_all(ids: list[str], database: Database) -> list[str]:
    names = []
    with reading(database) as session:
        for platform_id in ids:
            platform = session.get(Platform, platform_id)
            assert platform is not None  # noqa: S101  # a check has just made it
            show_answer(answer(session, platform))
            names.append(platform.name)
    return names


def _search_all(names: list[str], settings: Settings, database: Database) -> None:
    follower = Follower(database, settings.index_folder, settings.text_engine)
    while follower.step():
        pass
    click.echo("\nsearching")
    finder = Finder(database, settings.index_folder)
    for name in names:
        hits = [hit for group in finder.find(recognise(name)) for hit in group.hits]
        click.echo(f"  {name} → {hits[0].title if hits else 'nothing'}")


def _open_pages(ids: list[str], settings: Settings, database: Database) -> None:
    click.echo("\nopening pages")
    client = create_app(settings, database).test_client()
    for path in [*(f"/platforms/{one}" for one in ids), "/", "/blacklist", "/rules", "/method"]:
        click.echo(f"  {client.get(path).status_code} {path}")
