"""How is a register's record told without naming a natural person?"""

import hashlib
import hmac
import re
from typing import Any

from crawlers.extract.icp_record import IcpRecord

_ORGANISATION = re.compile(
    r"公司|企业|中心|工作室|商行|经营部|个体|店|厂|社|院|校|所|局|部|会|集团|银行|合作|基金|网吧|Ltd|Inc|Co\b",
    re.IGNORECASE,
)


def told(record: IcpRecord, hash_key: str) -> dict[str, Any]:
    """The record as an observation carries it; the name of a natural person is masked, its hash is keyed."""
    person = record.nature_name == "个人" or not _ORGANISATION.search(record.unit_name)
    return {
        "domain": record.domain,
        "main_licence": record.main_licence,
        "service_licence": record.service_licence,
        "unit_name_masked": mask(record.unit_name) if person else record.unit_name,
        "unit_name_hash": keyed_hash(record.unit_name, hash_key),
        "nature": record.nature_name,
        "limit_access": record.limit_access,
        "updated_on": record.updated_on and record.updated_on.isoformat(),
    }


def mask(name: str) -> str:
    """The first character and a star: 张*; nothing where there is no name."""
    return f"{name[0]}*" if name else ""


def keyed_hash(name: str, key: str) -> str | None:
    """A hash that links filings of one filer and cannot be guessed without the key; None without a key."""
    if not (name and key):
        return None
    return hmac.new(key.encode(), name.encode(), hashlib.sha256).hexdigest()
