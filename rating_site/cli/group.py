"""Which subcommands has `kajian`, and what does its exit status mean?

0 answered, 2 bad input, 3 could not ask, 4 refused for safety. A subcommand's module is imported when it is
called, so that `kajian extract` does not wait for a web server it does not need.
"""

import importlib
import sys
from typing import NoReturn

import click

from rating_site.config import Settings, read_settings
from rating_site.store.db import Database, open_database
from rating_site.store.migrate import is_current, migrate

BAD_INPUT, COULD_NOT_ASK, REFUSED = 2, 3, 4

_COMMANDS = {
    "check": "check:check",
    "demo": "demo:demo",
    "extract": "extract:extract",
    "index": "index:index",
    "migrate": "serve:migrate_command",
    "scheduler": "serve:scheduler",
    "score": "score:score_command",
    "search": "search:search",
    "serve": "serve:serve",
    "staff": "staff:staff",
    "verify": "verify:verify",
    "web": "serve:web",
    "worker": "serve:worker",
}


class _Lazy(click.Group):
    """A group that imports a subcommand when it is asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[name].split(":")
        command: click.Command = getattr(importlib.import_module(f"rating_site.cli.{module}"), attribute)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kajian")
def cli() -> None:
    """卡鉴 Kajian: check a card-selling platform before you pay."""


def main() -> None:
    """Run `kajian`; a ValueError of any layer is bad input and ends in one clear line."""
    try:
        cli(prog_name="kajian")
    except ValueError as error:
        fail(str(error), BAD_INPUT)


def fail(message: str, status: int) -> NoReturn:
    """End with one line on the error stream."""
    click.echo(f"kajian: {message}", err=True)
    sys.exit(status)


def open_all(**overrides: object) -> tuple[Settings, Database]:
    """The settings and the migrated database that a command works on."""
    settings = read_settings(**overrides)
    settings.data.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database)
    if not is_current(database):
        migrate(database)
    return settings, database
