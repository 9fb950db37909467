"""`kajian pause` and `kajian resume`: shall workers take new work?"""

import click

from rating_site.config import read_settings


@click.command()
def pause() -> None:
    """Let workers take nothing new; what runs may end. Look-ups and forms go on."""
    settings = read_settings()
    settings.data.mkdir(parents=True, exist_ok=True)
    settings.pause_file.touch()
    click.echo("paused; `kajian resume` goes on")


@click.command()
def resume() -> None:
    """Let workers go on; what waited is offered to them within seconds."""
    read_settings().pause_file.unlink(missing_ok=True)
    click.echo("resumed")
