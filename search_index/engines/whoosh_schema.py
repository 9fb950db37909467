"""In which fields does whoosh keep a document?"""
# mypy: disable-error-code="attr-defined,no-untyped-call"
# whoosh says it is typed, but is so in part only.

from collections.abc import Iterator
from typing import Any

from whoosh import fields
from whoosh.analysis import Token
from whoosh.columns import NumericColumn

from search_index.analyzer import tokens
from search_index.document import FACETS, Document
from search_index.engines.base import FILTERS, clean, freshness, shown_of, text_of

SPLIT = "\x1f"


class _Analyzer:
    """Feeds our own tokens to whoosh; equal to its like, as schemas are compared."""

    def __call__(self, text: str, **_: Any) -> Iterator[Token]:
        token = Token(positions=True)
        token.boost, token.stopped = 1.0, False
        for token.pos, token.text in enumerate(self.split(text)):
            yield token

    def split(self, text: str) -> list[str]:
        """The tokens of a text."""
        return tokens(text)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


class _Tags(_Analyzer):
    """Takes the tags as they are."""

    def split(self, text: str) -> list[str]:
        return text.split(SPLIT)


class _Column(fields.COLUMN):
    """Values in a column, written and read as text."""

    def to_bytes(self, v: str) -> bytes:
        return v.encode()

    def from_bytes(self, b: Any) -> str:
        return str(b, "utf-8")


def schema() -> fields.Schema:
    """Titles and all text as positions, tags as they are, and columns to sort and count by."""
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        kind=fields.ID(stored=True),
        shown=fields.STORED(),
        title=fields.TEXT(analyzer=_Analyzer()),
        text=fields.TEXT(analyzer=_Analyzer()),
        tag=fields.ID(analyzer=_Tags()),
        at=fields.COLUMN(NumericColumn("d")),
        fresh=fields.COLUMN(NumericColumn("d", default=1.0)),
        **{name: _Column() for name in FACETS},
    )


def tag(name: str, value: str) -> str:
    """How a field with a value is filtered by."""
    return f"{name}={value}"


def row(document: Document) -> dict[str, Any]:
    """The document in whoosh's fields."""
    values = {name: [clean(one) for one in document.values(name)] for name in FILTERS}
    return {
        "id": document.id,
        "kind": document.kind,
        "shown": tuple(map(clean, shown_of(document))),
        "title": document.title,
        "text": text_of(document),
        "tag": SPLIT.join(tag(name, one) for name in values for one in values[name]) or None,
        "at": document.at.timestamp() if document.at else 0.0,
        "fresh": freshness(document.at),
        **{name: SPLIT.join(values[name]) for name in FACETS},
    }
