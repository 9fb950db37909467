"""Are the hits of a recognised key put into groups?"""

from pathlib import Path

import pytest

from search_index.directory import Directory, KeyKind
from search_index.document import Document
from search_index.query import Index, find, holding, settled
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


HELD = Document(
    "p2",
    "platform",
    "云卡发卡网",
    "",
    {"site": "yunka.shop/shop/AB12", "icp": "川ICP备49389651号-2", "wechat": "Yunka_88", "qq": "100200300"},
)


@pytest.fixture
def directory() -> Directory:
    found = Directory()
    found.apply([ALL[0], HELD])
    return found


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("icp_main", "ICP备49389651号"),
        ("icp_service", "ICP备49389651号-2"),
        ("icp_service", "蜀ICP备49389651号-2"),
        ("icp_service", "川ICP备49389651号-2"),
        ("wechat", "yunka_88"),
        ("address", "yunka.shop/shop/AB12"),
        ("address", "yunka.shop/shop/ab12"),
    ],
)
def test_a_key_is_found_without_province_or_case(directory: Directory, kind: KeyKind, key: str) -> None:
    assert [hit.id for hit in holding(directory, kind, key)] == ["p2"]


def test_what_is_held_exactly_decides(directory: Directory) -> None:
    assert settled(directory, [("qq", "1"), ("qq", "100200300"), ("name", "极客卡盟")]) == 1


def test_a_shop_on_a_host_is_more_than_its_neighbours(directory: Directory) -> None:
    assert settled(directory, [("address", "yunka.shop"), ("address", "yunka.shop/shop/ab12")]) == 1
    assert settled(directory, [("address", "yunka.shop"), ("name", "极客卡盟")]) == 0


def test_another_name_decides_only_where_the_first_is_vague(directory: Directory) -> None:
    assert settled(directory, [("name", "极客"), ("name", "云卡发卡网")]) == 0
    assert settled(directory, [("name", "极什么客卡"), ("name", "云卡发卡网")]) == 1
    assert settled(directory, [("name", "xxyyzz")]) is None
