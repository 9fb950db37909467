"""Does a licence number lead to the register that it names? The link around it and what is wrong with it."""

from urllib.parse import parse_qs

import ada_url

from crawlers.extract.page import Link, Page

_RIGHT_HOSTS = frozenset({"beian.miit.gov.cn", "www.beian.miit.gov.cn"})
_DEAD_HOSTS = ("miitbeian.gov.cn", "miibeian.gov.cn")
_POLICE_HOSTS = ("beian.gov.cn", "beian.mps.gov.cn")
_NOWHERE = "http://page.invalid/"


def link_around(page: Page, start: int, end: int) -> Link | None:
    """The anchor that shares text with this stretch of the page."""
    return next((link for link in page.links if link.start < end and start < link.end), None)


def host_of(href: str) -> str:
    """The host that a browser would go to, lower case; empty where there is none (relative links too)."""
    try:
        host = str(ada_url.URL(ada_url.join_url(_NOWHERE, href)).hostname)
    except ValueError:
        return ""
    return "" if host == "page.invalid" else host.rstrip(".")


def filing_link_flags(link: Link | None) -> tuple[str, ...]:
    """``old_link`` for the register's dead hosts, ``wrong_link`` for anything that is not the register."""
    if link is None:
        return ()
    host = host_of(link.href)
    if host in _RIGHT_HOSTS:
        return ()
    return ("old_link",) if _below(host, _DEAD_HOSTS) else ("wrong_link",)


def police_link_flags(link: Link | None, digits: str) -> tuple[str, ...]:
    """``wrong_link`` for a foreign host, ``police_link_mismatch`` where the link names another number."""
    if link is None:
        return ()
    if not _below(host_of(link.href), _POLICE_HOSTS):
        return ("wrong_link",)
    code = police_code(link.href)
    return ("police_link_mismatch",) if code and code != digits else ()


def police_code(href: str) -> str:
    """The number that a link to the police register asks for (``recordcode=`` or ``code=``), or empty."""
    query = parse_qs(href[:2000].partition("?")[2].partition("#")[0])
    values = query.get("recordcode") or query.get("code") or [""]
    return values[0].strip()


def _below(host: str, names: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith("." + name) for name in names)
