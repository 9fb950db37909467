"""What is found for something that was recognised? Hits by group: platforms, look-alikes, texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from search_index.directory import Directory, KeyKind
from search_index.document import Hit
from search_index.engines.base import Engine, TextQuery
from search_index.keys import PROVINCES

GroupKind = Literal["platform", "lookalike", "terms", "report", "notice", "help"]
TEXTS: tuple[Literal["terms", "report", "notice", "help"], ...] = ("terms", "report", "notice", "help")
Match = Literal["all", "any"]
Reading = tuple[KeyKind | Literal["name"], str]
"""One thing that a typed text may mean: what kind of key, and the key."""
_RELATED = ("shop", "domain")
"""How a host is found that nobody has, but others on it or on its domain."""
_WHOLE, _NEAR = 0.85, 0.6
"""So sure is a platform whose name or its core was typed, and one that is written in a known way."""


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
        return _groups({"platform": holding(directory, kind, key, limit), "lookalike": alike})
    found = _groups({"platform": directory.named(key, limit), **_texts(index.texts, key, "all", limit)})
    return found or _groups(_texts(index.texts, key, "any", limit))


def holding(directory: Directory, kind: KeyKind, key: str, limit: int = 10) -> list[Hit]:
    """The platforms that hold this key; a filing number that begins with "ICP" may be of any province."""
    if not (kind.startswith("icp") and key.startswith("ICP")):
        return directory.exact(kind, key, limit)
    found = (hit for province in PROVINCES for hit in directory.exact(kind, province + key, limit))
    return list({hit.id: hit for hit in found}.values())[:limit]


def settled(directory: Directory, readings: Sequence[Reading]) -> int | None:
    """The number of the reading that decides what a text means: the first that somebody holds exactly.

    Else that of the first name, unless it is a vague one and another is somebody's; None where none is found.
    """
    names: dict[int, float] = {}
    related: int | None = None
    for number, (kind, key) in enumerate(readings):
        if kind == "name":
            score = next((hit.score for hit in directory.named(key, 1)), 0.0)
            if related is not None:
                return related
            if score >= (_WHOLE if names else _NEAR):
                return number
            names[number] = score
        elif held := holding(directory, kind, key, 1):
            if held[0].why[0] not in _RELATED:
                return number
            related = number if related is None else related
    return next((number for number, score in names.items() if score), related)


def _texts(texts: Engine, key: str, match: Match, limit: int) -> dict[GroupKind, Sequence[Hit]]:
    return {kind: texts.search(TextQuery(key, (kind,), match=match, limit=limit)).hits for kind in TEXTS}


def _groups(found: Mapping[GroupKind, Sequence[Hit]]) -> tuple[Group, ...]:
    return tuple(Group(kind, tuple(hits)) for kind, hits in found.items() if hits)
