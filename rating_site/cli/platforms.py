"""`kajian platforms`: which platforms are there, and which addresses belong to one?"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlmodel import Session

from crawlers.identity import read_address
from rating_site.actions import identity, importing
from rating_site.actions.cases import NotAllowed
from rating_site.cli.group import BAD_INPUT, fail
from rating_site.cli.opening import open_all
from rating_site.store import platforms as known
from rating_site.store.db import transaction
from rating_site.store.models import Platform

_ACTOR = "operator"
_MOST_SHOWN = 50
_WHY = {
    "listed": "one of them is on the list or proposed for it: two moderators have to end that first",
    "already_merged": "this platform was merged into another already",
    "not_merged": "this platform was not merged into another",
    "same_platform": "they are the same platform",
    "text_missing": "give a reason",
    "text_too_long": "the reason is too long",
}


@click.group()
def platforms() -> None:
    """Import, merge, split and move platforms."""


@platforms.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="print the result as JSON")
def import_(file: Path, as_json: bool) -> None:
    """Bring in the platforms of FILE, CSV with `address,name` or JSON lines; all of them or none."""
    try:
        lines, wrong = importing.read_lines(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError("the file is not UTF-8") from error
    for one in wrong[:_MOST_SHOWN]:
        click.echo(f"line {one.number}: {one.problem}", err=True)
    if wrong or not lines:
        fail(f"{len(wrong)} wrong lines, nothing was stored" if wrong else "no lines", BAD_INPUT)
    _settings, database = open_all()
    with transaction(database) as session:
        new = importing.store(session, lines, _ACTOR, datetime.now(UTC))
    told = {"lines": len(lines), "new": new, "known": len(lines) - new}
    click.echo(json.dumps(told) if as_json else f"{new} new, {told['known']} known already")


@platforms.command()
@click.argument("old")
@click.argument("into")
@click.option("--reason", required=True, help="why they are one; shown in the history")
def merge(old: str, into: str, reason: str) -> None:
    """Let platform OLD (an id or an address) answer as INTO; undone by `split OLD`."""
    _settings, database = open_all()
    with transaction(database) as session, _said():
        one, other = _id(session, old), _id(session, into)
        row = identity.merge(session, one, other, reason, _ACTOR, datetime.now(UTC))
    click.echo(f"{row.old_platform_id} answers as {row.platform_id}")


@platforms.command()
@click.argument("old")
def split(old: str) -> None:
    """Undo the merger of platform OLD (its own id)."""
    _settings, database = open_all()
    with transaction(database) as session, _said():
        row = identity.split(session, old, _ACTOR, datetime.now(UTC))
    click.echo(f"{row.old_platform_id} answers for itself")


@platforms.command()
@click.argument("address")
@click.argument("into")
def move(address: str, into: str) -> None:
    """Give ADDRESS to platform INTO (an id or an address) from now on."""
    _settings, database = open_all()
    with transaction(database) as session, _said():
        target, site = _id(session, into), read_address(address).site
        row = identity.move(session, site, target, _ACTOR, datetime.now(UTC))
    click.echo(f"{row.site} belongs to {row.platform_id}")


def _id(session: Session, text: str) -> str:
    """The platform meant by an id or an address; ValueError where none is."""
    found = session.get(Platform, text) or known.by_site(session, read_address(text).site)
    if found is None:
        raise ValueError(f"no platform is known as {text}")
    return found.id


@contextmanager
def _said() -> Iterator[None]:
    """Refusals in plain words."""
    try:
        yield
    except NotAllowed as refusal:
        raise ValueError(_WHY.get(str(refusal), str(refusal))) from refusal
    except LookupError as error:
        raise ValueError(str(error)) from error
