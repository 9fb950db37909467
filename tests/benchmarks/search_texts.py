"""Are texts found as fast as promised?

`python -m tests.benchmarks.search_texts 1000000` prints speed and ratios to raw tantivy and to SQLite's FTS5,
all fed with the same tokens.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import pysqlite3
import tantivy

from search_index.analyzer import clauses, tokens
from search_index.document import Kind
from search_index.engines.base import TextQuery
from search_index.engines.tantivy_engine import TantivyEngine
from tests.benchmarks.search_timing import compared, spent
from tests.search_index.world import reports

_REPORTS: tuple[Kind, ...] = ("report",)
_FACETS = ("incident_type", "grade")
_WORDS = ["补单 超时 拒绝", "卡密 到账 余额", "付款 客服", "网站 退款 拉黑", "补单 卡盟"] * 12
_PHRASES = ['"补单被拒"', '"一直没有到账"', '"客服不回消息"', '"余额提现"'] * 12
Ask = Callable[[str], object]
_SLANG = ["补单", "到账", "卡密", "拉黑"] * 8


class RawTantivy:
    """Plain tantivy over the same index."""

    def __init__(self, folder: Path) -> None:
        self.index = tantivy.Index.open(str(folder))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self.index.register_tokenizer("spaced", spaces)
        self.index.reload()

    def query(self, text: str, occur: tantivy.Occur = tantivy.Occur.Must) -> tantivy.Query:
        """All tokens, or any of them."""
        schema = self.index.schema
        terms = [(occur, tantivy.Query.term_query(schema, "said", token)) for token in _tokens(text)]
        return tantivy.Query.boolean_query(terms)

    def phrase(self, text: str) -> tantivy.Query:
        """The tokens side by side."""
        words: list[Any] = list(_tokens(text))
        return tantivy.Query.phrase_query(self.index.schema, "said", words)

    def search(self, asked: tantivy.Query) -> object:
        """Ten documents."""
        searcher = self.index.searcher()
        return [searcher.doc(address) for _, address in searcher.search(asked, 10).hits]

    def facets(self, text: str) -> object:
        """Counts of the values of two fields."""
        asked = {name: {"terms": {"field": name}} for name in _FACETS}
        return self.index.searcher().aggregate(self.query(text), asked)


class Fts5:
    """SQLite's full text search over the same tokens."""

    def __init__(self, count: int) -> None:
        self._rows = pysqlite3.connect(":memory:")
        self._rows.execute("CREATE VIRTUAL TABLE said USING fts5(text, kind UNINDEXED, tokenize='unicode61')")
        self._rows.executemany(
            "INSERT INTO said VALUES (?, ?)",
            ((" ".join(tokens(one.body)), str(one.fields["incident_type"])) for one in reports(count)),
        )
        self._rows.commit()

    def search(self, text: str, between: str = " ") -> object:
        """Ten rows, best first."""
        asked = between.join(f'"{token}"' for token in _tokens(text))
        return self._rows.execute(
            "SELECT rowid FROM said WHERE said MATCH ? ORDER BY rank LIMIT 10", (asked,)
        ).fetchall()

    def facets(self, text: str) -> object:
        """Counts of the values of one field."""
        asked = " ".join(f'"{token}"' for token in _tokens(text))
        return self._rows.execute(
            "SELECT kind, count(*) FROM said WHERE said MATCH ? GROUP BY kind", (asked,)
        ).fetchall()

    def phrase(self, text: str) -> object:
        """Ten rows with the tokens side by side."""
        asked = f'"{" ".join(_tokens(text))}"'
        return self._rows.execute(
            "SELECT rowid FROM said WHERE said MATCH ? ORDER BY rank LIMIT 10", (asked,)
        ).fetchall()


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(token for clause in clauses(text) for token in clause.tokens)


def questions(ours: TantivyEngine, raw: RawTantivy, fts5: Fts5) -> None:
    """All, any, phrase and facets."""
    some = tantivy.Occur.Should
    peers: dict[str, tuple[list[str], Ask, Ask, Ask]] = {
        "all words": (
            _WORDS,
            lambda q: raw.search(raw.query(q)),
            fts5.search,
            lambda q: ours.search(TextQuery(q, _REPORTS)),
        ),
        "any word": (
            _WORDS,
            lambda q: raw.search(raw.query(q, some)),
            lambda q: fts5.search(q, " OR "),
            lambda q: ours.search(TextQuery(q, _REPORTS, match="any")),
        ),
        "phrase": (
            _PHRASES,
            lambda q: raw.search(raw.phrase(q)),
            fts5.phrase,
            lambda q: ours.search(TextQuery(q, _REPORTS)),
        ),
        "facets": (_SLANG, raw.facets, fts5.facets, lambda q: ours.facets(TextQuery(q, _REPORTS), _FACETS)),
    }
    for what, (texts, tantivy_way, fts5_way, our_way) in peers.items():
        compared(what, {"tantivy": tantivy_way, "fts5": fts5_way, "search_index": our_way}, texts)


def changes(ours: TantivyEngine, folder: Path, count: int) -> None:
    """From a change to being found, against the commit and reload of plain tantivy."""
    plain = tantivy.Index(ours.schema, str(folder))
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    plain.register_tokenizer("spaced", spaces)
    writer = plain.writer(64_000_000, 1)

    def commit(row: tantivy.Document) -> None:
        writer.add_document(row)
        writer.commit()
        plain.reload()

    rows = [
        (one, tantivy.Document(id=one.id, kind="report", said=" ".join(tokens(one.body))))
        for one in reports(count)
    ]
    for _, row in rows:
        writer.add_document(row)
    writer.commit()
    compared(
        "a change",
        {"tantivy": lambda pair: commit(pair[1]), "search_index": lambda pair: ours.commit([pair[0]], 1)},
        rows[: min(60, count // 50)],
        perf_counter,
    )


def run(count: int) -> None:
    """Measure with so many reports."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        started = perf_counter()
        made = sum(1 for _ in reports(count))
        print(f"{made:,} reports, made in {perf_counter() - started:.1f} s, which the next line includes")
        ours = TantivyEngine(folder / "ours")
        spent("reports built", count, lambda: ours.commit(reports(count), 1))
        questions(ours, RawTantivy(folder / "ours"), Fts5(count))
        changes(ours, _made(folder / "plain"), count)
        ours.close()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
