"""How does a time limit reach somebody's own calendar? As iCalendar text (RFC 5545), in UTC."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

_WIDEST = 75
"""Octets of a line, without its end; RFC 5545, section 3.1."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One moment for the calendar (aware); its reminders come a day and two hours before."""

    summary: str
    at: datetime
    description: str = ""


def calendar(entries: Iterable[Entry], now: datetime) -> str:
    """The file with all entries; `now` is when it was made. ValueError for a moment without zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kajian//Dispute assistant//ZH", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _event(entry, now)
    folded = (part for line in [*lines, "END:VCALENDAR"] for part in _folded(line))
    return "".join(f"{line}\r\n" for line in folded)


def _event(entry: Entry, now: datetime) -> Iterator[str]:
    moment = _utc(entry.at)
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(f'{moment} {entry.summary}'.encode()).hexdigest()[:32]}@kajian"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"DTSTART:{moment}"
    # No DTEND: with a start alone the event is a point in time.
    yield f"SUMMARY:{_text(entry.summary)}"
    yield f"DESCRIPTION:{_text(entry.description)}"
    for before in ("-P1D", "-PT2H"):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_text(entry.summary)}"
        yield f"TRIGGER:{before}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a time needs its time zone")
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """An escaped text; control characters other than line breaks are no part of one."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in plain if char == "\n" or (char >= " " and char != "\x7f"))
    return kept.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets that split no character; each later one begins with a space."""
    piece, size = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > _WIDEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + width
    yield piece
