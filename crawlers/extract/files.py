"""What do the parsers say about a recorded file? The answers of `kajian extract`."""

import re
from datetime import date
from typing import Any

from crawlers.extract.decode import decode
from crawlers.extract.html import parse
from crawlers.extract.icp_number import find_icp, page_of_text
from crawlers.extract.police_number import find_police
from crawlers.extract.rdap_json import RdapAnswer, read_rdap
from crawlers.extract.whois_text import WhoisAnswer, read_whois

_MARKUP = re.compile(r"<[A-Za-z!/?]")


def icp_file(data: bytes, today: date) -> dict[str, Any]:
    """ICP and police numbers in an HTML page or a plain text; `today` tells which years can be."""
    text = decode(data)
    page = parse(text) if _MARKUP.search(text) else page_of_text(text)
    return {
        "claims": [claim.to_dict() for claim in find_icp(page, today.year)],
        "police": [claim.to_dict() for claim in find_police(page)],
    }


def whois_file(data: bytes, name: str = "") -> dict[str, Any]:
    """Status and registration date in a WHOIS answer; `name` is the file's and tells nothing."""
    return _registration(read_whois(data))


def rdap_file(data: bytes, name: str = "") -> dict[str, Any]:
    """Status and registration date in an RDAP answer; `name` is the file's and tells nothing."""
    return _registration(read_rdap(data))


def _registration(answer: WhoisAnswer | RdapAnswer) -> dict[str, Any]:
    day = answer.registered_on
    return {"status": answer.status, "registered_on": day.isoformat() if day else None}
