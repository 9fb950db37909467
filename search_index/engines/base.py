"""What must a text engine be able to do?

The one seam of this package: every engine passes the same contract tests, and nobody outside `engines`
knows which one is behind an index folder.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, Protocol

from search_index.analyzer import Clause, clauses
from search_index.document import FACETS, Change, Document, Hit, Kind, Page
from search_index.highlight import highlight

MAX_DEPTH = 10_000
"""Hits beyond this place are not paged to."""
TITLE_BOOST = 3.0
FILTERS = (*FACETS, "platform")
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_WORTH = 0.1


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A question to a text engine: any text is allowed, it is never read as a query language.

    All words must be there ("any": at least one); "quoted words" stand side by side. `filters` maps a
    field to the values of which one must be there. Without words, the filters alone decide.
    """

    text: str
    kinds: tuple[Kind, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    match: Literal["all", "any"] = "all"
    sort: Literal["relevance", "newest"] = "relevance"
    offset: int = 0
    limit: int = 10

    def clauses(self) -> tuple[Clause, ...]:
        """What is asked for: whole runs of characters, or their parts where any of them is enough."""
        asked = clauses(self.text)
        if self.match == "all":
            return asked
        parts = [part for one in asked for part in ((one,) if one.phrase else one.parts())]
        return tuple(dict.fromkeys(parts))


class Engine(Protocol):
    """A searchable folder on disk with one writer and any number of readers."""

    def search(self, query: TextQuery) -> Page:
        """The hits from `offset`, in an order that stays the same until the next refresh."""

    def facets(self, query: TextQuery, names: tuple[str, ...]) -> dict[str, dict[str, int]]:
        """How many of all hits carry each value of these fields (members of FACETS)."""

    def commit(self, changes: Iterable[Change], cursor: int) -> None:
        """Write all changes and the cursor as one; after a crash either all of it is there or nothing."""

    def cursor(self) -> int | None:
        """The cursor of the last commit; None for an empty index."""

    def refresh(self) -> None:
        """See the commits of others (cheap when there are none)."""

    def close(self) -> None:
        """Let go of files and locks."""


def text_of(document: Document) -> str:
    """All that is searched."""
    return "\n".join((document.title, document.body, *document.values("name", "names", "host", "hosts")))


def clean(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def freshness(at: datetime | None) -> float:
    """What a document's age is worth as a factor: a tenth for each year, needing no clock."""
    years = (at - _EPOCH).total_seconds() / 31_557_600 if at else 0.0
    return 1.0 + _WORTH * min(max(years, 0.0), 100.0)


def hit_of(document: Document, score: float, wanted: Sequence[Clause]) -> Hit:
    """The document as a hit, with the passages that show why."""
    shown = (highlight("title", document.title, wanted), highlight("body", document.body, wanted))
    return Hit(
        id=document.id,
        kind=document.kind,
        title=document.title,
        score=score,
        why=("text",),
        highlights=tuple(one for one in shown if one),
        host=document.first("host", "hosts"),
        platform=document.first("platform"),
    )


def shown_of(document: Document) -> tuple[str, str, str, str]:
    """What a hit shows of a document, as engines keep it."""
    return document.title, document.body, document.first("host", "hosts"), document.first("platform")


def shown_again(id: str, kind: Kind, shown: Sequence[str]) -> Document:
    """The document as far as `shown_of` kept it."""
    title, body, host, platform = shown
    return Document(id, kind, title, body, {"host": host, "platform": platform})
