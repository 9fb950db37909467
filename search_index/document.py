"""What goes into the search index, and what comes out of it?

Documents in, hits out: this package knows nothing of the database behind it. A document replaces the one
with the same id, so feeding a change twice is harmless.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

Kind = Literal["platform", "notice", "terms", "report", "help"]
KINDS: tuple[Kind, ...] = ("platform", "notice", "terms", "report", "help")
Value = str | tuple[str, ...]
FACETS = ("status", "grade", "province", "software", "refund_route", "escrow", "incident_type")
"""Fields that can be counted and filtered by; `platform` (an id) can be filtered by too."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found; `id` is unique over all kinds.

    `fields` holds what is looked up exactly (host, hosts, site, sites, name, names, qq, wechat, icp), the
    FACETS, `platform` (the id a text belongs to), and numbers to sort by (score, resupply_hours) as text.
    `at` is when it happened, aware of its zone; None sorts last.
    """

    id: str
    kind: Kind
    title: str
    body: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)
    at: datetime | None = None

    def values(self, *names: str) -> tuple[str, ...]:
        """All values of these fields in order, without empty ones and repetitions."""
        if len(names) == 1:
            only = self.fields.get(names[0], "")
            if isinstance(only, str):
                return (only,) if only else ()
            if len(only) == 1 and only[0]:
                return only
            return tuple(dict.fromkeys(one for one in only if one)) if only else ()
        found: dict[str, None] = {}
        for name in names:
            if name in self.fields:
                value = self.fields[name]
                for one in (value,) if isinstance(value, str) else value:
                    found[one] = None
        found.pop("", None)
        return tuple(found)

    def first(self, *names: str) -> str:
        """The first of those values, "" for none."""
        first = self.fields.get(names[0])
        return first if first and isinstance(first, str) else next(iter(self.values(*names)), "")


@dataclass(frozen=True, slots=True)
class Removal:
    """The document with this id is gone."""

    id: str


Change = Document | Removal


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage of one field in pieces: (text, was it searched for). Never markup."""

    field: str
    parts: tuple[tuple[str, bool], ...]


class Hit(NamedTuple):
    """A document that answers. `why` names the kind of match first, then its details.

    Examples of `why`: ("host",), ("qq",), ("name",), ("pinyin",), ("text",),
    ("lookalike", "digit", "l", "1") for a host that has a 1 where the typed one has an l.
    Scores of one answer can be compared with each other, and with nothing else. `platform` is the id that
    a text belongs to.
    """

    id: str
    kind: Kind
    title: str
    score: float
    why: tuple[str, ...]
    highlights: tuple[Highlight, ...] = ()
    host: str = ""
    platform: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A slice of the hits, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]
