"""What does one entry of the ICP register say, and is it about what was asked?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import ada_url

from crawlers.extract.dates import read_date
from crawlers.extract.icp_number import parse_icp_number
from crawlers.extract.icp_trouble import Unclear
from crawlers.extract.json_text import as_text

_LIMITED = {"是": True, "否": False, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class IcpRecord:
    """An entry of the register. Licences are canonical; `unit_name` may name a person (`nature_name` 个人).

    `updated_on` is the day of the last approval, which every amendment moves: never the first filing.
    """

    domain: str
    main_licence: str
    service_licence: str
    unit_name: str
    nature_name: str
    limit_access: bool
    updated_on: date | None
    update_record_time: str


def read_record(item: dict[str, Any]) -> IcpRecord:
    """The record in a JSON object of the register; Unclear where a field that matters is missing."""
    domain, main = as_text(item.get("domain")).lower(), as_text(item.get("mainLicence"))
    limited = item.get("limitAccess")
    limit_access = limited if isinstance(limited, bool) else _LIMITED.get(as_text(limited).lower())
    if not domain or "." not in domain or not main or limit_access is None:
        raise Unclear("a record without domain, licence or access state")
    updated = as_text(item.get("updateRecordTime"), 40)
    day = read_date(updated)
    return IcpRecord(
        domain,
        _canonical(main),
        _canonical(as_text(item.get("serviceLicence"))),
        as_text(item.get("unitName")),
        as_text(item.get("natureName"), 40),
        limit_access,
        day.day if day else None,
        updated,
    )


def about(record: IcpRecord, asked: str) -> bool:
    """Whether the record is about the asked domain or licence number (compared by its main part)."""
    number = parse_icp_number(asked)
    if number is None:
        return _host(record.domain) == _host(asked)
    theirs = [parse_icp_number(licence) for licence in (record.main_licence, record.service_licence)]
    return any(claim is not None and claim.main == number.main for claim in theirs)


def _canonical(licence: str) -> str:
    claim = parse_icp_number(licence)
    return claim.number if claim else licence


def _host(domain: str) -> str:
    """The register writes Chinese names as they are read, we may have asked for their A-labels."""
    try:
        return str(ada_url.URL(f"http://{domain.strip()}/").hostname).rstrip(".")
    except ValueError:
        return domain
