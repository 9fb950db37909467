"""The walls of the house stand: who may import whom, no cycles, pure judging, short documented files."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("rating_site", "crawlers", "search_index")

# Longest prefix wins. A layer may import itself, what stands here, and libraries not forbidden below.
_SHARED = (
    "crawlers.identity",
    "crawlers.observation",
    "crawlers.extract",
    "crawlers.address_policy",
    "crawlers.settings",
)
_JUDGING = ("rating_site.trust", "rating_site.terms")
_GUARDING = ("rating_site.redact", "rating_site.evidence", "rating_site.abuse")
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "crawlers": (),
    "crawlers.extract": (),
    "search_index": (),
    "rating_site.config": (*_SHARED, "rating_site.evidence", "rating_site.production"),
    "rating_site.production": ("rating_site.weakness",),
    "rating_site.weakness": (),
    "rating_site.typed": _SHARED,
    "rating_site.lookup": (*_SHARED, "rating_site.typed"),
    "rating_site.words": (),
    "rating_site.published": (),
    "rating_site.logs": (),
    "rating_site.planning": (),
    "rating_site.orders": (*_SHARED, "rating_site.terms"),
    "rating_site.outbound": _SHARED,
    "rating_site.remote": _SHARED,
    "rating_site.trust": _SHARED,
    "rating_site.terms": (*_SHARED, "rating_site.trust"),
    "rating_site.assistant": (*_SHARED, "rating_site.terms"),
    "rating_site.exports": _SHARED,
    "rating_site.demo": _SHARED,
    "rating_site.redact": (),
    "rating_site.evidence": (),
    "rating_site.abuse": (),
    "rating_site.store": (
        *_SHARED,
        "rating_site.trust.facts",
        "rating_site.trust.procedure",
        "rating_site.terms.archive",
    ),
    "rating_site.actions": (
        *_SHARED,
        *_JUDGING,
        *_GUARDING,
        "rating_site.weakness",
        "rating_site.assistant.messages",
        "rating_site.store",
        "rating_site.outbound",
    ),
    "rating_site.answers": (
        *_SHARED,
        *_JUDGING,
        "rating_site.store",
        "rating_site.lookup",
        "rating_site.words",
    ),
    "rating_site.facets": (
        *_SHARED,
        "rating_site.answers",
        "rating_site.store",
        "rating_site.terms",
        "search_index.document",
    ),
    "rating_site.documents": (
        *_SHARED,
        "rating_site.answers",
        "rating_site.facets",
        "rating_site.store",
        "search_index.document",
    ),
    "rating_site.texts": ("search_index",),
    "rating_site.finder": (
        *_SHARED,
        "rating_site.store",
        "rating_site.lookup",
        "rating_site.documents",
        "rating_site.texts",
        "search_index",
    ),
    "rating_site.jobs": (
        *_SHARED,
        "crawlers.registry",
        "rating_site.evidence",
        "rating_site.actions",
        "rating_site.store",
        "rating_site.exports",
        "rating_site.published",
        "rating_site.config",
        "rating_site.documents",
        "rating_site.texts",
        "rating_site.outbound",
        "search_index",
    ),
    "rating_site.web": (
        *_SHARED,
        *_JUDGING,
        *_GUARDING,
        "rating_site.actions",
        "rating_site.store",
        "rating_site.assistant",
        "rating_site.exports",
        "rating_site.config",
        "rating_site.lookup",
        "rating_site.answers",
        "rating_site.orders",
        "rating_site.finder",
        "rating_site.documents",
        "rating_site.jobs.queue",
        "rating_site.published",
        "rating_site.words",
        "rating_site.logs",
        "search_index",
    ),
    "rating_site.cli": ("rating_site", "crawlers", "search_index"),
}
# One list each: splitting it would only hide how the rows hang together.
LISTS = (
    "rating_site.store.models",
    "rating_site.store.report_models",
    "rating_site.store.case_models",
    "rating_site.trust.signals",
)
PURE = (
    "rating_site.trust",
    "rating_site.terms",
    "rating_site.assistant",
    "rating_site.exports",
    "rating_site.redact",
    "rating_site.planning",
    "rating_site.typed",
    "crawlers.extract",
)
NOT_IN_PURE = {
    "flask", "scrapy", "sqlmodel", "sqlalchemy", "requests", "urllib.request", "socket", "subprocess",
    "sqlite3", "time", "random", "secrets", "os", "twisted", "asyncio", "threading",
}  # fmt: skip


def _modules() -> dict[str, Path]:
    found = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                found[name.removesuffix(".__init__")] = path
    return found


MODULES = _modules()


@cache
def _tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def _imports(name: str) -> Iterator[str]:
    """Every module a module imports, imports inside functions included; type-only imports count too."""
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} uses a relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else str(node.module)


def _layer(name: str) -> str:
    return max((layer for layer in MAY_IMPORT if _inside(name, layer)), key=len, default="")


def _inside(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(prefix + ".")


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_module_imports_only_what_its_layer_may(name: str) -> None:
    layer = _layer(name)
    assert layer or name == "rating_site", f"{name} belongs to no layer: add it to the table on purpose"
    allowed = (layer, *MAY_IMPORT.get(layer, ()))
    ours = [imported for imported in _imports(name) if imported.split(".")[0] in PACKAGES]
    assert [found for found in ours if not any(_inside(found, prefix) for prefix in allowed)] == []


def test_no_module_imports_itself_through_others() -> None:
    graph = {
        name: {found for found in _imports(name) if found in MODULES and found != name} for name in MODULES
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    "name", sorted(name for name in MODULES if any(_inside(name, pure) for pure in PURE))
)
def test_judging_code_knows_no_clock_network_or_database(name: str) -> None:
    found = {
        imported
        for imported in _imports(name)
        if imported in NOT_IN_PURE or imported.split(".")[0] in NOT_IN_PURE
    }
    assert found == set()
    called = [node.func for node in ast.walk(_tree(name)) if isinstance(node, ast.Call)]
    clocks = {function.attr for function in called if isinstance(function, ast.Attribute)}
    assert not {"now", "today", "utcnow"} & clocks, "pass the time as an argument"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_the_standard_sqlite_library_stays_out(name: str) -> None:
    """Two SQLite libraries on one file in one process break its locks."""
    assert "sqlite3" not in set(_imports(name))


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_file_is_short_and_says_what_it_answers(name: str) -> None:
    source = MODULES[name].read_text(encoding="utf-8")
    assert source.count("\n") <= 250 or name in LISTS, "split this file"
    assert not source.strip() or ast.get_docstring(_tree(name)), "say what question this file answers"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_functions_are_short_and_public_ones_are_documented(name: str) -> None:
    wrong = []
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > 40:
                wrong.append(f"{node.name} has {lines} lines")
    for node in _tree(name).body:
        public = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if public and not node.name.startswith("_") and not ast.get_docstring(node):  # type: ignore[attr-defined, arg-type]
            wrong.append(f"{node.name} has no docstring")  # type: ignore[attr-defined]
    assert wrong == []
