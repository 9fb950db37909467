"""`kajian check`: ask every source about one address, judge it, remember it."""

import os
import threading
import time
from datetime import UTC, datetime

import click

from rating_site.actions import checks as do
from rating_site.answers import answer
from rating_site.cli.group import BAD_INPUT, COULD_NOT_ASK, REFUSED, fail
from rating_site.cli.opening import open_all
from rating_site.cli.show import answer_json, as_json, show_answer, show_step
from rating_site.config import Settings
from rating_site.jobs.crawl import run_batch
from rating_site.logs import configure
from rating_site.lookup import recognise
from rating_site.store import checks, platforms
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Check

_LOOK = 0.2  # seconds between two looks at a running check


@click.command()
@click.argument("address")
@click.option("--json", "for_machines", is_flag=True, help="one JSON object instead of text")
@click.option(
    "--allow-loopback", is_flag=True, help="permit addresses on this machine (for trying things out)"
)
def check(address: str, for_machines: bool, allow_loopback: bool) -> None:
    """Check ADDRESS (a host, a URL or a shop's path) now and remember the result."""
    configure()
    settings, database = open_all()
    if allow_loopback:
        crawl = settings.crawl.model_copy(update={"allow_loopback": True})
        settings = settings.model_copy(update={"crawl": crawl})
    wish = _request(database, settings, address)
    done = run_check(database, settings, wish, quiet=for_machines)
    if done.state == "refused":
        fail(done.reason or "refused for safety", REFUSED)
    if done.state == "failed" or done.platform_id is None:
        fail(done.reason or "nothing could be asked", COULD_NOT_ASK)
    with reading(database) as session:
        platform = platforms.resolve(session, done.platform_id)
        assert platform is not None  # noqa: S101  # a foreign key holds it
        found = answer(session, platform)
    if for_machines:
        click.echo(as_json(answer_json(found)))
    else:
        show_answer(found)


def run_check(database: Database, settings: Settings, wish: Check, *, quiet: bool = False) -> Check:
    """Work on a check here, or follow the worker that has it already, printing steps; gives its end."""
    worker = threading.Thread(target=_work, args=(database, settings, wish.batch_id), daemon=True)
    worker.start()
    shown: dict[str, str] = {}
    while True:
        # Looked at before the steps are read: what was written by then is printed before the end.
        over = _state(database, wish.id)
        if not quiet:
            _print_news(database, wish.id, shown)
        if over.state not in checks.OPEN:
            worker.join()
            return over
        time.sleep(_LOOK)


def _request(database: Database, settings: Settings, typed: str) -> Check:
    query = recognise(typed)
    if query.address is None:
        fail(f"{typed!r} is no address; try `kajian search`", BAD_INPUT)
    try:
        with transaction(database) as session:
            return do.request(
                session,
                query.address,
                datetime.now(UTC),
                join_minutes=settings.check_join_minutes,
                allow_loopback=settings.crawl.allow_loopback,
            )
    except do.Refused as reason:
        fail(str(reason), REFUSED)


def _work(database: Database, settings: Settings, batch_id: str) -> None:
    """Try as a worker does until the batch is closed; another worker may do it meanwhile."""
    while True:
        run_batch(database, settings, batch_id, f"terminal:{os.getpid()}")
        with reading(database) as session:
            if all(one.state not in checks.OPEN for one in checks.of_batch(session, batch_id)):
                return
        time.sleep(_LOOK)


def _state(database: Database, check_id: str) -> Check:
    with reading(database) as session:
        found = session.get(Check, check_id)
        assert found is not None  # noqa: S101  # checks are never deleted
        return found


def _print_news(database: Database, check_id: str, shown: dict[str, str]) -> None:
    with reading(database) as session:
        steps = checks.steps(session, check_id)
    for step in steps:
        if step.state not in ("waiting", "asking") and shown.get(step.source) != step.state:
            show_step(step.source, step.state, step.note)
            shown[step.source] = step.state
