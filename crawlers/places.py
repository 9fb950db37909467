"""Where does a shop state its terms? The passages that matter on each page, and the pages worth opening."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from urllib.parse import urlsplit

from crawlers.extract.page import Page
from crawlers.extract.terms import extract_terms
from crawlers.extract.terms_bundle import han_strings
from crawlers.shop import Shop
from crawlers.stated import LONGEST_TEXT

_HEADING = re.compile(r"(?=.{1,30}$)(?:.*[:：?？]$|.*(?:规则|售后|退款|补单|质保|说明|须知|协议|声明))")
_RULES = re.compile(
    r"规则|协议|条款|售后|退款|退换|补单|补发|须知|帮助|常见问题|问题解答|公告|声明|保障|免责|说明|质保|投诉"
    r"|\bfaq\b|\bhelp\b|\bterms?\b|\brules?\b|refund|notice|agreement|policy|guarantee|/article|mod=help|mod=about",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"/(?:buy|item|goods|product|p)/\d{1,9}(?:\.html)?$|[?&]mod=buy&|[?&]tid=\d", re.IGNORECASE
)
_BUNDLE = re.compile(r"/(?:index|app|main|chunk-common|common)[.-]?[\w-]{0,40}\.js$")
_HASH = re.compile(r"[.-][0-9A-Za-z_-]{6,32}(?=\.js$)")
_TOPIC = re.compile(r"退款|退货|补单|补发|售后|质保|到账|发货|冻结|投诉|客服|担保|概不|小时内")


def passages(text: str) -> str:
    """The lines of a page that state clauses, each with the short heading before it."""
    lines = text[: LONGEST_TEXT * 4].split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    kept: set[int] = set()
    for clause in extract_terms("\n".join(lines)):
        first = bisect_right(starts, clause.span[0]) - 1
        kept.update(range(first, bisect_left(starts, clause.span[1])))
        if first and _HEADING.match(lines[first - 1].strip()):
            kept.add(first - 1)
    return "\n".join(lines[n].strip() for n in sorted(kept))[:LONGEST_TEXT]


def own_text(page: Page, home: Page) -> str:
    """What a page says that the first page does not: its text without the frame of the site."""
    frame = {line.strip() for line in home.text.split("\n")}
    lines = (line.strip() for line in page.text.split("\n"))
    return "\n".join(line for line in lines if line and line not in frame)[:LONGEST_TEXT]


def rule_links(shop: Shop) -> list[tuple[str, str]]:
    """(path, link text) of pages on the same host that seem to hold terms, in page order, none twice."""
    return list(_links(shop, _RULES))


def product_links(shop: Shop) -> list[tuple[str, str]]:
    """(path, link text) of product pages on the same host, the oldest goods first.

    Why not in page order: the same products are read tomorrow, whatever is promoted then.
    """
    found = [link for link in _links(shop, _PRODUCT) if _PRODUCT.search(link[0])]
    return sorted(found, key=lambda link: (len(link[0]), link[0]))


def bundles(shop: Shop) -> list[tuple[str, str]]:
    """(path, stable place) of the scripts of a single-page shop that may hold its texts."""
    found = {}
    for resource in shop.page.resources:
        if resource.tag == "script" and urlsplit(resource.url).netloc == shop.host:
            path = urlsplit(resource.url).path
            if _BUNDLE.search(path):
                found[path] = _HASH.sub("", path)
    return list(found.items())


def texts_in_script(script: str) -> str:
    """The strings of a script that speak of after-sales, one per line, each once."""
    lines = (line.strip() for text in han_strings(script) for line in text.split("\n"))
    return "\n".join(dict.fromkeys(line for line in lines if _TOPIC.search(line)))[:LONGEST_TEXT]


def _links(shop: Shop, wanted: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    seen = {_path(shop.answer.final_url)}
    for link in shop.page.links:
        path = _path(link.href)
        if len(path) > 300 or path in seen or urlsplit(link.href).netloc != shop.host:
            continue
        if wanted.search(link.text[:100]) or wanted.search(path):
            seen.add(path)
            yield path, link.text


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
