"""Do all engines keep the one contract?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_index.document import Document, Removal
from search_index.engines.base import Engine, TextQuery
from search_index.engines.tantivy_engine import TantivyEngine
from search_index.engines.whoosh_engine import WhooshEngine

SAID = ["付款后补单超时被拒绝", "补单成功,没有超时", "卡密已被使用 Q币不到账", "超时以后才补单"]


def report(number: int, body: str, title: str = "", day: int = 1) -> Document:
    fields = {"incident_type": ("not_delivered", "vanished")[number % 2], "platform": f"p{number}"}
    return Document(f"r{number}", "report", title, body, fields, datetime(2026, 1, day, tzinfo=UTC))


HELP = [
    Document("h1", "help", "补单说明", "什么时候可以要求"),
    Document("h2", "help", "其他", "怎样申请补单以及退款说明"),
]


@pytest.fixture(scope="module", params=[WhooshEngine, TantivyEngine])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    found: Engine = request.param(tmp_path_factory.mktemp("index"))
    found.commit([*map(report, range(4), SAID), *HELP], 1)
    yield found
    found.close()


def ids(engine: Engine, query: TextQuery) -> list[str]:
    return [hit.id for hit in engine.search(query).hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("补单 超时", {"r0", "r1", "r3"}),
        ("补单超时", {"r0"}),
        ('"补单超时"', {"r0"}),
        ('"超时 补单"', set()),
        ("ｑ币", {"r2"}),
        ("币", {"r2"}),
        ("卡", {"r2"}),
        ('"Q币不到"', {"r2"}),
        ("補單 拒絕", {"r0"}),
        ("补单 没有 拒绝", set()),
        ("!!!", set()),
        ("AND OR NOT", set()),
        ("text:补单", set()),
        ("补单*", {"r0", "r1", "r3"}),
    ],
)
def test_all_words_must_be_there(engine: Engine, text: str, expected: set[str]) -> None:
    assert set(ids(engine, TextQuery(text, ("report",)))) == expected


def test_any_word_is_enough_when_asked_so(engine: Engine) -> None:
    found = ids(engine, TextQuery("拒绝 使用", ("report",), match="any"))
    assert set(found) == {"r0", "r2"}


def test_a_title_counts_more_than_a_body(engine: Engine) -> None:
    assert ids(engine, TextQuery("补单", ("help",))) == ["h1", "h2"]


def test_all_kinds_are_searched_when_none_is_named(engine: Engine) -> None:
    assert set(ids(engine, TextQuery("补单"))) == {"r0", "r1", "r3", "h1", "h2"}


def test_filters_narrow(engine: Engine) -> None:
    both = {"incident_type": ("vanished",), "platform": ("p1", "p2")}
    assert ids(engine, TextQuery("超时", ("report",), both)) == ["r1"]


def test_filters_alone_select(engine: Engine) -> None:
    page = engine.search(TextQuery("", filters={"incident_type": ("vanished",)}))
    assert (page.total, {hit.id for hit in page.hits}) == (2, {"r1", "r3"})


def test_no_words_and_no_filters_give_everything_but_the_cursor(engine: Engine) -> None:
    assert engine.search(TextQuery("")).total == 6


def test_facets_count_all_hits(engine: Engine) -> None:
    found = engine.facets(TextQuery("补单"), ("incident_type", "grade"))
    assert found == {"incident_type": {"vanished": 2, "not_delivered": 1}, "grade": {}}


def test_hits_show_where_they_match(engine: Engine) -> None:
    hit = engine.search(TextQuery("拒绝")).hits[0]
    assert hit.highlights[0].parts == (("付款后补单超时被", False), ("拒绝", True))


@pytest.mark.parametrize("sort", ["newest", "relevance"])
def test_of_equal_texts_the_newer_comes_first_and_pages_do_not_overlap(
    engine: Engine, tmp_path: Path, sort: Literal["newest", "relevance"]
) -> None:
    own = type(engine)(tmp_path)  # type: ignore[call-arg]
    own.commit([report(number, "同样的话", day=number) for number in range(1, 26)], 1)
    pages = [ids(own, TextQuery("同样", sort=sort, offset=start, limit=7)) for start in (0, 7, 14, 21)]
    assert [id for page in pages for id in page] == [f"r{number}" for number in range(25, 0, -1)]
    own.close()


def test_a_page_behind_the_end_is_empty(engine: Engine) -> None:
    page = engine.search(TextQuery("补单", offset=50))
    assert (page.total, page.hits) == (5, ())


def test_the_last_change_of_a_document_counts_in_the_first_commit_as_in_later_ones(
    engine: Engine, tmp_path: Path
) -> None:
    fresh = type(engine)(tmp_path / "fresh")  # type: ignore[call-arg]  # both engines take a folder
    for cursor in (1, 2):
        fresh.commit([report(0, "旧的"), report(1, "旧的"), report(0, "新的"), Removal("r1")], cursor)
        assert [ids(fresh, TextQuery(text)) for text in ("旧的", "新的")] == [[], ["r0"]]
    fresh.close()


def test_another_reader_sees_a_commit_after_a_refresh(engine: Engine, tmp_path: Path) -> None:
    writer, reader = type(engine)(tmp_path), type(engine)(tmp_path)  # type: ignore[call-arg]
    writer.commit([report(1, "补单"), report(2, "补单")], 5)
    writer.commit([Removal("r1")], 6)
    reader.refresh()
    assert (reader.cursor(), ids(reader, TextQuery("补单"))) == (6, ["r2"])
    writer.close()
    reader.close()


def test_a_reader_answers_from_what_it_opened_while_others_clear_that_away(
    engine: Engine, tmp_path: Path
) -> None:
    writer = type(engine)(tmp_path)  # type: ignore[call-arg]
    writer.commit([report(number, "补单", day=number) for number in (1, 3)], 1)
    writer.commit([report(2, "补单", day=2)], 2)
    reader = type(engine)(tmp_path)  # type: ignore[call-arg]
    for cursor in range(3, 9):  # segments are merged, and the old ones cleared away
        writer.commit([Removal(f"r{number}") for number in (1, 2, 3)], cursor)
    for sort in ("newest", "relevance"):
        assert ids(reader, TextQuery("补单", sort=sort)) == ["r3", "r2", "r1"]
    facets = reader.facets(TextQuery("补单"), ("incident_type",))
    assert facets == {"incident_type": {"vanished": 2, "not_delivered": 1}}
    writer.close()
    reader.close()


NAUGHTY = [
    "\x00",
    "\ud800",
    "((((",
    '"',
    '""',
    "*",
    "?",
    "a" * 5000,
    "补" * 5000,
    "~1 ^2 [a TO b]",
    "\\",
    "%s",
    "\u200b",
    "NOT",
    "title:",
    "AND AND",
    '"补单',
    "💩",
    "ﷺ" * 50,
    "../..",
    "-补单",
    "卡" * 3 + '"' * 60,
]


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_texts_are_just_texts(engine: Engine, text: str) -> None:
    assert engine.search(TextQuery(text)).total >= 0
    assert engine.facets(TextQuery(text, filters={"grade": (text,)}), ("grade",)) == {"grade": {}}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=60))
def test_no_text_breaks_a_search(engine: Engine, text: str) -> None:
    assert engine.search(TextQuery(text, match="any")).total >= 0


def test_naughty_documents_are_kept(engine: Engine, tmp_path: Path) -> None:
    own = type(engine)(tmp_path)  # type: ignore[call-arg]
    own.commit(
        [
            Document(f"n{place}", "report", text, text, {"grade": text, "platform": text})
            for place, text in enumerate(NAUGHTY)
        ],
        1,
    )
    assert own.search(TextQuery("")).total == len(NAUGHTY)
    own.close()


@pytest.mark.parametrize("kind", [WhooshEngine, TantivyEngine])
@pytest.mark.parametrize(
    "wish", [{}, {"sort": "newest"}, {"match": "any"}, {"text": "", "kinds": ("report",)}], ids=str
)
def test_pages_of_equal_hits_neither_overlap_nor_leave_gaps(
    kind: type[WhooshEngine] | type[TantivyEngine], wish: dict[str, Any], tmp_path: Path
) -> None:
    engine = kind(tmp_path)
    for part in range(3):  # three segments
        engine.commit([report(30 * part + number, "补单超时") for number in range(30)], part)
    asked = TextQuery(**{"text": "补单"} | wish)
    pages = [ids(engine, replace(asked, offset=offset, limit=7)) for offset in range(0, 91, 7)]
    found = [id for page in pages for id in page]
    assert len(found) == 90 and len(set(found)) == 90
    engine.close()
