"""`kajian extract`: what do the parsers read out of a file? No network, no database."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from crawlers.extract.files import icp_file, rdap_file, whois_file
from crawlers.extract.terms import extract_terms

MAX_FILE = 32 * 1024 * 1024
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FILES = click.argument("files", nargs=-1, required=True, type=_FILE)


@click.group()
def extract() -> None:
    """Run recorded text through the parsers: one JSON line per file."""


@extract.command()
@_FILES
def icp(files: tuple[Path, ...]) -> None:
    """ICP and police numbers in pages or plain text."""
    today = datetime.now(UTC).date()
    _each(files, lambda data, _name: icp_file(data, today))


@extract.command()
@_FILES
def whois(files: tuple[Path, ...]) -> None:
    """Status and registration date in WHOIS answers."""
    _each(files, whois_file)


@extract.command()
@_FILES
def rdap(files: tuple[Path, ...]) -> None:
    """Status and registration date in RDAP answers."""
    _each(files, rdap_file)


@extract.command()
@click.option("--jsonl", is_flag=True, expose_value=False, help="rows {id, text} in, rows {id, clauses} out")
@click.argument("source", metavar="IN", type=_FILE)
@click.argument("target", metavar="OUT", type=click.Path(dir_okay=False, writable=True, path_type=Path))
def terms(source: Path, target: Path) -> None:
    """Clauses in rule texts."""
    lines = [
        _terms_row(number, line) for number, line in enumerate(_text(source).split("\n"), 1) if line.strip()
    ]
    target.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    click.echo(f"{len(lines)} rows", err=True)


def _terms_row(number: int, line: str) -> str:
    try:
        row = json.loads(line)
        text, row_id = row["text"], row["id"]
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValueError(f'line {number} is not a JSON object with "id" and "text"') from None
    clauses = [clause.to_json() for clause in extract_terms(text)]
    return json.dumps({"id": row_id, "clauses": clauses}, ensure_ascii=False)


def _text(path: Path) -> str:
    try:
        return _data(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8") from error


def _data(path: Path) -> bytes:
    if path.stat().st_size > MAX_FILE:
        raise ValueError(f"{path}: larger than {MAX_FILE >> 20} MB")
    return path.read_bytes()


def _each(files: tuple[Path, ...], read: Callable[[bytes, str], Mapping[str, Any]]) -> None:
    for path in files:
        click.echo(json.dumps({"file": str(path), **read(_data(path), path.name)}, ensure_ascii=False))
