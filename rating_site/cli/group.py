"""Which subcommands has `kajian`, and what does its exit status mean?

0 answered, 2 bad input, 3 could not ask, 4 refused for safety. A subcommand's module is imported when it is
called, so that `kajian extract` does not wait for a web server it does not need.
"""

import importlib
import os
import sys
from typing import NoReturn

import click

BAD_INPUT, COULD_NOT_ASK, REFUSED = 2, 3, 4

_COMMANDS = {
    "audit": ("audit:audit", "prove that nobody changed the audit log"),
    "backup": ("moving:backup", "keep database, pictures and settings aside"),
    "check": ("check:check", "check an address now and remember the result"),
    "demo": ("demo:demo", "check three demo shops on loopback from end to end"),
    "exports": ("exports:exports", "publish the downloads anew, show their key, release what is held"),
    "extract": ("extract:extract", "run recorded text through the parsers"),
    "filing": ("filing:filing", "look filings up by hand, for operators without a gateway"),
    "index": ("index:index", "rebuild the search index"),
    "migrate": ("serve:migrate", "bring the database to the newest version"),
    "pause": ("pausing:pause", "let workers take nothing new; what runs may end"),
    "plan": ("plan:plan_command", "what so many look-ups and platforms need, in machines, memory and disk"),
    "platforms": ("platforms:platforms", "import, merge, split and move platforms"),
    "remote": ("remote:remote", "ask another installation over its public API"),
    "restore": ("moving:restore", "bring a backup back and compare everything"),
    "resume": ("pausing:resume", "let workers go on after a pause"),
    "scheduler": ("workers:scheduler", "run the scheduler alone"),
    "score": ("score:score_command", "show where every point comes from"),
    "search": ("search:search", "find platforms, rules and reports"),
    "serve": ("serve:serve", "run web server, workers and scheduler"),
    "sources": ("sources:sources", "show how the sources are doing"),
    "staff": ("staff:staff", "add, reset or close accounts of moderators"),
    "terms": ("terms:terms", "answer for an order date from the archived rules"),
    "transfer": ("moving:transfer", "move the database to another engine, and prove it"),
    "verify": ("verify:verify", "show what every source says, remembering nothing"),
    "web": ("web:web", "run the web server alone"),
    "worker": ("workers:worker", "run one worker alone"),
}


class _Lazy(click.Group):
    """A group that imports a subcommand when it is called, not when it is listed."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[name][0].split(":")
        command: click.Command = getattr(importlib.import_module(f"rating_site.cli.{module}"), attribute)
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_where, says) in sorted(_COMMANDS.items())])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kajian")
def cli() -> None:
    """卡鉴 Kajian: check a card-selling platform before you pay."""


def main() -> None:
    """Run `kajian`; bad input, a ValueError of any layer included, ends in one clear line.

    So does what cannot be reached: a folder that may not be written, a database that does not answer.
    """
    try:
        sys.exit(cli.main(prog_name="kajian", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(BAD_INPUT)
    except click.ClickException as error:
        fail(error.format_message().replace("\n", " "), BAD_INPUT)
    except ValueError as error:
        fail(str(error), BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has seen enough, and the interpreter must not try to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        reason = _out_of_reach(error)
        if not reason:
            raise
        fail(reason, COULD_NOT_ASK)


def _out_of_reach(error: Exception) -> str:
    """What does not answer or may not be written; "" for any other error, which is a fault of ours."""
    if isinstance(error, OSError) and error.strerror:
        return ": ".join(map(str, filter(None, (error.filename, error.strerror))))
    # Not above: commands that need no database start faster without this.
    from sqlalchemy.exc import DatabaseError, OperationalError

    # A file that is no database is told as the plainest kind; other kinds of it are faults of ours.
    if isinstance(error, OperationalError) or type(error) is DatabaseError:
        return f"the database: {str(error.orig).strip().partition(chr(10))[0]}"
    return ""


def fail(message: str, status: int) -> NoReturn:
    """End with one line on the error stream."""
    click.echo(f"kajian: {message}", err=True)
    sys.exit(status)
