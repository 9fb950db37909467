"""How does tantivy keep and search the texts? For reports, and for everything beyond 20,000 documents.

Texts reach tantivy as our own tokens between spaces, and queries as objects, so both engines find the same.
The process that commits keeps tantivy's writer lock until its engine is closed: one process feeds a folder.
"""

import json
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from tantivy import Document as Row
from tantivy import Index, IndexWriter, Occur, Query, Schema, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from search_index.analyzer import Clause, is_han, tokens
from search_index.document import FACETS, KINDS, Change, Document, Hit, Kind, Page, Removal
from search_index.engines.base import (
    FILTERS,
    MAX_DEPTH,
    TITLE_BOOST,
    TextQuery,
    clean,
    freshness,
    hit_of,
    shown_again,
    shown_of,
    text_of,
)

_CURSOR = "\x00cursor"
_HEAP = 64_000_000
_VALUES = 1000
_KIND_OF_CURSOR = "cursor"
_REPORTS = ("report",)
_JSON = json.JSONEncoder(ensure_ascii=False).encode
"""As json.dumps, which makes an encoder for each text."""


class TantivyEngine:
    """One folder with a tantivy index; searching needs no lock and lets other threads run."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.schema = _schema()
        self._index = Index(self.schema, path=str(folder))
        self._index.register_tokenizer("spaced", TextAnalyzerBuilder(Tokenizer.whitespace()).build())
        self._index.config_reader("manual")
        self._index.reload()
        self._writer: IndexWriter | None = None

    def search(self, query: TextQuery) -> Page:
        """The hits from `offset`: best first, or newest first."""
        wanted = query.clauses()
        searcher = self._index.searcher()
        by_time = query.sort == "newest"
        weight = None if by_time or query.match == "any" else "fresh"  # weights make "any" slow
        limit = max(0, min(query.limit, MAX_DEPTH - query.offset))
        found = searcher.search(
            self._build(query, wanted),
            limit=max(limit, 1),
            offset=query.offset,
            order_by_field="at" if by_time else None,
            weight_by_field=weight,
        )
        hits = [_hit(searcher.doc(address), score, wanted) for score, address in found.hits[:limit]]
        return Page(found.count, tuple(hits))  # type: ignore[attr-defined]  # missing in its stubs

    def facets(self, query: TextQuery, names: tuple[str, ...]) -> dict[str, dict[str, int]]:
        """Counts of each value over all hits, most frequent first."""
        asked = {name: {"terms": {"field": name, "size": _VALUES}} for name in names}
        found = self._index.searcher().aggregate(self._build(query, query.clauses()), asked)
        return {name: {one["key"]: one["doc_count"] for one in found[name]["buckets"]} for name in names}

    def commit(self, changes: Iterable[Change], cursor: int) -> None:
        """Write all changes and the cursor; tantivy swaps its list of segments by one rename."""
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        try:
            self._write(self._writer, changes)
            self._writer.delete_documents_by_term("id", _CURSOR)
            self._writer.add_document(Row(id=_CURSOR, kind=_KIND_OF_CURSOR, shown=str(cursor).encode()))
        except BaseException:
            self._writer.rollback()
            raise
        self._writer.commit()
        self.refresh()

    def _write(self, writer: IndexWriter, changes: Iterable[Change]) -> None:
        """Replace what is there. In an empty index only what came before can be: a fifth of the time less."""
        is_empty, before = self.cursor() is None, set[int]()
        for change in changes:
            key = hash(change.id)
            if not is_empty or key in before:
                writer.delete_documents_by_term("id", change.id)
            if is_empty:
                before.add(key)
            if not isinstance(change, Removal):
                writer.add_document(_row(change))

    def cursor(self) -> int | None:
        """The cursor of the last commit; None for an empty index."""
        searcher = self._index.searcher()
        found = searcher.search(Query.term_query(self.schema, "id", _CURSOR), 1).hits
        return int(searcher.doc(found[0][1])["shown"][0]) if found else None

    def refresh(self) -> None:
        """See the commits of others."""
        self._index.reload()

    def close(self) -> None:
        """Let go of the writer's lock."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
        self._writer = None

    def _build(self, asked: TextQuery, wanted: tuple[Clause, ...]) -> Query:
        if not wanted and asked.text.strip():
            return Query.empty_query()
        occur = Occur.Must if asked.match == "all" else Occur.Should
        parts = [(occur, self._clause(clause, _fields(asked.kinds))) for clause in wanted]
        if occur == Occur.Should and parts:
            parts = [(Occur.Must, Query.boolean_query(parts))]
        if not wanted or (asked.kinds and asked.kinds != _REPORTS):
            parts.append((Occur.Must, self._one_of("kind", asked.kinds or KINDS)))
        for name, values in asked.filters.items():
            parts.append((Occur.Must, self._one_of("tag", [f"{name}={clean(value)}" for value in values])))
        return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)

    def _one_of(self, field: str, values: Iterable[str]) -> Query:
        terms = [(Occur.Should, Query.term_query(self.schema, field, value)) for value in values]
        return Query.const_score_query(Query.boolean_query(terms) if len(terms) != 1 else terms[0][1], 0.0)

    def _clause(self, clause: Clause, fields: dict[str, float]) -> Query:
        if clause.phrase:
            words: list[Any] = list(clause.tokens)
            return self._in(fields, lambda field: Query.phrase_query(self.schema, field, words))
        found = [self._in(fields, partial(self._word, word)) for word in clause.tokens]
        return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Must, one) for one in found])

    def _in(self, fields: dict[str, float], query: Callable[[str], Query]) -> Query:
        """The query in any of the fields, each with its weight."""
        found = [
            query(field) if weight == 1 else Query.boost_query(query(field), weight)
            for field, weight in fields.items()
        ]
        return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, one) for one in found])

    def _word(self, word: str, field: str) -> Query:
        if len(word) == 1 and is_han(word):
            return Query.regex_query(self.schema, field, f"{word}.*")
        return Query.term_query(self.schema, field, word)


