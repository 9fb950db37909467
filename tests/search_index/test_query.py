"""Are the hits of a recognised key put into groups?"""

from pathlib import Path

import pytest

from search_index.directory import Directory
from search_index.document import Document
from search_index.query import Index, find
from search_index.writer import IndexFolder

ALL = [
    Document("p1", "platform", "极客卡盟", "", {"host": "jikekm.com"}),
    Document("t1", "terms", "极客卡盟 规则", "补单须在24小时内"),
    Document("r1", "report", "", "在极客卡盟补单被拒"),
]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    folder = IndexFolder(tmp_path)
    folder.rebuild(ALL, 1)
    directory = Directory()
    directory.apply(ALL)
    return Index(directory, folder.engine())


def test_a_name_finds_platforms_and_texts(index: Index) -> None:
    groups = find(index, "name", "极客卡盟")
    assert [(group.kind, [hit.id for hit in group.hits]) for group in groups] == [
        ("platform", ["p1"]),
        ("terms", ["t1"]),
        ("report", ["r1"]),
    ]


def test_an_address_finds_the_platform(index: Index) -> None:
    groups = find(index, "address", "jikekm.com")
    assert [(group.kind, len(group.hits)) for group in groups] == [("platform", 1)]


def test_a_look_alike_address_warns(index: Index) -> None:
    assert [(group.kind, group.hits[0].why[1]) for group in find(index, "address", "jikekm.top")] == [
        ("lookalike", "tld")
    ]


def test_texts_with_some_of_the_words_are_for_when_nothing_else_is_found(index: Index) -> None:
    assert [group.kind for group in find(index, "name", "补单不处理")] == ["terms", "report"]


def test_groups_without_hits_are_left_out(index: Index) -> None:
    assert find(index, "qq", "10001") == ()
