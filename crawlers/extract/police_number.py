"""Which police filing numbers does a page show, and do they fit their province and their link?"""

import re
from dataclasses import dataclass
from typing import Any

from crawlers.extract.icp_grammar import TRADITIONAL
from crawlers.extract.icp_links import link_around, police_link_flags
from crawlers.extract.page import Page
from crawlers.extract.text import fold, squeeze

MOST_CLAIMS = 20
_CODES = {
    "京": "11",
    "津": "12",
    "冀": "13",
    "晋": "14",
    "蒙": "15",
    "辽": "21",
    "吉": "22",
    "黑": "23",
    "沪": "31",
    "苏": "32",
    "浙": "33",
    "皖": "34",
    "闽": "35",
    "赣": "36",
    "鲁": "37",
    "豫": "41",
    "鄂": "42",
    "湘": "43",
    "粤": "44",
    "桂": "45",
    "琼": "46",
    "渝": "50",
    "川": "51",
    "蜀": "51",
    "贵": "52",
    "黔": "52",
    "云": "53",
    "滇": "53",
    "藏": "54",
    "陕": "61",
    "甘": "62",
    "陇": "62",
    "青": "63",
    "宁": "64",
    "新": "65",
    "深": "44",
}
_NUMBER = re.compile(
    r"(?P<letter>[\u3400-\u9fff])?(?P<gap>[ \t]{0,3})公[ \t]{0,2}网[ \t]{0,2}安[ \t]{0,2}[备備][案]?[号號]?"
    r"[ \t]{0,3}[:]?[ \t]{0,3}(?P<digits>\d(?:[ \t]?\d){12,14}(?!\d)|[\dX*●○•?×✕#]{4,20})"
    r"(?:[ \t]{0,2}[号號])?",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"^(\d)\1+$|0{8}$|12345678|87654321")


@dataclass(frozen=True, slots=True)
class PoliceClaim:
    """A police filing number that a page shows, like 京公网安备 11040102700068号.

    `reason`: masked, placeholder, bad_length, missing_province, impossible_region, police_prefix_mismatch,
    police_link_mismatch; `flags` holds the two mismatches, wrong_link and claim_hidden.
    """

    number: str
    valid: bool
    reason: str | None
    flags: tuple[str, ...]
    text: str
    link: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The claim as an observation and `kajian extract icp` show it."""
        return {"number": self.number, "valid": self.valid, "reason": self.reason}


def find_police(page: Page) -> list[PoliceClaim]:
    """The police filing numbers of a page in reading order, each once."""
    claims: dict[str, PoliceClaim] = {}
    for match in _NUMBER.finditer(fold(page.text).replace("網", "网")):
        claim = _claim(page, match)
        claims.setdefault(claim.number, claim)
        if len(claims) >= MOST_CLAIMS:
            break
    return list(claims.values())


def _claim(page: Page, match: re.Match[str]) -> PoliceClaim:
    digits = re.sub(r"\s", "", match["digits"]).upper()
    letter = TRADITIONAL.get(match["letter"] or "", match["letter"] or "")
    letter = letter if letter in _CODES else ""
    link = link_around(page, match.start("digits"), match.end())
    code = _CODES.get(letter)
    flags = ("police_prefix_mismatch",) * (code is not None and digits[:2].isdecimal() and digits[:2] != code)
    flags += police_link_flags(link, digits)
    flags += ("claim_hidden",) * page.within("hidden", match.start())
    reason = _impossible(digits, letter) or next((flag for flag in flags if flag.endswith("mismatch")), "")
    return PoliceClaim(
        f"{letter}公网安备 {digits}号",
        not reason,
        reason or None,
        flags,
        squeeze(page.text[match.start() : match.end()]),
        link.href if link else None,
    )


def _impossible(digits: str, letter: str) -> str:
    """Why this can be no number of the police register; empty where it can (13 digits: an old form)."""
    if not digits.isdecimal():
        return "masked"
    if _SAMPLE.search(digits):
        return "placeholder"
    if len(digits) not in (13, 14):
        return "bad_length"
    if digits[:2] not in _CODES.values():
        return "impossible_region"
    return "" if letter else "missing_province"
