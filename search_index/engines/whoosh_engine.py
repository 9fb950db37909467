"""How does whoosh keep and search the texts? Pure Python, the default up to about 20,000 documents.

Queries are built from objects: what people type never meets whoosh's query language. Segments are written
apart (`compound=False`): joined ones are copied whole into memory, 142 ms a change instead of 11 ms.
Index files are pickles, so an index folder is as trusted as the program itself.
"""
# mypy: disable-error-code="attr-defined,no-untyped-call"
# whoosh says it is typed, but is so in part only.

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh import index, query

from search_index.analyzer import Clause, is_han
from search_index.document import KINDS, Change, Hit, Page, Removal
from search_index.engines.base import MAX_DEPTH, TITLE_BOOST, TextQuery, clean, hit_of, shown_again
from search_index.engines.whoosh_columns import Newest, counted, opened
from search_index.engines.whoosh_schema import row, schema, tag

_CURSOR = "\x00cursor"
_REMEMBERED = 4096
"""Tokens of which is remembered whether they stand anywhere: a page asks for each kind of text in turn."""


class WhooshEngine:
    """One folder with a whoosh index; one lock, because its readers share file positions."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        there = index.exists_in(str(folder))
        self._index = index.open_dir(str(folder)) if there else index.create_in(str(folder), schema())
        self._lock = Lock()
        self._open()

    def search(self, query: TextQuery) -> Page:
        """The hits from `offset`: best first, or newest first."""
        wanted = query.clauses()
        end = min(query.offset + query.limit, MAX_DEPTH)
        with self._lock:
            order = Newest(self._columns) if query.sort == "newest" else None
            asked = _build(query, wanted, self._stands)
            found = self._searcher.search(asked, limit=max(end, 1), sortedby=order)
            total = len(found)
            top = [
                (found.fields(place), found.score(place) or 0.0)
                for place in range(min(query.offset, end), min(end, found.scored_length()))
            ]
        return Page(total, tuple(_hit(fields, score, wanted) for fields, score in top))

    def facets(self, query: TextQuery, names: tuple[str, ...]) -> dict[str, dict[str, int]]:
        """Counts of each value over all hits, most frequent first."""
        with self._lock:
            found = list(self._searcher.docs_for_query(_build(query, query.clauses(), self._stands)))
            return {name: counted(self._columns, name, found) for name in names}

    def commit(self, changes: Iterable[Change], cursor: int) -> None:
        """Write all changes and the cursor in one segment list, swapped by one rename."""
        latest = {change.id: change for change in changes}  # whoosh removes nothing that it adds itself
        writer = self._index.writer(compound=False)
        try:
            for change in latest.values():
                writer.delete_by_term("id", change.id)
                if not isinstance(change, Removal):
                    writer.add_document(**row(change))
            writer.delete_by_term("id", _CURSOR)
            writer.add_document(id=_CURSOR, shown=cursor)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        self.refresh()

    def cursor(self) -> int | None:
        """The cursor of the last commit; None for an empty index."""
        with self._lock:
            found = self._searcher.document(id=_CURSOR)
        return None if found is None else int(found["shown"])

    def refresh(self) -> None:
        """See the commits of others."""
        with self._lock:
            if not self._searcher.up_to_date():  # its own refresh() goes on showing what was removed
                self._searcher.close()
                self._open()

    def close(self) -> None:
        """Close all files; happens by itself when the last user of a replaced engine is done with it."""
        with self._lock:
            if not self._searcher.is_closed:
                self._searcher.close()
                self._index.close()

    __del__ = close

    def _open(self) -> None:
        self._searcher, self._columns = opened(self._index)
        self._stands = lru_cache(_REMEMBERED)(partial(_stands, self._searcher.reader()))


def _stands(reader: Any, token: str) -> bool:
    """Whether any text has this token, or a pair that begins with it where it is a single character."""
    if len(token) == 1 and is_han(token):
        return any(True for _ in reader.expand_prefix("text", token))
    return ("text", token) in reader


def _build(asked: TextQuery, wanted: tuple[Clause, ...], stands: Callable[[str], bool]) -> Any:
    """What stands nowhere is told by a look at the terms; whoosh would first weigh all that is asked for."""
    found = [clause for clause in wanted if all(map(stands, clause.tokens))]
    if asked.match == "all" and len(found) < len(wanted):
        return query.NullQuery
    words = [_clause(clause) for clause in found]
    parts: list[Any] = [query.And(words) if asked.match == "all" else query.Or(words)] if words else []
    if not words and asked.text.strip():
        return query.NullQuery
    if asked.kinds or not words:
        parts.append(_filter([query.Term("kind", kind) for kind in asked.kinds or KINDS]))
    for name, values in asked.filters.items():
        parts.append(_filter([query.Term("tag", tag(name, clean(value))) for value in values]))
    return query.And(parts)


def _filter(terms: list[Any]) -> Any:
    return query.ConstantScoreQuery(query.Or(terms), 0.0)


def _clause(clause: Clause) -> Any:
    if clause.phrase:
        return query.Or(
            [
                query.Phrase("text", list(clause.tokens)),
                query.Phrase("title", list(clause.tokens), boost=TITLE_BOOST),
            ]
        )
    return query.And([_token(token) for token in clause.tokens])


def _token(token: str) -> Any:
    if len(token) == 1 and is_han(token):
        return query.Prefix("text", token)
    return query.AndMaybe(query.Term("text", token), query.Term("title", token, boost=TITLE_BOOST))


def _hit(fields: dict[str, Any], score: float, wanted: tuple[Clause, ...]) -> Hit:
    return hit_of(shown_again(fields["id"], fields["kind"], fields["shown"]), score, wanted)
