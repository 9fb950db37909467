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
        self._entries: dict[str, Sequence[Entry]] = {}  # keeps them alive, so that no id is given twice
        self._pieces: dict[str, dict[int, bytes]] = {}

    def render(self, name: str, entries: Sequence[Entry], make: Callable[[Entry], bytes]) -> list[bytes]:
        """The piece of every entry in order, made anew only for new objects; `name` is the format."""
        known = self._pieces.get(name, {})
        pieces = [known.get(id(entry)) or make(entry) for entry in entries]
        self._pieces[name] = dict(zip(map(id, entries), pieces, strict=True))
        self._entries[name] = entries
        return pieces
