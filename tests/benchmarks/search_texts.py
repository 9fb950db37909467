"""Are texts found as fast as promised?

`python -m tests.benchmarks.search_texts 1000000` prints speed and ratios to raw tantivy and to SQLite's FTS5,
all fed with the same tokens.
"""

import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import pysqlite3
import tantivy

from search_index.analyzer import clauses, tokens
from search_index.document import Document, Kind
from search_index.engines.base import TextQuery
from search_index.engines.tantivy_engine import TantivyEngine
from tests.benchmarks.search_timing import beside_writing, compared, spent
from tests.search_index.world import reports

_REPORTS: tuple[Kind, ...] = ("report",)
_FACETS = ("incident_type", "grade")
_WORDS = ["补单 超时 拒绝", "卡密 到账 余额", "付款 客服", "网站 退款 拉黑", "补单 卡盟"] * 8
_PHRASES = ['"补单被拒"', '"一直没有到账"', '"客服不回消息"', '"余额提现"'] * 10
Ask = Callable[[str], object]
_SLANG = ["补单", "到账", "卡密", "拉黑"] * 8
_LARGE = 10_000


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
        p95 = compared(what, {"tantivy": tantivy_way, "fts5": fts5_way, "search_index": our_way}, texts)
        print(
            f"{what:<26} {'search_index':<14} {p95['fts5'] / p95['search_index']:.1f} times as fast as fts5"
        )


def changes(ours: TantivyEngine, folder: Path, count: int) -> None:
    """From a change to being found, against the commit and reload of plain tantivy on a copy."""
    plain = tantivy.Index.open(str(folder))
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    plain.register_tokenizer("spaced", spaces)
    writer = plain.writer(64_000_000, 1)

    def commit(one: Document) -> None:
        writer.add_document(tantivy.Document(id=one.id, kind="report", said=" ".join(tokens(one.body))))
        writer.commit()
        plain.reload()

    peers: dict[str, Callable[[Document], object]] = {
        "tantivy": commit,
        "search_index": lambda one: ours.commit([one], 1),
    }
    compared("a change", peers, list(reports(min(100, count // 5))), perf_counter, 1)


def writing(ours: TantivyEngine, count: int) -> None:
    """How readers fare beside a writer."""
    asked = _WORDS * (5 if count > _LARGE else 1)
    peers = {"search_index": lambda q: ours.search(TextQuery(q, _REPORTS))}
    beside_writing("all words", peers, asked, lambda one: ours.commit([one], 1), reports(count))


def run(count: int) -> None:
    """Measure with so many reports."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        started = process_time()
        some = list(islice(reports(count), _LARGE))
        making = (process_time() - started) / len(some)
        ours = TantivyEngine(folder / "ours")
        speed = spent("reports made and built", count, lambda: ours.commit(reports(count), 1))
        print(f"{'reports built':<26} {1 / (1 / speed - making):12,.0f} per CPU second without making them")
        questions(ours, RawTantivy(folder / "ours"), Fts5(count))
        ours.close()
        changes(ours, Path(copytree(folder / "ours", folder / "plain")), count)
        writing(ours, count)
        ours.close()


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
