"""Does an address stand in a file that we serve? The files are read as their clients read them.

Nothing is asked from the database: that the database forgot an entry proves nothing about the files.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawlers.identity import read_address
from rating_site.exports.formats import FORMATS
from rating_site.published import public_folder

_HOST = re.compile(r"[a-z0-9_.\[\]:-]+(?:/[A-Za-z0-9_/-]+)?")
_COMMENT = ("#", "!", ";", "//")


@dataclass(frozen=True, slots=True)
class Place:
    """One file: `found` is entry, tombstone or nothing; `title` names the format."""

    name: str
    title: str
    found: str


def look(folder: Path, typed: str) -> list[Place]:
    """What each published file says about an address; ValueError where none was typed."""
    address = read_address(typed)
    wanted = {address.host, address.host + address.shop_path}
    public = public_folder(folder) or folder
    return [
        Place(form.filename, form.title, _found(_files(public, form.filename), wanted)) for form in FORMATS
    ]


def _files(public: Path, filename: str) -> list[Path]:
    if not filename.endswith("/"):
        return [public / filename]
    return sorted(path for path in (public / filename).rglob("*") if path.suffix == ".json")


def _found(paths: Iterable[Path], wanted: set[str]) -> str:
    read = [_read(path, wanted) for path in paths if path.is_file()]
    return next((kind for kind in ("entry", "tombstone") if kind in read), "nothing")


def _read(path: Path, wanted: set[str]) -> str:
    text = path.read_text(encoding="utf-8-sig")
    if not any(site in text for site in wanted):
        return "nothing"
    readers: dict[str, Callable[[str, set[str]], str]] = {".csv": _in_table, ".json": _in_json}
    return readers.get(path.suffix, _in_lines)(text, wanted)


def _in_lines(text: str, wanted: set[str]) -> str:
    said = "nothing"
    for line in text.splitlines():
        if wanted.isdisjoint(name.strip(".-") for name in _HOST.findall(line)):
            continue
        if not line.startswith(_COMMENT):
            return "entry"
        said = "tombstone"
    return said


def _in_table(text: str, wanted: set[str]) -> str:
    kinds = set()
    for row in csv.DictReader(io.StringIO(text)):
        if (row.get("host") or "").strip("'") + (row.get("shop_path") or "").strip("'") in wanted:
            kinds.add(row.get("kind"))
    return "entry" if kinds - {"removed"} else "tombstone" if kinds else "nothing"


def _in_json(text: str, wanted: set[str]) -> str:
    """sing-box reads comments in JSON, so its tombstones stand in them."""
    lines = text.splitlines()
    comments = "\n".join(line for line in lines if line.startswith(_COMMENT))
    document = json.loads("\n".join(line for line in lines if not line.startswith(_COMMENT)))
    said = {_in_lines(comments, wanted), *_walk(document, wanted, False)}
    return next((kind for kind in ("entry", "tombstone") if kind in said), "nothing")


def _walk(value: Any, wanted: set[str], ended: bool) -> Iterable[str]:
    """Every mention in a document, and whether what holds it is revoked, deleted or a tombstone."""
    if isinstance(value, str):
        if not wanted.isdisjoint(name.strip(".-") for name in _HOST.findall(value)):
            yield "tombstone" if ended else "entry"
    elif isinstance(value, list):
        for one in value:
            yield from _walk(one, wanted, ended)
    elif isinstance(value, dict):
        gone = ended or value.get("revoked") is True or value.get("deleted") is True
        for name, one in value.items():
            yield from _walk(one, wanted, gone or name == "tombstones")
