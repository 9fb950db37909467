"""Which platform is meant by a host, a number or a name? Answers from memory, in microseconds."""

from collections import defaultdict
from collections.abc import Iterable

from search_index.analyzer import fold, tokens
from search_index.document import Change, Document, Hit, Removal

LOOKED_UP: dict[str, tuple[str, ...]] = {
    "address": ("host", "hosts", "site", "sites"),
    "icp": ("icp",),
    "qq": ("qq",),
    "wechat": ("wechat",),
}
"""Kind of key -> the fields that hold such keys."""


class Directory:
    """All platforms of one process; readers need no lock while one thread applies changes."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._keys: dict[tuple[str, str], set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._documents)

    def apply(self, changes: Iterable[Change]) -> None:
        """Add, replace and remove platforms; documents of other kinds are passed over."""
        for change in changes:
            old = self._documents.pop(change.id, None)
            for key in _keys(old) if old else ():
                self._keys[key].discard(change.id)
            if not isinstance(change, Removal) and change.kind == "platform":
                self._documents[change.id] = change
                for key in _keys(change):
                    self._keys[key].add(change.id)

    def exact(self, kind: str, key: str, limit: int = 10) -> list[Hit]:
        """The platforms that hold this address, icp, qq or wechat."""
        return self._hits(self._keys.get((kind, fold(key)), set()), kind, limit)

    def named(self, name: str, limit: int = 10) -> list[Hit]:
        """The platforms of this name, else those that have all of its tokens in theirs."""
        if exact := self._hits(self._keys.get(("name", fold(name)), set()), "name", limit):
            return exact
        sets = [self._keys.get(("token", token), set()) for token in tokens(name)[:-1] or tokens(name)]
        return self._hits(set.intersection(*sets) if sets else set(), "name", limit)

    def _hits(self, ids: set[str], why: str, limit: int) -> list[Hit]:
        found = sorted((self._documents[id] for id in ids), key=lambda one: (len(one.title), one.id))
        return [Hit(one.id, one.kind, one.title, 1.0, (why,), (), next(iter(one.values("host", "hosts")), ""))
                for one in found[:limit]]


def _keys(document: Document) -> set[tuple[str, str]]:
    keys = {(kind, fold(value)) for kind, names in LOOKED_UP.items() for value in document.values(*names)}
    for name in (document.title, *document.values("name", "names")):
        keys.add(("name", fold(name)))
        keys |= {("token", token) for token in tokens(name)}
    return keys
