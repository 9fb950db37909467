"""Which public facts does an entry or a tombstone carry? One flat record, the same in CSV and JSON."""

from pydantic_core import to_json

from rating_site.exports.entry import Edition, Entry, Tombstone
from rating_site.exports.header import REUSE_TERMS, TITLE
from rating_site.exports.text import moment

Record = dict[str, str | int | bool | list[str] | None]


def entry_record(entry: Entry) -> Record:
    """Everything that is public about an entry."""
    return {
        "host": entry.host,
        "shop_path": entry.shop_path,
        "platform_id": entry.platform_id,
        "registrable_domain": entry.registrable_domain,
        "shared_host": entry.shared_host,
        "since": moment(entry.since),
        "decided_at": moment(entry.decided_at),
        "review_by": entry.review_by.isoformat(),
        "reasons": list(entry.reasons),
        "wording": entry.wording,
        "version": entry.version,
        "url": entry.url,
    }


def tombstone_record(stone: Tombstone) -> Record:
    """What stays visible of an entry that ended."""
    return {
        "host": stone.host,
        "shop_path": stone.shop_path,
        "platform_id": stone.platform_id,
        "since": moment(stone.since) if stone.since else None,
        "ended_at": moment(stone.ended_at),
        "reason": stone.reason,
    }


def edition_record(edition: Edition) -> Record:
    """What is said about the list as a whole."""
    return {
        "title": TITLE,
        "homepage": f"{edition.base_url}/",
        "version": edition.version,
        "made_at": moment(edition.made_at),
        "expires_at": moment(edition.expires_at),
        "terms": list(REUSE_TERMS),
    }


def as_json(value: object) -> bytes:
    """Compact JSON in UTF-8; text must be `plain`."""
    return to_json(value)


def enclosed(head: bytes, items: list[bytes], foot: bytes) -> bytes:
    """The items, one a line with commas between, inside head and foot; the long text is written only once."""
    if not items:
        return head + foot
    lines = [*items]
    lines[0] = head + lines[0]
    lines[-1] += foot
    return b",\n".join(lines)
