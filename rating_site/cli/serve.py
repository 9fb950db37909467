"""`kajian serve` runs an installation; `kajian migrate` brings its database to the newest version."""

from collections.abc import Mapping

import click

from rating_site.cli.group import fail
from rating_site.cli.opening import open_all
from rating_site.cli.processes import KeepsFailingError, supervise

ROLES = {
    "web": ["web"],
    "live worker": ["worker", "live"],
    "general worker": ["worker", "general"],
    "scheduler": ["scheduler"],
}


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
    try:
        supervise(ROLES, environ)
    except KeepsFailingError as error:
        fail(str(error), 1)


@click.command()
def migrate() -> None:
    """Bring the database's schema to the newest version."""
    open_all()[1].close()
    click.echo("the database is at the newest version")