def _fields(kinds: tuple[Kind, ...]) -> dict[str, float]:
    """Where to look for documents of these kinds, with weights."""
    found = {} if kinds == _REPORTS else {"text": 1.0, "title": TITLE_BOOST}
    return found | ({"said": 1.0} if not kinds or "report" in kinds else {})


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("tag", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("title", tokenizer_name="spaced")
    builder.add_text_field("text", tokenizer_name="spaced")
    builder.add_text_field("said", tokenizer_name="spaced")
    builder.add_bytes_field("shown", stored=True)
    builder.add_integer_field("at", fast=True)
    builder.add_float_field("fresh", fast=True)
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _row(document: Document) -> Row:
    """The document in tantivy's fields. Reports have one of their own: they need no filter by kind then."""
    there = [name for name in FILTERS if name in document.fields]
    values = {name: [clean(one) for one in document.values(name)] for name in there}
    row: dict[str, Any] = {
        "id": document.id,
        "kind": document.kind,
        "shown": _JSON(shown_of(document)).encode("utf-8", "replace"),
        "fresh": freshness(document.at),
        "at": int(document.at.timestamp()) if document.at else 0,
        "tag": [f"{name}={one}" for name in values for one in values[name]],
    }
    text = " ".join(tokens(text_of(document)))
    row |= (
        {"said": text}
        if document.kind == "report"
        else {"text": text, "title": " ".join(tokens(document.title))}
    )
    return Row(**row, **{name: values[name] for name in values if name in FACETS})


def _hit(row: Row, score: float, wanted: tuple[Clause, ...]) -> Hit:
    return hit_of(shown_again(row["id"][0], row["kind"][0], json.loads(row["shown"][0])), score, wanted)
