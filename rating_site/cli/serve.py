"""`kajian serve` and the single roles it is made of."""

import contextlib
import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime

import click
from granian import Granian
from granian.constants import Interfaces

from rating_site.cli.opening import open_all
from rating_site.cli.processes import supervise
from rating_site.config import read_settings
from rating_site.jobs.follow import Follower
from rating_site.jobs.periodic import Periodic
from rating_site.jobs.queue import GENERAL, LIVE, open_queues, sweep

_SWEEP_EVERY = 5.0  # seconds: a killed worker's batch is offered again soon after its lease
_FOLLOW_EVERY = 0.3  # seconds: a decision has to be searchable within one


@click.command()
def serve() -> None:
    """Migrate, then run web server, workers and scheduler until Ctrl-C."""
    settings, database = open_all()
    database.close()
    click.echo(f"data folder {settings.data.resolve()}")
    click.echo(f"open http://{settings.host}:{settings.port}/ (Ctrl-C stops)")
    run_roles()


def run_roles(environ: Mapping[str, str] | None = None) -> None:
    """Run every role until Ctrl-C, with `environ` added to their environment."""
    supervise(
        {
            "web": ["web"],
            "live worker": ["worker", LIVE],
            "general worker": ["worker", GENERAL],
            "scheduler": ["scheduler"],
        },
        environ,
    )


@click.command()
def web() -> None:
    """Run the web server alone."""
    settings = read_settings()
    Granian(
        "rating_site.web.wsgi:application",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        # One slow download must not block the others: with one thread it did.
        blocking_threads=4,
        websockets=False,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()


@click.command()
@click.argument("queue", type=click.Choice([LIVE, GENERAL]))
def worker(queue: str) -> None:
    """Run one worker: `live` for checks somebody waits for, `general` for the rest."""
    settings, database = open_all()
    logging.basicConfig(level=logging.WARNING)
    consumer = (
        open_queues(settings, database)
        .hueys[queue]
        .create_consumer(workers=1, periodic=False, max_delay=0.5, graceful_signal="TERM")
    )
    consumer.run()


@click.command()
def scheduler() -> None:
    """Do what is due, offer abandoned work again and keep the search index up to date."""
    settings, database = open_all()
    queues = open_queues(settings, database)
    periodic = Periodic(settings, database)
    follower = Follower(database, settings.index_folder)
    with contextlib.suppress(KeyboardInterrupt):
        swept = 0.0
        while True:
            if time.monotonic() - swept > _SWEEP_EVERY:
                sweep(database, queues, datetime.now(UTC))
                swept = time.monotonic()
            periodic.step()
            follower.step()
            time.sleep(_FOLLOW_EVERY)


@click.command("migrate")
def migrate_command() -> None:
    """Bring the database's schema to the newest version."""
    open_all()[1].close()
    click.echo("the database is at the newest version")
