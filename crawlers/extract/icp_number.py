"""Which ICP numbers does a page claim, and which of them can be real? No register is asked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from crawlers.extract.html import Page, parse
from crawlers.extract.icp_grammar import FILING, TELECOM, Number, read_filing, read_telecom
from crawlers.extract.icp_links import filing_link_flags, link_around
from crawlers.extract.page import Link
from crawlers.extract.text import fold, squeeze, strip_invisible

MOST_CLAIMS = 50
_FILING_KINDS = frozenset({"filing", "app", "mini_program", "quick_app"})
_EXAMPLE = re.compile(r"例如|比如|譬如|示例|举例|格式|样例|形如")


@dataclass(frozen=True, slots=True)
class IcpClaim:
    """A licence number that a page shows.

    `number` is canonical (蜀ICP备19011193号-6), `main` the part that names the filer (蜀ICP备19011193号);
    `kind` is filing, app, mini_program, quick_app, icp_licence or telecom_licence. `reason` says why the
    number cannot be real: joke_registry, unknown_registry, missing_province, masked, placeholder, bad_length,
    impossible_year. `flags`: nonstandard_prefix, old_link, wrong_link, claim_hidden. `text` is as written,
    `link` where it leads.
    """

    number: str
    main: str
    kind: str
    valid: bool
    reason: str | None
    flags: tuple[str, ...]
    text: str
    link: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The claim as an observation and `kajian extract icp` show it."""
        return {
            "number": self.number,
            "main": self.main,
            "kind": self.kind,
            "valid": self.valid,
            "reason": self.reason,
            "flags": list(self.flags),
        }


def find_icp(page: Page, year_now: int | None = None) -> list[IcpClaim]:
    """The licence numbers of a page in reading order, each once; a number in a quoted article is no claim.

    `year_now` is the current year (numbers of later years cannot be real); None trusts every year.
    """
    claims: dict[str, IcpClaim] = {}
    text = fold(page.text)
    for start, end, number in _numbers(text, year_now):
        if _is_mention(page, text, start):
            continue
        link = link_around(page, start, end)
        claim = _claim(number, squeeze(page.text[start:end]), link, page.within("hidden", start))
        known = claims.get(claim.number)
        if known is None or len(claim.flags) < len(known.flags):
            claims[claim.number] = claim
        if len(claims) >= MOST_CLAIMS:
            break
    return list(claims.values())


def parse_icp_number(text: str, year_now: int | None = None) -> IcpClaim | None:
    """The licence number that this text is (a typed query, a register's answer), or None if it is none.

    Case, width and spaces do not matter, 号 may be missing; other text around the number is not accepted.
    """
    tidy = fold(strip_invisible(text[:100])).strip()
    for start, end, number in _numbers(tidy, year_now):
        whole = start == 0 and end == len(tidy)
        return _claim(number, tidy, None, hidden=False) if whole else None
    return None


def find_icp_in_text(text: str, year_now: int | None = None) -> list[IcpClaim]:
    """The licence numbers of a text without markup."""
    return find_icp(page_of_text(text), year_now)


def page_of_text(text: str) -> Page:
    """A page that shows just this text, its line ends kept."""
    clean = strip_invisible(text)
    return replace(parse(""), text=clean, source=text)


def _numbers(text: str, year_now: int | None) -> Iterator[tuple[int, int, Number]]:
    """The numbers in folded text with their places, in order."""
    found: list[tuple[int, int, Number]] = []
    for match in _at_most(FILING.finditer(text)):
        number = read_filing(match, year_now)
        if number:
            start = match.start() if number.number[0] != "I" or not match["prefix"] else match.end("gap")
            found.append((start, match.end(), number))
    for match in _at_most(TELECOM.finditer(text)):
        licence = read_telecom(match, year_now)
        if licence:
            start = match.start() if licence.number[0] not in "AB" else match.start("classes")
            found.append((start, match.end(), licence))
    yield from sorted(found, key=lambda item: item[0])


def _at_most(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """A page that repeats thousands of numbers is not read to its end."""
    for _, match in zip(range(MOST_CLAIMS * 4), matches, strict=False):
        yield match


def _claim(number: Number, text: str, link: Link | None, hidden: bool) -> IcpClaim:
    flags = ("nonstandard_prefix",) * number.nonstandard
    if number.kind in _FILING_KINDS:
        # Only filings must lead to the register; licences are often linked to a scan of the certificate.
        flags += filing_link_flags(link)
    flags += ("claim_hidden",) * hidden
    return IcpClaim(
        number.number,
        number.main,
        number.kind,
        not number.reason,
        number.reason or None,
        flags,
        text,
        link.href if link else None,
    )


def _is_mention(page: Page, text: str, start: int) -> bool:
    """Whether the number is talked about (a quoted article, an example) rather than claimed."""
    if page.within("footer", start):
        return False
    line = text[max(text.rfind("\n", 0, start) + 1, start - 40) : start]
    return page.within("quoting", start) or bool(_EXAMPLE.search(line))
