"""What is found for something that was recognised? Hits by group: platforms, look-alikes, texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from search_index.directory import Directory, KeyKind
from search_index.document import Hit
from search_index.engines.base import Engine, TextQuery

GroupKind = Literal["platform", "lookalike", "terms", "report", "notice", "help"]
TEXTS: tuple[Literal["terms", "report", "notice", "help"], ...] = ("terms", "report", "notice", "help")
Match = Literal["all", "any"]


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
    """Everything for a recognised key; `key` as lookup made it: a site, ICP number, QQ number or name.

    Texts that hold all words are looked for first; those that hold any of them only if nothing else is found.
    """
    directory = index.directory
    if kind != "name":
        alike = directory.lookalikes(key) if kind == "address" else []
        return _groups({"platform": directory.exact(kind, key, limit), "lookalike": alike})
    found = _groups({"platform": directory.named(key, limit), **_texts(index.texts, key, "all", limit)})
    return found or _groups(_texts(index.texts, key, "any", limit))


def _texts(texts: Engine, key: str, match: Match, limit: int) -> dict[GroupKind, Sequence[Hit]]:
    return {kind: texts.search(TextQuery(key, (kind,), match=match, limit=limit)).hits for kind in TEXTS}


def _groups(found: Mapping[GroupKind, Sequence[Hit]]) -> tuple[Group, ...]:
    return tuple(Group(kind, tuple(hits)) for kind, hits in found.items() if hits)
