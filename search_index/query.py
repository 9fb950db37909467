"""What is found for something that was recognised? Hits by group: platforms, look-alikes, texts."""

from dataclasses import dataclass
from typing import Literal

from search_index.directory import Directory, KeyKind
from search_index.document import Hit, Kind
from search_index.engines.base import Engine, TextQuery

GroupKind = Literal["platform", "lookalike", "terms", "report", "notice", "help"]
TEXTS: tuple[Kind, ...] = ("terms", "report", "notice", "help")


@dataclass(frozen=True, slots=True)
class Index:
    """Where to look: the platforms in memory, and the texts on disk."""

    directory: Directory
    texts: Engine


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one kind, best first; groups without hits are left out."""

    kind: GroupKind
    hits: tuple[Hit, ...]


def find(index: Index, kind: KeyKind | Literal["name"], key: str, limit: int = 10) -> tuple[Group, ...]:
    """Everything for a recognised key; `key` as lookup made it: a site, ICP number, QQ number or name."""
    groups = [Group("platform", tuple(_platforms(index.directory, kind, key, limit)))]
    if kind == "address":
        groups.append(Group("lookalike", tuple(index.directory.lookalikes(key, limit))))
    if kind == "name":
        for text in TEXTS:
            page = index.texts.search(TextQuery(key, kinds=(text,), limit=limit))
            groups.append(Group(text, page.hits))
    return tuple(group for group in groups if group.hits)


def _platforms(directory: Directory, kind: KeyKind | Literal["name"], key: str, limit: int) -> list[Hit]:
    if kind == "name":
        return directory.named(key, limit)
    return directory.exact(kind, key, limit)
