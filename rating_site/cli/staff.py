"""`kajian staff`: who may decide?"""

from datetime import UTC, datetime

import click

from rating_site.actions import staff as accounts
from rating_site.cli.group import BAD_INPUT, fail
from rating_site.cli.opening import open_all
from rating_site.store.db import transaction


@click.group()
def staff() -> None:
    """Add, reset or close accounts of moderators."""


@staff.command()
@click.argument("login")
@click.option("--role", type=click.Choice(accounts.ROLES), default="moderator", show_default=True)
@click.password_option(help="at least 12 characters; asked for where it is not given")
def add(login: str, role: str, password: str) -> None:
    """Add a member of staff and show the address to scan with an authenticator."""
    _settings, database = open_all()
    with transaction(database) as session:
        account, address = accounts.add(session, login, password, role, datetime.now(UTC))
    click.echo(f"staff number {account.id} ({role})")
    click.echo(f"scan with an authenticator: {address}")


@staff.command()
@click.argument("login")
@click.password_option(help="at least 12 characters; asked for where it is not given")
def reset(login: str, password: str) -> None:
    """Give an account a new password and a new authenticator: for whoever lost one. Opens a closed one."""
    _settings, database = open_all()
    with transaction(database) as session:
        address = accounts.reset(session, login, password, datetime.now(UTC))
    if address is None:
        fail("there is no such login", BAD_INPUT)
    click.echo("all sessions ended")
    click.echo(f"scan with an authenticator: {address}")


@staff.command()
@click.argument("login")
def close(login: str) -> None:
    """Close an account and end all its sessions."""
    _settings, database = open_all()
    with transaction(database) as session:
        if not accounts.deactivate(session, login, datetime.now(UTC)):
            fail("there is no such login", BAD_INPUT)
    click.echo("closed")


@staff.command("revoke-sessions")
@click.argument("login")
def revoke_sessions(login: str) -> None:
    """End all sessions of an account, which stays open: for a lost phone or a borrowed computer."""
    _settings, database = open_all()
    with transaction(database) as session:
        ended = accounts.revoke_sessions(session, login, datetime.now(UTC))
    if ended is None:
        fail("there is no such login", BAD_INPUT)
    click.echo(f"ended {ended} sessions")
