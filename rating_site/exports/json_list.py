"""How is the whole list written as JSON? One object: the edition, its entries and its tombstones."""

from rating_site.exports.entry import Edition, Entry
from rating_site.exports.pieces import Pieces
from rating_site.exports.record import as_json, edition_record, entry_record, tombstone_record


def render(edition: Edition, pieces: Pieces) -> bytes:
    """One entry a line, so that two editions can be compared with line tools."""
    head = as_json(edition_record(edition))[:-1]
    entries = pieces.render("json", edition.entries, _piece)
    tombstones = [as_json(tombstone_record(stone)) for stone in edition.tombstones]
    return b"%s,\n%s,\n%s}\n" % (head, _array(b"entries", entries), _array(b"tombstones", tombstones))


def _piece(entry: Entry) -> bytes:
    return as_json(entry_record(entry))


def _array(name: bytes, lines: list[bytes]) -> bytes:
    return b'"%s":[\n%s\n]' % (name, b",\n".join(lines))
