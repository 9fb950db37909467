"""`kajian filing`: looking filings up by hand, for operators without a gateway."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import click

from rating_site.actions import manual_filing
from rating_site.cli.group import COULD_NOT_ASK, fail
from rating_site.cli.opening import open_all
from rating_site.cli.show import local, padded
from rating_site.lookup import recognise
from rating_site.store import platforms
from rating_site.store.db import reading, transaction


@click.group()
def filing() -> None:
    """The queue of filings that people want looked up by hand."""


@filing.command()
def queue() -> None:
    """List what is wanted, the most wanted first."""
    _settings, database = open_all()
    with reading(database) as session:
        wishes = manual_filing.queue(session)
    for wish in wishes:
        click.echo(f"{wish.requests:4}  {padded(wish.registrable_domain, 40)} {local(wish.recorded_at)}")
    click.echo(f"{len(wishes)} open; look them up at {manual_filing.OFFICIAL_PAGE}", err=True)


@filing.command()
@click.argument("address")
def ask(address: str) -> None:
    """Put ADDRESS into the queue, or one step further up."""
    query = recognise(address)
    _settings, database = open_all()
    with transaction(database) as session:
        platform = platforms.by_site(session, query.key)
        wish = manual_filing.ask(session, platform.id, datetime.now(UTC)) if platform else None
    if wish is None:
        fail("no platform with a filing of its own is known at this address", COULD_NOT_ASK)
    click.echo(f"asked {wish.requests} times")


@filing.command()
@click.argument("domain")
@click.option("--licence", help="the licence number that the register shows")
@click.option("--no-record", is_flag=True, help="the register shows no record")
@click.option("--screenshot", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", required=True, help="your staff number")
def answer(domain: str, licence: str | None, no_record: bool, screenshot: Path, by: str) -> None:
    """Enter what the official register shows for DOMAIN; the screenshot is kept as its hash."""
    if (licence is None) != no_record:
        raise ValueError("give either --licence NUMBER or --no-record")
    digest = hashlib.sha256(screenshot.read_bytes()).hexdigest()
    _settings, database = open_all()
    with transaction(database) as session:
        snapshot = manual_filing.answer(session, domain, licence, digest, f"staff {by}", datetime.now(UTC))
    filing_now = snapshot.facts.get("filing") or {}
    click.echo(f"verdict: {filing_now.get('verdict') or filing_now.get('attempt') or 'unknown'}")
