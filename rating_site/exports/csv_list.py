"""How is the whole list written as CSV? RFC 4180 with a byte order mark, and no cell that starts a formula.

The first row names the columns, the second (``about``) carries version, dates and terms, then come the
``listed`` and the ``removed`` rows: one table, because comment lines are no part of CSV.
"""

import re
import unicodedata

from rating_site.exports.entry import Edition, Entry, Tombstone
from rating_site.exports.header import REUSE_TERMS
from rating_site.exports.pieces import Pieces
from rating_site.exports.record import Record, entry_record, tombstone_record
from rating_site.exports.text import moment, plain

COLUMNS = (
    "kind", "host", "shop_path", "platform_id", "registrable_domain", "shared_host", "since", "decided_at",
    "review_by", "ended_at", "reasons", "wording", "version", "url",
)  # fmt: skip
_HARMLESS = re.compile(r"[0-9A-Za-z/][0-9A-Za-z:./_-]{0,300}|")
_STARTS_A_FORMULA = frozenset("=+-@\N{MINUS SIGN}")
_LONGEST_CELL = 8000  # spreadsheets stop at 32,767 characters
_MARK = "\ufeff"  # Excel reads Chinese only behind it


def render(edition: Edition, pieces: Pieces) -> bytes:
    """Every cell is quoted and stays on its line."""
    about: Record = {
        "version": edition.version,
        "since": moment(edition.made_at),
        "review_by": moment(edition.expires_at),
        "wording": " ".join(REUSE_TERMS),
        "url": f"{edition.base_url}/",
    }
    names: Record = {name: name for name in COLUMNS}
    head = [_MARK.encode(), _row("kind", names), _row("about", about)]
    removed = [_removed(stone) for stone in edition.tombstones]
    return b"".join([*head, *pieces.render("csv", edition.entries, _listed), *removed])


def safe_cell(text: str) -> str:
    """Text on one line that no spreadsheet calculates: ``=1+1`` becomes ``'=1+1``, full width too."""
    if _HARMLESS.fullmatch(text):  # nearly all cells: a quick way past the rest
        return text
    line = plain(text, _LONGEST_CELL)
    start = unicodedata.normalize("NFKC", line[:1])[:1]
    return f"'{line}" if start in _STARTS_A_FORMULA else line


def _listed(entry: Entry) -> bytes:
    return _row("listed", entry_record(entry))


def _removed(stone: Tombstone) -> bytes:
    record = tombstone_record(stone)
    return _row("removed", record | {"reasons": record["reason"]})


def _row(kind: str, record: Record) -> bytes:
    cells = (safe_cell(_text(record.get(name))).replace('"', '""') for name in COLUMNS[1:])
    return (f'"{kind}","' + '","'.join(cells) + '"\r\n').encode("utf-8", "replace")


def _text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)
