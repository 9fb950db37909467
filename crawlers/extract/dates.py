"""Which day does a registry mean? Reads the date forms of WHOIS, RDAP and filing answers."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

_YEARS = range(1983, 2101)  # the first names were registered in 1985; "0001-01-01" means "unknown"
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_TIME = (
    r"(?:[T ,]{1,3}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Za-z]{2,5})?)?"
)
_FORMS = tuple(
    re.compile(rf"^{form}{_TIME}", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)日?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        r"(?P<day>\d{1,2})[-/. ](?P<month>[A-Z]{3})[A-Z]{0,6}[-/., ]{1,2}(?P<year>\d{4})(?!\d)",
        r"(?P<month>[A-Z]{3})[A-Z]{0,6} (?P<day>\d{1,2}),? (?P<year>\d{4})(?!\d)",
    )
)
_UNIX_FORM = re.compile(
    r"^(?:[A-Z]{3},? )?([A-Z]{3}) {1,2}(\d{1,2}) \d{2}:\d{2}:\d{2}(?: [A-Z]{2,5})? (\d{4})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A day and how it was counted: ``utc`` (stated or converted), a ``local`` zone, or ``unstated``."""

    day: date
    zone_basis: str


def read_date(text: str) -> ReadDate | None:
    """The day at the start of this text, None where there is none that can be true.

    A time with a numeric offset is converted to UTC; a time in a named zone keeps its written day.
    """
    tidy = text.strip()[:60]
    unix = _UNIX_FORM.match(tidy)
    if unix:
        tidy = f"{unix[2]} {unix[1]} {unix[3]}"
    found = next((match for form in _FORMS if (match := form.match(tidy))), None)
    if found is None:
        return None
    try:
        return _with_zone(found)
    except (ValueError, OverflowError):
        return None


def _with_zone(found: re.Match[str]) -> ReadDate | None:
    month = found["month"]
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower(), 0)
    day = date(int(found["year"]), number, int(found["day"]))
    if day.year not in _YEARS:
        return None
    zone = (found["zone"] or "").upper()
    if zone in ("Z", "UTC", "GMT"):
        return ReadDate(day, "utc")
    if zone[:1] in ("+", "-") and zone:
        return ReadDate(_in_utc(day, found, zone), "utc")
    return ReadDate(day, "local" if zone else "unstated")


def _in_utc(day: date, found: re.Match[str], zone: str) -> date:
    shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])) * (-1 if zone[0] == "-" else 1)
    clock = datetime.combine(day, time(int(found["hour"]), int(found["minute"])), timezone(shift))
    return clock.astimezone(UTC).date()
