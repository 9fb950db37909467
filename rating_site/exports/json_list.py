"""How is the whole list written as JSON? One object: the edition, its entries and its tombstones."""

from rating_site.exports.entry import Edition, Entry
from rating_site.exports.pieces import Pieces
from rating_site.exports.record import as_json, edition_record, enclosed, entry_record, tombstone_record


def render(edition: Edition, pieces: Pieces) -> bytes:
    """One entry a line, so that two editions can be compared with line tools."""
    head = as_json(edition_record(edition))[:-1] + b',\n"entries":[\n'
    stones = enclosed(
        b'"tombstones":[\n', [as_json(tombstone_record(one)) for one in edition.tombstones], b"\n]}\n"
    )
    return enclosed(head, pieces.render("json", edition.entries, _piece), b"\n],\n" + stones)


def _piece(entry: Entry) -> bytes:
    return as_json(entry_record(entry))
