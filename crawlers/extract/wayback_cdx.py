"""When was a page first captured? Reads the Wayback CDX server's lists, in which bad rows do occur."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from crawlers.extract.decode import decode
from crawlers.extract.json_text import as_list, as_text, load_json

_STAMP = re.compile(r"^\d{14}$")
_FIRST_YEAR = 1994  # the archive holds nothing older; such rows are mistakes
_COLUMNS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")


@dataclass(frozen=True, slots=True)
class CaptureAnswer:
    """What the archive says. `outcome`: answered, empty, blocked, rate_limited, unreachable or error.

    ``blocked`` means that the archive excludes the site, not that it was never captured. Days are UTC.
    """

    outcome: str
    first_capture: date | None = None
    original: str = ""
    reason: str = ""


def read_cdx(body: bytes, http_status: int = 200, runtime_error: str = "") -> CaptureAnswer:
    """The answer of ``/cdx/search/cdx``, JSON or text; `runtime_error` is X-Archive-Wayback-Runtime-Error."""
    text = decode(body).strip()
    if "AdministrativeAccessControl" in text[:2000] + runtime_error or http_status == 403:
        return CaptureAnswer("blocked", reason="the archive excludes this site")
    if http_status == 429:
        return CaptureAnswer("rate_limited", reason="the archive asks to slow down")
    if http_status != 200 or text.startswith("<"):
        return CaptureAnswer("unreachable", reason=f"no list (status {http_status})")
    listed = isinstance(load_json(body), list)
    rows = list(_json_rows(body) if listed else _text_rows(text))
    captures = [(day, row.get("original", "")) for row in rows if (day := _captured(row))]
    if captures:
        day, original = min(captures)
        return CaptureAnswer("answered", day, original)
    if rows or (text and not listed):
        return CaptureAnswer("error", reason="no row that can be true")
    return CaptureAnswer("empty")


def _json_rows(body: bytes) -> Iterator[dict[str, str]]:
    """The rows of the JSON form: the first row names the columns."""
    rows = as_list(load_json(body))
    header = [as_text(name) for name in as_list(rows[0])] if rows else []
    for row in rows[1:]:
        yield dict(zip(header, (as_text(cell) for cell in as_list(row)), strict=False))


def _text_rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of the text form; a blank line and a resume key may follow."""
    for line in text.splitlines():
        if not line.strip():
            return
        yield dict(zip(_COLUMNS, line[:4000].split(" "), strict=False))


def _captured(row: dict[str, str]) -> date | None:
    """The day of a capture of a real page; None for redirects, revisits, mailto: and impossible times."""
    stamp, status = row.get("timestamp", ""), row.get("statuscode", "200")
    original = row.get("original", "http://")
    if not _STAMP.match(stamp) or status != "200" or not original.startswith("http") or "@" in original:
        return None
    try:
        day = datetime.strptime(stamp, "%Y%m%d%H%M%S").date()
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None
