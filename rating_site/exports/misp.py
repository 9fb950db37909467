"""How is a MISP feed laid out? A manifest, one event with an attribute for each entry, and a file of hashes.

Attribute ids follow from host and path; a removal is the same attribute marked as deleted. It is a feed
of attributes, never a MISP "warning list": those name things that are probably harmless.
"""

from datetime import datetime
from hashlib import md5
from uuid import UUID, uuid5

from rating_site.exports.entry import Edition, Entry, Tombstone
from rating_site.exports.header import TITLE, header_lines
from rating_site.exports.pieces import Pieces
from rating_site.exports.record import as_json, enclosed

NAMESPACE = UUID("2f0d7a52-5a1f-5d0b-8f4e-6c9a1f3f4c10")
EVENT = str(uuid5(NAMESPACE, "listed platforms"))
_CREATOR = {"name": "Kajian", "uuid": str(uuid5(NAMESPACE, "creator"))}
_TAGS = [{"name": "tlp:clear", "colour": "#ffffff"}]


def render(edition: Edition, pieces: Pieces) -> dict[str, bytes]:
    """The files of the feed by name; one entry a line in the event."""
    attributes = [
        as_json(_about(edition)),
        *pieces.render("misp", edition.named, _listed),
        *(as_json(_removed(stone)) for stone in edition.tombstones),
    ]
    event = as_json(_event(edition) | {"uuid": EVENT, "published": True})[:-1]
    body = enclosed(b'{"Event":%s,"Attribute":[\n' % event, attributes, b"\n]}}\n")
    manifest = {EVENT: _event(edition)}
    hashes = pieces.render("misp hashes", edition.named, _hash)
    return {"manifest.json": as_json(manifest), f"{EVENT}.json": body, "hashes.csv": b"".join(hashes)}


def _event(edition: Edition) -> dict[str, object]:
    return {
        "info": TITLE,
        "date": edition.made_at.date().isoformat(),
        "timestamp": _seconds(edition.made_at),
        "analysis": "2",
        "threat_level_id": "4",
        "Orgc": _CREATOR,
        "Tag": _TAGS,
    }


def _about(edition: Edition) -> dict[str, object]:
    """The list's header as a remark inside the event, so that the terms travel with the data."""
    return _attribute("about", "comment", "\n".join(header_lines(edition)), edition.made_at) | {
        "category": "Other",
        "to_ids": False,
    }


def _listed(entry: Entry) -> bytes:
    return as_json(_naming(entry, entry.decided_at) | {"comment": f"{entry.wording} {entry.url}"})


def _removed(stone: Tombstone) -> dict[str, object]:
    return _naming(stone, stone.ended_at) | {"comment": stone.reason, "deleted": True}


def _naming(about: Entry | Tombstone, at: datetime) -> dict[str, object]:
    kind = "url" if about.shop_path else "domain"
    return _attribute(about.site, kind, _value(about), at)


def _value(about: Entry | Tombstone) -> str:
    return f"https://{about.site}" if about.shop_path else about.host


def _attribute(key: str, kind: str, value: str, at: datetime) -> dict[str, object]:
    return {
        "uuid": str(uuid5(NAMESPACE, key)),
        "type": kind,
        "category": "Network activity",
        "value": value,
        "timestamp": _seconds(at),
        "to_ids": True,
        "disable_correlation": False,
    }


def _hash(entry: Entry) -> bytes:
    """MISP looks values up by MD5 before it fetches an event; nothing depends on its strength."""
    return f"{md5(_value(entry).encode(), usedforsecurity=False).hexdigest()},{EVENT}\n".encode()


def _seconds(at: datetime) -> str:
    return str(int(at.timestamp()))
