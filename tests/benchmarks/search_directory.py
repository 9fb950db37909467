"""Is the directory as fast and as small as promised?

`python -m tests.benchmarks.search_directory 100000` prints memory, times and ratios to raw tantivy, whoosh's
groupedby and a rapidfuzz full scan.
"""

# mypy: disable-error-code="attr-defined,no-untyped-call"
# whoosh says it is typed, but is so in part only.
import gc
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import tantivy
from rapidfuzz import distance, process
from whoosh import fields, index, query

from search_index.directory import Directory
from search_index.document import Document
from search_index.pinyin import syllables
from search_index.skeleton import skeleton, split_host
from tests.benchmarks.search_timing import beside_writing, compared, spent
from tests.search_index.typed import Asked, alike
from tests.search_index.world import platforms

_FACETS = ("status", "grade", "province")
_ALL = 50


def memory() -> float:
    """Memory in use by this process in MB."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def raw_tantivy(folder: str, all: list[Document]) -> Callable[[str, Any], object]:
    """The same names, hosts and spellings in plain tantivy; asks by field and text."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", tokenizer_name="spaced")
    for name in ("id", "host", "spelled"):
        builder.add_text_field(name, stored=name == "id", tokenizer_name="raw", index_option="basic")
    schema = builder.build()
    found = tantivy.Index(schema, folder)
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    found.register_tokenizer("spaced", spaces)
    writer = found.writer(64_000_000, 1)
    for one in all:
        writer.add_document(
            tantivy.Document(
                id=one.id,
                host=one.fields["host"],
                name=_pairs(one.title),
                spelled="".join(syllables(one.title.lower())),
            )
        )
    writer.commit()
    found.reload()
    return lambda field, text: _ask(found, schema, field, text)


def _pairs(name: str) -> str:
    return " ".join(name[place : place + 2] for place in range(len(name) - 1))


def _ask(found: tantivy.Index, schema: tantivy.Schema, field: str, text: str) -> object:
    if field == "name":
        terms = [
            (tantivy.Occur.Must, tantivy.Query.term_query(schema, "name", pair))
            for pair in _pairs(text).split()
        ]
        asked = tantivy.Query.boolean_query(terms)
    elif field == "spelled":
        asked = tantivy.Query.regex_query(schema, field, f"{text}.*")
    else:
        asked = tantivy.Query.term_query(schema, field, text)
    searcher = found.searcher()
    return [searcher.doc(address) for _, address in searcher.search(asked, 10).hits]


def names(directory: Directory, all: list[Document], asked: int) -> None:
    """Hosts, names, parts of names and spellings against raw tantivy."""
    chosen = Random(1).sample(all, asked)  # noqa: S311 - test data, no secrets
    starts = ["".join(syllables(one.title.lower()))[:5] for one in chosen]
    with TemporaryDirectory() as folder:
        raw = raw_tantivy(folder, all)
        hosts = [one.fields["host"] for one in chosen]
        compared(
            "exact host",
            {"tantivy": lambda q: raw("host", q), "directory": lambda q: directory.exact("address", q)},
            hosts,
        )
        for what, texts in {
            "name": [one.title for one in chosen],
            "two characters": [one.title[:2] for one in chosen],
            "common word": ["卡盟", "发卡", "商城"] * (asked // 3),
        }.items():
            compared(what, {"tantivy": lambda q: raw("name", q), "directory": directory.named}, texts)
        peers = {"tantivy": lambda q: raw("spelled", q), "directory": directory.named}
        compared("pinyin prefix", peers, starts)


def facets(directory: Directory, all: list[Document]) -> None:
    """Three facets over 卡盟, a third of all platforms, against whoosh's groupedby."""
    with TemporaryDirectory() as folder:
        schema = fields.Schema(name=fields.KEYWORD, **{name: fields.ID(sortable=True) for name in _FACETS})
        found = index.create_in(folder, schema)
        writer = found.writer()
        for one in all:
            writer.add_document(name=_pairs(one.title), **{name: one.fields[name] for name in _FACETS})
        writer.commit()
        with found.searcher() as searcher:

            def grouped(text: str) -> object:
                return searcher.search(query.Term("name", text), groupedby=list(_FACETS), limit=10)

            ours = partial(directory.facets, filters={}, names=_FACETS)
            peers: dict[str, Callable[[str], object]] = {"directory": ours, "groupedby": grouped}
            p95 = compared("facets", peers, ["卡盟"] * 10)
        found.close()
    share = directory.browse("卡盟").total / len(all)
    ratio = p95["groupedby"] / p95["directory"]
    print(f"{'facets':<26} over {share:.0%} of all, {ratio:.0f} times as fast as groupedby")


def lookalikes(directory: Directory, all: list[Document], each: int) -> None:
    """Look-alike hosts of all kinds against a full scan with rapidfuzz, and how many are recognised."""
    asked = alike(Random(2), all, each)  # noqa: S311 - test data, no secrets
    looks = [skeleton(split_host(str(one.fields["host"]))[1]) for one in all]
    scan = partial(process.extract, choices=looks, scorer=distance.OSA.distance, score_cutoff=2, limit=10)
    peers: dict[str, Callable[[str], object]] = {
        "directory": directory.lookalikes,
        "rapidfuzz": lambda q: scan(skeleton(split_host(q)[1])),
    }
    p95 = compared("look-alike", peers, [one.typed for one in asked])
    print(f"{'look-alike':<26} {p95['rapidfuzz'] / p95['directory']:.0f} times as fast as rapidfuzz")
    found = Counter(one.kind for one in asked if _recognised(directory, one))
    every = Counter(one.kind for one in asked)
    print(", ".join(f"{kind} {found[kind] / number:.1%}" for kind, number in every.items()))


def _recognised(directory: Directory, asked: Asked) -> bool:
    """Is the host among those that look like the typed one? A name under thirty suffixes fills pages."""
    return asked.expected[0] in {hit.id for hit in directory.lookalikes(asked.typed, _ALL)}


def writing(directory: Directory, all: list[Document], asked: int) -> None:
    """How names are answered while five platforms change each second."""
    texts = [one.title for one in Random(3).sample(all, asked)] * 5  # noqa: S311 - test data, no secrets
    beside_writing("names", {"directory": directory.named}, texts, lambda one: directory.apply([one]), all)


def run(count: int) -> None:
    """Measure with so many platforms."""
    all = list(platforms(count))
    gc.freeze()  # the documents stand for the outside world: no collection shall walk through them
    before = memory()
    directory = Directory()
    spent("platforms built", count, lambda: directory.apply(all))
    print(f"{'memory':<26} {memory() - before:12.0f} MB, of which tables {directory.size / 2**20:.0f} MB")
    asked = min(300, count // 10)
    names(directory, all, asked)
    facets(directory, all)
    lookalikes(directory, all, min(100, asked // 2))
    compared("a change", {"directory": lambda one: directory.apply([one])}, all[:100], asks=1)
    writing(directory, all, asked)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
