"""`kajian exports`: the files that blockers download, their key, and what the guard holds back."""

import sys
from datetime import UTC, datetime

import click

from rating_site.actions import audit
from rating_site.cli.group import COULD_NOT_ASK
from rating_site.cli.opening import open_all
from rating_site.exports.sign import Signer
from rating_site.jobs.publish import publisher_of
from rating_site.published import read_about
from rating_site.store.db import transaction


@click.group()
def exports() -> None:
    """Publish the downloads anew, show their key, release what is held."""


@exports.command()
def rebuild() -> None:
    """Publish a new edition of everything now."""
    settings, database = open_all()
    edition = publisher_of(settings, database).publish(datetime.now(UTC))
    held = read_about(settings.downloads_folder) or {}
    click.echo(f"edition {edition.version}: {len(edition.entries)} entries, {_count(held.get('held'))} held")


@exports.command()
def status() -> None:
    """What the published edition holds, and what was held back or refused."""
    settings, _database = open_all()
    about = read_about(settings.downloads_folder)
    if about is None:
        click.echo("nothing was published yet; run `kajian exports rebuild`", err=True)
        sys.exit(COULD_NOT_ASK)
    for name, value in about.items():
        click.echo(f"{name}: {value}")


@exports.command()
@click.option("--why", required=True, help="The reason, for the audit log.")
def release(why: str) -> None:
    """Publish the additions that the guard holds: somebody checked that so many are right."""
    settings, database = open_all()
    now = datetime.now(UTC)
    with transaction(database) as session:
        audit.append(session, "system", "exports_released", "downloads", now, {"why": why})
    edition = publisher_of(settings, database).release(now)
    click.echo(f"edition {edition.version}: {len(edition.entries)} entries")


@exports.command()
def key() -> None:
    """Print the public key: `minisign -Vm FILE -P KEY` checks a download with it."""
    settings, _database = open_all()
    click.echo(Signer(settings.signing_seed).public_key)


def _count(value: object) -> int:
    return len(value) if isinstance(value, list) else 0
