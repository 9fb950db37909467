"""How does a new edition avoid writing 100,000 unchanged entries anew? By keeping their rendered pieces.

Lists of hosts are fast enough without. Formats that escape or hash every field give each entry's piece
through `Pieces`, which the publishing process keeps between two editions; a fresh one renders everything.
"""

from collections.abc import Callable, Iterable

from rating_site.exports.entry import Entry


class Pieces:
    """Rendered pieces of the last edition, by format; an entry that is gone is forgotten at once."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, tuple[Entry, bytes]]] = {}

    def render(self, name: str, entries: Iterable[Entry], make: Callable[[Entry], bytes]) -> list[bytes]:
        """The piece of every entry in order, made anew only where it changed; `name` is the format."""
        before = self._kept.get(name, {})
        kept: dict[str, tuple[Entry, bytes]] = {}
        for entry in entries:
            site = entry.site
            known = before.get(site)
            same = known is not None and (known[0] is entry or known[0] == entry)
            kept[site] = known if known is not None and same else (entry, make(entry))
        self._kept[name] = kept
        return [piece for _, piece in kept.values()]
