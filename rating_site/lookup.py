"""What did somebody type into the one box? Pure: text in, (kind, key) out."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from crawlers.extract.icp_number import parse_icp_number
from crawlers.identity import Address, read_address

MAX_QUERY = 256
Kind = Literal["address", "icp_service", "icp_main", "qq", "name"]
_QQ = re.compile(r"(?i)^(?:qq|扣扣|企鹅)?(?:号|群)?\s*[:：]?\s*([1-9]\d{4,10})$")
_ASCII_URL = re.compile(r"(?i)h(?:tt|xx)ps?://[^\s\u4e00-\u9fff，。、；！（）【】《》“”]{3,2048}")
_CHATTER = re.compile(r"(?:是不是骗子|靠谱吗|可靠吗|怎么样|跑路了?吗?|官方网站|官网|网址|吗|？|\?)+$")


@dataclass(frozen=True, slots=True)
class Query:
    """What was recognised: `key` is canonical for its kind; `address` is there for addresses only."""

    kind: Kind
    key: str
    address: Address | None = None


def recognise(text: str) -> Query:
    """The meaning of a typed text; ValueError with one line when it is empty or over 256 characters long."""
    tidy = " ".join(unicodedata.normalize("NFKC", text).replace("\x00", " ").split())
    if not tidy:
        raise ValueError("type a host, a name, a QQ number or an ICP number")
    if len(tidy) > MAX_QUERY:
        raise ValueError(f"longer than {MAX_QUERY} characters")
    return _icp(tidy) or _qq(tidy) or _address(tidy) or Query("name", _CHATTER.sub("", tidy).strip() or tidy)


def _icp(text: str) -> Query | None:
    claim = parse_icp_number(text)
    if claim is None:
        return None
    return Query("icp_main" if claim.number == claim.main else "icp_service", claim.number)


def _qq(text: str) -> Query | None:
    found = _QQ.match(text)
    return Query("qq", found.group(1)) if found else None


def _address(text: str) -> Query | None:
    pasted = _ASCII_URL.search(text)
    try:
        address = read_address(pasted.group() if pasted else _CHATTER.sub("", text))
    except ValueError:
        return None
    return Query("address", address.site, address)
