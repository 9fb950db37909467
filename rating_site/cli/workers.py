"""`kajian worker` and `kajian scheduler`: who does the work, and who sees to it that it is done?"""

import contextlib
import logging
import os
import socket
import time
from datetime import UTC, datetime

import click

from rating_site.cli.opening import open_all
from rating_site.jobs.crawl import run_batch
from rating_site.jobs.follow import Follower
from rating_site.jobs.periodic import Periodic
from rating_site.jobs.publish import publisher_of
from rating_site.jobs.queue import GENERAL, LIVE, open_queues, sweep
from rating_site.jobs.webhooks import Webhooks
from rating_site.logs import configure, slow_query
from rating_site.store.db import log_slow

_SWEEP_EVERY = 5.0  # seconds: a killed worker's batch is offered again soon after its lease
_FOLLOW_EVERY = 0.3  # seconds: a decision has to be searchable within one


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
    swept = 0.0
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            if time.monotonic() - swept > _SWEEP_EVERY:
                sweep(database, queues, datetime.now(UTC))
                swept = time.monotonic()
            periodic.step()
            follower.step()
            publisher.step(datetime.now(UTC))
            webhooks.step()
            time.sleep(_FOLLOW_EVERY)
