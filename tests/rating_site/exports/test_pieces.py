"""Kept pieces are used again for the same objects only."""

from dataclasses import replace

from rating_site.exports.entry import Entry
from rating_site.exports.pieces import Pieces
from tests.rating_site.exports.sample_entries import HAN, LISTED, SHOP


class _Maker:
    """Writes an entry's site and remembers which it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, entry: Entry) -> bytes:
        self.asked.append(entry.site)
        return f"{entry.site} {entry.wording}".encode()


def test_only_new_objects_are_written() -> None:
    pieces, make = Pieces(), _Maker()
    pieces.render("x", [LISTED, SHOP], make)
    make.asked.clear()
    changed = replace(SHOP, wording="other")
    written = pieces.render("x", [LISTED, changed, HAN], make)
    assert make.asked == [changed.site, HAN.site]
    assert written[1] == f"{SHOP.site} other".encode()


def test_formats_do_not_share_pieces() -> None:
    pieces = Pieces()
    pieces.render("x", [LISTED], lambda _: b"x")
    assert pieces.render("y", [LISTED], lambda _: b"y") == [b"y"]


def test_an_entry_that_left_is_forgotten() -> None:
    pieces, make = Pieces(), _Maker()
    pieces.render("x", [LISTED], make)
    pieces.render("x", [], make)
    pieces.render("x", [LISTED], make)
    assert make.asked == [LISTED.site, LISTED.site]
