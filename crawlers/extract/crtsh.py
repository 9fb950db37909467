"""Since when do certificates name a domain? Reads crt.sh's JSON; a failure is never "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from crawlers.extract.dates import read_date
from crawlers.extract.json_text import as_dict, as_text, load_json

MAX_BODY = 32_000_000


@dataclass(frozen=True, slots=True)
class CertificateAnswer:
    """What the logs say. `outcome`: answered, empty, rate_limited, unreachable or error.

    `earliest_not_before` is the day from which a certificate claims to be valid, `earliest_entry` the day on
    which one was logged (proof that it existed by then); both are UTC. `count` counts them.
    """

    outcome: str
    earliest_not_before: date | None = None
    earliest_entry: date | None = None
    count: int = 0
    reason: str = ""


def read_crtsh(body: bytes, asked: str, http_status: int = 200) -> CertificateAnswer:
    """The answer of ``/?q=asked&output=json``; only names at or below `asked` count."""
    if http_status == 429:
        return CertificateAnswer("rate_limited", reason="crt.sh asks to slow down")
    if http_status != 200:
        return CertificateAnswer("unreachable", reason=f"crt.sh answered status {http_status}")
    rows = load_json(body, MAX_BODY)
    if not isinstance(rows, list):
        page = body[:500].lstrip().startswith(b"<")
        return CertificateAnswer("unreachable" if page else "error", reason="the body is no JSON list")
    own = [row for row in map(as_dict, rows) if _names(row, asked.lower().rstrip("."))]
    starts = [found.day for row in own if (found := read_date(as_text(row.get("not_before"))))]
    if not own:
        return CertificateAnswer("empty")
    if not starts:
        return CertificateAnswer("error", reason="no certificate has a date")
    logged = [found.day for row in own if (found := read_date(as_text(row.get("entry_timestamp"))))]
    return CertificateAnswer("answered", min(starts), min(logged, default=None), len(own))


def _names(row: dict[str, Any], asked: str) -> bool:
    """Whether a certificate names the domain; rows also hold organisations, e-mails and other hosts."""
    names = f"{as_text(row.get('name_value'), 20_000)}\n{as_text(row.get('common_name'))}".lower()
    return any(
        name == asked or (name.endswith("." + asked) and "@" not in name and " " not in name)
        for name in names.split("\n")
    )
