"""What does an RDAP answer say about one domain name? Events only (RFC 9083); no referral is followed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from crawlers.extract.dates import ReadDate, read_date
from crawlers.extract.json_text import as_dict, as_list, as_text, load_json


@dataclass(frozen=True, slots=True)
class RdapAnswer:
    """What the registry said. `status`: found, not_registered, reserved, rate_limited, empty or unparsed.

    ``not_registered`` may be believed only from the server that IANA lists for the TLD. `zone_basis` is
    ``utc`` or ``unstated``; `reason` says in English why nothing can be said.
    """

    status: str
    registered_on: date | None = None
    expires_on: date | None = None
    zone_basis: str = "unstated"
    domain: str = ""
    reason: str = ""


def read_rdap(data: bytes, http_status: int = 200, asked: str = "") -> RdapAnswer:
    """The answer in this body; never fails. An answer about another name than `asked` is unparsed."""
    body = load_json(data)
    error = as_dict(body).get("errorCode")
    code = error if isinstance(error, int) and not isinstance(error, bool) else http_status
    if code == 429:
        return RdapAnswer("rate_limited", reason="the registry asks to slow down")
    if code == 404 and (isinstance(body, dict) or not data.strip()):
        return RdapAnswer("not_registered")
    if not data.strip():
        return RdapAnswer("empty", reason=f"an empty body with status {code}")
    if code != 200 or not isinstance(body, dict):
        return RdapAnswer("unparsed", reason=f"no RDAP answer (status {code})")
    return _domain(body, asked)


def _domain(body: dict[str, Any], asked: str) -> RdapAnswer:
    name = as_text(body.get("ldhName") or body.get("unicodeName")).lower().rstrip(".")
    kind = as_text(body.get("objectClassName")).lower()
    if kind not in ("domain", "") or not name:
        return RdapAnswer("unparsed", reason="not an object of class domain")
    if asked and name != asked.lower().rstrip("."):
        return RdapAnswer("unparsed", domain=name, reason=f"an answer about {name}")
    events = [as_dict(event) for event in as_list(body.get("events"))[:200]]
    created, expires = _newest(events, "registration"), _newest(events, "expiration")
    if created is None and any("reserved" in as_text(word).lower() for word in as_list(body.get("status"))):
        return RdapAnswer("reserved", domain=name)
    if not kind and not events:
        return RdapAnswer("unparsed", domain=name, reason="neither class nor events")
    return RdapAnswer(
        "found",
        created.day if created else None,
        expires.day if expires else None,
        created.zone_basis if created else "unstated",
        name,
    )


def _newest(events: list[dict[str, Any]], action: str) -> ReadDate | None:
    """The newest date of this event: of two registrations the later one is in force."""
    dates = [
        read_date(as_text(event.get("eventDate")))
        for event in events
        if as_text(event.get("eventAction")).lower() == action
    ]
    return max((found for found in dates if found), key=lambda found: found.day, default=None)
