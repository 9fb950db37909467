"""How does a new edition avoid writing 100,000 unchanged entries anew? By keeping their rendered pieces.

Lists of hosts are fast enough without. Formats that escape or hash every field give each entry's piece
through `Pieces`, which the publishing process keeps between two editions; a fresh one renders everything.
Entries are recognised as objects: comparing 100,000 by value would cost more than the lists of hosts.
"""

from collections.abc import Callable, Sequence

from rating_site.exports.entry import Entry


class Pieces:
    """Rendered pieces of the last edition, by format; an entry that is gone is forgotten at once."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[Sequence[Entry], list[bytes]]] = {}
        self._moved: tuple[Sequence[Entry], Sequence[Entry], list[int | None]] = ((), (), [])

    def render(self, name: str, entries: Sequence[Entry], make: Callable[[Entry], bytes]) -> list[bytes]:
        """The piece of every entry in order, made anew only for new objects; `name` is the format."""
        before, known = self._last.get(name, ((), []))
        places = zip(self._places(before, entries), entries, strict=True)
        pieces = [make(entry) if place is None else known[place] for place, entry in places]
        self._last[name] = entries, pieces
        return pieces

    def _places(self, before: Sequence[Entry], entries: Sequence[Entry]) -> list[int | None]:
        """Where each entry stood before, None for a new one; formats with the same entries share it."""
        if self._moved[0] is not before or self._moved[1] is not entries:
            stood = dict(zip(map(id, before), range(len(before)), strict=True))
            self._moved = before, entries, list(map(stood.get, map(id, entries)))
        return self._moved[2]
