"""`kajian audit`: has anybody changed or removed a row of the audit log?"""

import click

from rating_site.actions.audit import first_break
from rating_site.cli.group import fail
from rating_site.cli.opening import open_all
from rating_site.store.db import reading


@click.group()
def audit() -> None:
    """The append-only log of what staff did."""


@audit.command()
def verify() -> None:
    """Prove the chain of hashes, or name the first row that breaks it."""
    _settings, database = open_all()
    with reading(database) as session:
        broken = first_break(session)
    if broken is not None:
        fail(f"row {broken} does not follow from the one before it", 1)
    click.echo("the audit log is whole")
