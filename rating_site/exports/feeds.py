"""How do followers hear of changes? Atom and JSON Feed 1.1 of listings, delistings and rule changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from rating_site.exports.header import REUSE_TERMS
from rating_site.exports.record import as_json
from rating_site.exports.text import moment, plain

ATOM_TYPE = "application/atom+xml"
JSON_FEED_TYPE = "application/feed+json"
_ATOM = "http://www.w3.org/2005/Atom"
_AUTHOR = "Kajian 卡鉴"
_LONGEST_SUMMARY = 2000


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """One change that followers read: `id` is an address that never changes, `summary` plain text."""

    id: str
    title: str
    url: str
    updated: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, global or of one platform: newest change first; `updated` holds even when nothing changed."""

    title: str
    home_url: str
    feed_url: str
    updated: datetime
    items: Sequence[ChangeItem]


def atom(feed: Feed) -> bytes:
    """An Atom document (RFC 4287); text is escaped, characters that XML forbids become spaces."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _texts(root, {"id": feed.feed_url, "title": feed.title, "updated": moment(feed.updated)})
    SubElement(root, "link", {"rel": "self", "type": ATOM_TYPE, "href": plain(feed.feed_url)})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": plain(feed.home_url)})
    SubElement(SubElement(root, "author"), "name").text = _AUTHOR
    _texts(root, {"rights": " ".join(REUSE_TERMS)})
    for item in feed.items:
        entry = SubElement(root, "entry")
        _texts(entry, {"id": item.id, "title": item.title, "updated": moment(item.updated)})
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": plain(item.url)})
        _texts(entry, {"summary": item.summary})
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def json_feed(feed: Feed) -> bytes:
    """A JSON Feed 1.1 document with the same items."""
    return as_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": plain(feed.title),
            "home_page_url": feed.home_url,
            "feed_url": feed.feed_url,
            "description": " ".join(REUSE_TERMS),
            "language": "zh-CN",
            "authors": [{"name": _AUTHOR}],
            "items": [_json_item(item) for item in feed.items],
        }
    )


def _json_item(item: ChangeItem) -> dict[str, object]:
    return {
        "id": item.id,
        "url": item.url,
        "title": plain(item.title),
        "content_text": plain(item.summary, _LONGEST_SUMMARY),
        "date_published": moment(item.updated),
        "date_modified": moment(item.updated),
    }


def _texts(parent: Element, texts: dict[str, str]) -> None:
    for tag, text in texts.items():
        SubElement(parent, tag).text = plain(text, _LONGEST_SUMMARY)
