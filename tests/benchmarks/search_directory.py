"""Is the directory as fast and as small as promised?

`python -m tests.benchmarks.search_directory 100000` prints memory, times and ratios to raw tantivy, whoosh's
groupedby and a rapidfuzz full scan (left out where rapidfuzz is not installed).
"""

# mypy: disable-error-code="attr-defined,no-untyped-call"
# whoosh says it is typed, but is so in part only.
import gc
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import tantivy
from whoosh import fields, index, query

from search_index.directory import Directory
from search_index.document import Document
from search_index.pinyin import syllables
from search_index.skeleton import skeleton, split_host
from tests.benchmarks.search_timing import beside_writing, compared, spent
from tests.search_index.world import platforms

_FACETS = ("status", "grade", "province")
_WHOOSH_SIZE = 5000


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
    """Three facets over 卡盟 against whoosh's groupedby (over fewer platforms, as whoosh takes its time)."""
    some = all[:_WHOOSH_SIZE]
    few = Directory()
    few.apply(some)
    with TemporaryDirectory() as folder:
        schema = fields.Schema(name=fields.KEYWORD, **{name: fields.ID(sortable=True) for name in _FACETS})
        found = index.create_in(folder, schema)
        writer = found.writer()
        for one in some:
            writer.add_document(name=_pairs(one.title), **{name: one.fields[name] for name in _FACETS})
        writer.commit()
        with found.searcher() as searcher:

            def grouped(text: str) -> object:
                return searcher.search(query.Term("name", text), groupedby=list(_FACETS), limit=10)

            both = {"groupedby": grouped, "directory": lambda q: few.facets(q, {}, _FACETS)}
            compared(f"facets of {len(some)}", both, ["卡盟"] * 30)
        found.close()
    peers = {"directory": lambda q: directory.facets(q, {}, _FACETS)}
    compared(f"facets of {len(all)}", peers, ["卡盟"] * 30)


def lookalikes(directory: Directory, all: list[Document], asked: int) -> None:
    """Look-alike hosts with one letter left out or replaced against a full scan."""
    chosen = Random(2).sample(all, asked)  # noqa: S311 - test data, no secrets
    hosts = [str(one.fields["host"]) for one in chosen]
    typed = [host.replace("i", "1", 1) for host in hosts] + [host[1:] for host in hosts]
    peers: dict[str, Callable[[str], object]] = {"directory": directory.lookalikes}
    try:
        process, distance = import_module("rapidfuzz.process"), import_module("rapidfuzz.distance")
    except ImportError:
        print("rapidfuzz is not installed: no full scan to compare with")
    else:
        looks = [skeleton(split_host(str(one.fields["host"]))[1]) for one in all]
        peers["rapidfuzz"] = lambda q: process.extract(
            skeleton(split_host(q)[1]), looks, scorer=distance.OSA.distance, score_cutoff=2, limit=10
        )
    compared("look-alike", peers, typed)


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
    lookalikes(directory, all, min(100, asked))
    compared("a change", {"directory": lambda one: directory.apply([one])}, all[:100])
    writing(directory, all, asked)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
