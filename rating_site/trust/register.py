"""What is known from the ICP register about one domain or number, after all its answers so far?

"No record" needs two empty answers hours apart, each taken while a canary (a domain that is surely filed) was
found through the same gateway, because a throttled register answers a normal empty list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from rating_site.trust.evidence import StoredObservation, as_date, as_mapping, as_mappings, as_text

CONFIRM_AFTER = timedelta(hours=2)
"""Two empty answers must lie at least this far apart."""
CONFIRM_WITHIN = timedelta(days=14)
"""An older empty answer does not confirm a new one."""
_SUFFIX = re.compile(r"-\d{1,4}[A-Z]?$")
_SILENCE = {
    "blocked": "blocked",
    "rate_limited": "rate_limited",
    "unreachable": "unreachable",
    "refused": "refused",
}


@dataclass(frozen=True, slots=True)
class FilingRecord:
    """One entry of the register; the name of a natural person is masked before it comes here."""

    domain: str
    main_licence: str
    service_licence: str
    unit_name_hash: str | None = None
    unit_name_masked: str | None = None
    nature: str | None = None
    limit_access: bool = False
    updated_on: date | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the register is known to say: records, sure absence, or an empty answer to be confirmed."""

    records: tuple[FilingRecord, ...] = ()
    absent: bool = False
    empty_at: datetime | None = None

    @property
    def settled(self) -> bool:
        """Whether the newest answers allow a conclusion."""
        return self.absent or (bool(self.records) and self.empty_at is None)


def main_part(number: str) -> str:
    """The part that names the filer: 蜀ICP备19011193号-6 -> 蜀ICP备19011193号, 粤B2-20090059-5 ->
    粤B2-20090059.
    """
    return _SUFFIX.sub("", number.strip().upper())


def silence(seen: StoredObservation) -> str | None:
    """Why this answer says nothing at all, or None if it says something.

    A list that holds only other domains is a broken gateway, never "not found".
    """
    value = as_mapping(seen.value)
    if seen.outcome not in ("answered", "empty"):
        return _SILENCE.get(seen.outcome, "gateway_error")
    if "found" not in value or bool(value["found"]) != bool(_records(value)):
        return "gateway_error"
    return "empty_unconfirmed" if not value["found"] and value.get("canary_ok") is not True else None


def fold(before: Known, seen: StoredObservation) -> Known:
    """What is known after one more answer about the same domain or number."""
    records = _records(as_mapping(seen.value))
    if records:
        return Known(records)
    first = before.empty_at
    if first is None or (seen.asked_at - first > CONFIRM_WITHIN and not before.absent):
        return Known(before.records, before.absent, seen.asked_at)
    if seen.asked_at - first < CONFIRM_AFTER and not before.absent:
        return before
    return Known((), True, seen.asked_at)


def _records(value: Mapping[str, Any]) -> tuple[FilingRecord, ...]:
    """The records of one answer; for a question by domain only those of that very domain."""
    records = tuple(_record(item) for item in as_mappings(value.get("records")))
    if value.get("by") == "number":
        return records
    asked = str(value.get("asked") or "").lower()
    return tuple(record for record in records if record.domain.lower() == asked)


def _record(item: Mapping[str, Any]) -> FilingRecord:
    return FilingRecord(
        as_text(item.get("domain")) or "",
        as_text(item.get("main_licence")) or "",
        as_text(item.get("service_licence")) or "",
        as_text(item.get("unit_name_hash")),
        as_text(item.get("unit_name_masked")),
        as_text(item.get("nature")),
        item.get("limit_access") in (True, "是"),
        as_date(item.get("updated_on")),
        bool(item.get("cancelled")),
    )
