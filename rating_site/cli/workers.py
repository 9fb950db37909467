"""`kajian worker` and `kajian scheduler`: who does the work, and who sees to it that it is done?"""

import contextlib
import logging
import os
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime

import click
import structlog

from rating_site.cli.opening import open_all
from rating_site.jobs.crawl import run_batch
from rating_site.jobs.follow import Follower
from rating_site.jobs.periodic import Periodic
from rating_site.jobs.publish import publisher_of
from rating_site.jobs.queue import GENERAL, LIVE, Queues, open_queues, sweep
from rating_site.jobs.webhooks import Webhooks
from rating_site.logs import configure, slow_query
from rating_site.store.db import Database, log_slow

_SWEEP_EVERY = 5.0  # seconds: a killed worker's batch is offered again soon after its lease
_FOLLOW_EVERY = 0.3  # seconds: a decision has to be searchable within one
_AFTER_FAILURE = 3.0  # seconds: what is away or full may come back
_log = structlog.get_logger()


@click.command()
@click.argument("queue", type=click.Choice([LIVE, GENERAL]))
def worker(queue: str) -> None:
    """Run one worker: `live` for checks somebody waits for, `general` for the rest."""
    configure()
    settings, database = open_all()
    log_slow(database, settings.slow_query_ms / 1000, slow_query)
    logging.basicConfig(level=logging.WARNING)
    owner = f"{socket.gethostname()}:{os.getpid()}"
    queues = open_queues(settings, lambda batch_id: run_batch(database, settings, batch_id, owner))
    options = {"workers": 1, "periodic": False, "max_delay": 0.5, "graceful_signal": "TERM"}
    queues.hueys[queue].create_consumer(**options).run()


@click.command()
def scheduler() -> None:
    """Do what is due, offer abandoned work again, keep search index, downloads and webhooks up to date."""
    configure()
    settings, database = open_all()
    log_slow(database, settings.slow_query_ms / 1000, slow_query)
    queues = open_queues(settings)
    periodic = Periodic(settings, database)
    follower = Follower(database, settings.index_folder, settings.text_engine)
    publisher = publisher_of(settings, database)
    webhooks = Webhooks(settings, database)
    steps: tuple[Callable[[], object], ...] = (
        _Sweeper(database, queues).step,
        periodic.step,
        follower.step,
        lambda: publisher.step(datetime.now(UTC)),
        webhooks.step,
    )
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            fine = all([_carefully(step) for step in steps])
            time.sleep(_FOLLOW_EVERY if fine else _AFTER_FAILURE)


class _Sweeper:
    """Offers abandoned work again, every few seconds."""

    def __init__(self, database: Database, queues: Queues) -> None:
        self._database, self._queues, self._swept = database, queues, 0.0

    def step(self) -> None:
        if time.monotonic() - self._swept > _SWEEP_EVERY:
            sweep(self._database, self._queues, datetime.now(UTC))
            self._swept = time.monotonic()


def _carefully(step: Callable[[], object]) -> bool:
    """Whether a step succeeded: a full disk or a database that is away stops neither the others nor us."""
    try:
        step()
    except Exception as error:
        _log.error("step_failed", step=getattr(step, "__qualname__", ""), exc_info=error)
        return False
    return True
