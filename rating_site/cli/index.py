"""`kajian index`: the search index can be thrown away and built anew at any time."""

import click

from rating_site.cli.opening import open_all
from rating_site.jobs.follow import Follower


@click.group()
def index() -> None:
    """Rebuild the search index."""


@index.command()
def rebuild() -> None:
    """Build the index anew beside the old one and swap them."""
    settings, database = open_all()
    Follower(database, settings.index_folder, settings.text_engine).rebuild()
    click.echo("the index is up to date")
