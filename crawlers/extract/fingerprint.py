"""What survives when an operator changes the name of a shop? Template, icon, analytics, goods ids."""

import hashlib
import re
from dataclasses import dataclass

from crawlers.extract.page import Page
from crawlers.extract.text import squeeze

_LEAST_PARTS, _MOST_GOODS = 8, 500
_DIGITS = re.compile(r"\d+")
_ANALYTICS = (
    ("baidu", re.compile(r"hm\.baidu\.com/(?:hm|h)\.js\?([0-9a-f]{32})")),
    ("cnzz", re.compile(r"(?:cnzz\.com|umeng\.com)/[^\s\"'<>]{0,60}[?&](?:id|web_id)=(\d{5,12})")),
    ("51la", re.compile(r"(?:js\.users\.51\.la/|LA\.init\(\s?\{\s?id:\s?[\"'])(\w{6,32})")),
    ("google", re.compile(r"(?<![\w-])(G-[A-Z0-9]{8,12}|UA-\d{4,10}-\d{1,3}|GTM-[A-Z0-9]{5,8})(?![\w-])")),
)
_GOODS = re.compile(r"(?:/(?:item|buy|product|p|goods|detail)/|[?&]tid=)([A-Za-z0-9]{1,24})(?:[/?&#.]|$)")


@dataclass(frozen=True, slots=True)
class GoodsLink:
    """Something on sale: the id in its address and the text of its link."""

    id: str
    name: str


def template_fingerprint(page: Page) -> str:
    """A hash of the page's elements and classes, each counted once; empty where there are too few to tell.

    Numbers in class names and repeated cards do not change it, so it survives new goods and a new name.
    """
    parts = sorted({_DIGITS.sub("#", part) for part in page.skeleton})
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32] if len(parts) >= _LEAST_PARTS else ""


def favicon_hash(data: bytes) -> str:
    """A hash of the icon's bytes; empty for an empty file."""
    return hashlib.sha256(data).hexdigest()[:32] if data else ""


def icon_urls(page: Page) -> tuple[str, ...]:
    """Where the page says its icon is, in order; browsers fall back to /favicon.ico."""
    return tuple(part.url for part in page.resources if part.tag == "link" and "icon" in part.rel.split())


def analytics_ids(source: str) -> tuple[str, ...]:
    """The analytics accounts in a page's source, like ``baidu:<32 hex>``, sorted."""
    text = source[:1_000_000].replace("\\/", "/")
    found = {f"{name}:{account}" for name, pattern in _ANALYTICS for account in pattern.findall(text)}
    return tuple(sorted(found))


def goods_links(page: Page) -> tuple[GoodsLink, ...]:
    """The goods that a page links to, each id once with the longest text."""
    goods: dict[str, str] = {}
    for link in page.links:
        found = _GOODS.search(link.written[:500])
        if found and len(goods) < _MOST_GOODS:
            goods[found[1]] = max(goods.get(found[1], ""), squeeze(link.text, 120), key=len)
    return tuple(GoodsLink(key, name) for key, name in goods.items())
