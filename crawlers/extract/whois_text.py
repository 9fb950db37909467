"""What does a WHOIS text say about one domain name? No library tells these answers apart, so this is our own.

A text may be a chain (IANA about the TLD, then the registry, then the registrar): only the registry's part
about the asked name counts. IANA's ``created:`` dates the TLD; the registrar's own date may be redacted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crawlers.extract.dates import ReadDate, read_date
from crawlers.extract.decode import decode
from crawlers.extract.whois_words import (
    CREATED_LABELS,
    DOMAIN_LABELS,
    EXPIRES_LABELS,
    RECORD_LABELS,
    SENTENCES,
)

_LABEL = re.compile(r"^[ \t]*([^\s:\[][^:\[\]]{0,50}?)[ \t.]*:(?!//)[ \t]*(.*)$")


@dataclass(frozen=True, slots=True)
class WhoisAnswer:
    """What the registry said. `status`: found, not_registered, reserved, rate_limited, empty or unparsed.

    Dates are days; `zone_basis` says how `registered_on` was counted: ``utc``, ``utc+8`` (.cn states no zone
    and counts in Chinese time), another ``local`` zone, or ``unstated``.
    """

    status: str
    registered_on: date | None = None
    expires_on: date | None = None
    zone_basis: str = "unstated"
    domain: str = ""


@dataclass(slots=True)
class _Record:
    """The registry's part of the text, as far as it has been read."""

    started: bool = False
    domain: str = ""
    details: int = 0
    created: ReadDate | None = None
    expires: ReadDate | None = None
    says: str = ""


def read_whois(data: bytes, tld: str | None = None) -> WhoisAnswer:
    """The answer in these bytes; never fails. `tld` ("cn") gives the zone where the text names no domain."""
    text = decode(data)
    if not text.strip():
        return WhoisAnswer("empty")
    record = _Record()
    for line in _registry_lines(text):
        if not _take(record, line):
            break
    return _answer(record, tld)


def _registry_lines(text: str) -> Iterator[str]:
    """The lines of the text without what IANA says about the top-level domain."""
    about_tld = False
    for line in text.splitlines()[:5000]:
        label, value = _pair(line)
        if label in ("refer", "whois") or "iana whois server" in line.lower()[:100]:
            about_tld = True
        elif label in DOMAIN_LABELS:
            about_tld = bool(value) and "." not in value.strip(".")
        elif line.startswith("# whois.") or label == "source":
            about_tld = False
            continue
        if not about_tld:
            yield line


def _pair(line: str) -> tuple[str, str]:
    """Label (lower case) and value of a line; empty label where it has none."""
    found = _LABEL.match(line[:400])
    return (" ".join(found[1].lower().split()), found[2].strip()) if found else ("", "")


def _take(record: _Record, line: str) -> bool:
    """Reads one line into the record; False where the registrar's own record begins."""
    label, value = _pair(line)
    if label in DOMAIN_LABELS:
        if record.started and record.details:
            return False
        record.started, record.domain = True, record.domain or value.lower().rstrip(".")
    elif label in CREATED_LABELS:
        record.created = record.created or read_date(value)
    elif label in EXPIRES_LABELS:
        record.expires = record.expires or read_date(value)
    record.details += bool(value) and label in RECORD_LABELS
    said = _says(line)
    if record.says in ("", "rate_limited"):
        record.says = said or record.says  # legal notices speak of limits before and after the answer
    return True


def _says(line: str) -> str:
    """The status that a sentence of the registry states; legal notices are longer or different lines."""
    tidy = " ".join(line.strip(" \t%#*>-.\"'").lower().split())
    if len(tidy) >= 160:
        return ""
    return next((status for status, words in SENTENCES if words.search(tidy)), "")


def _answer(record: _Record, tld: str | None) -> WhoisAnswer:
    if record.created is None and record.says:
        return WhoisAnswer(record.says, domain=record.domain)
    if record.created is None and not (record.started and record.details):
        return WhoisAnswer("unparsed", domain=record.domain)
    expires = record.expires.day if record.expires else None
    if record.created is None:
        return WhoisAnswer("found", None, expires, domain=record.domain)
    basis = record.created.zone_basis
    chinese = (record.domain.rpartition(".")[2] or tld or "") in ("cn", "中国", "xn--fiqs8s")
    basis = "utc+8" if chinese and basis == "unstated" else basis
    return WhoisAnswer("found", record.created.day, expires, basis, record.domain)
