"""How do many platforms come in at once? Checked first, with one wrong line nothing is stored."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crawlers.identity import Address, read_address
from rating_site.actions import audit, checks, platforms
from rating_site.store import platforms as known
from rating_site.store.models import Site

LONGEST_NAME = 200
_FIELDS = {"address", "name"}


@dataclass(frozen=True, slots=True)
class Line:
    """One platform of a file: where it stands in the file, its address and what it calls itself."""

    number: int
    address: Address
    name: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one line."""

    number: int
    problem: str


def read_lines(text: str) -> tuple[list[Line], list[Wrong]]:
    """The platforms of a CSV (header `address,name`) or JSON-lines file, and every wrong line of it."""
    lines: list[Line] = []
    wrong: list[Wrong] = []
    first: dict[str, int] = {}
    for number, row in _rows(text.removeprefix("\ufeff")):
        found = row if isinstance(row, str) else _line(number, row)
        if isinstance(found, str):
            wrong.append(Wrong(number, found))
        elif (before := first.setdefault(found.address.site, number)) != number:
            wrong.append(Wrong(number, f"the same address as in line {before}"))
        else:
            lines.append(found)
    return lines, wrong


def store(session: Session, lines: Sequence[Line], actor: str, now: datetime, *, per_batch: int = 20) -> int:
    """Bring the platforms of these lines into being and plan a first check of the new ones; their number.

    A platform that is known already keeps its name.
    """
    fresh: list[tuple[Site, Sequence[str]]] = []
    for line in lines:
        if known.by_site(session, line.address.site) is None:
            platform = platforms.ensure(session, line.address, now)
            platforms.rename(session, platform, line.name)
            fresh.append((known.sites(session, platform.id)[0], checks.SOURCES))
    for start in range(0, len(fresh), per_batch):
        checks.plan(session, fresh[start : start + per_batch], now)
    audit.append(session, actor, "platforms_imported", "platforms", now, {"lines": len(lines)})
    return len(fresh)


def _rows(text: str) -> Iterator[tuple[int, dict[str, object] | str]]:
    """(line number, fields or what is wrong); a file whose first line is an object is read as JSON lines."""
    if text.lstrip().startswith("{"):
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield number, _object(line)
        return
    reader = csv.reader(text.splitlines())
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        if "address" not in header or set(header) - _FIELDS:
            yield 1, "the first line must be: address,name"
            return
        for row in reader:
            if row:
                fits = len(row) == len(header)
                yield (
                    reader.line_num,
                    dict(zip(header, row, strict=True)) if fits else "too many or too few fields",
                )
    except csv.Error as error:
        yield reader.line_num, f"not CSV: {error}"


def _object(line: str) -> dict[str, object] | str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "not JSON"
    if not isinstance(found, dict) or set(found) - _FIELDS:
        return "must be an object with address and name only"
    return found


def _line(number: int, row: dict[str, object]) -> Line | str:
    address, name = row.get("address"), row.get("name") or ""
    if not isinstance(address, str) or not isinstance(name, str):
        return "address and name must be texts"
    if len(name.strip()) > LONGEST_NAME or not name.isprintable():
        return f"the name must be printable and have at most {LONGEST_NAME} characters"
    try:
        return Line(number, read_address(address), name.strip())
    except ValueError as error:
        return str(error)
