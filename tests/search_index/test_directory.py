"""Does the directory know who is meant?"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.directory import Directory, KeyKind, Sort
from search_index.document import Document, Removal

GEEK = Document(
    "p1",
    "platform",
    "极客卡盟 - 24小时自动发卡",
    "",
    {
        "host": "www.jikekm.com",
        "site": "yunka.shop/shop/AB12",
        "qq": "123456",
        "wechat": "JiKe_88",
        "icp": "京ICP备12345678号-3",
        "grade": "B",
        "score": "70",
        "names": ("老极客",),
    },
    datetime(2026, 1, 1, tzinfo=UTC),
)
SKY = Document(
    "p2",
    "platform",
    "星空卡盟",
    "",
    {"host": "xingkong.top", "icp": "京ICP备12345678号-1", "grade": "D", "score": "20"},
)


@pytest.fixture
def directory() -> Directory:
    found = Directory()
    found.apply([GEEK, SKY, Document("r1", "report", "极客卡盟没到账")])
    return found


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("address", "jikekm.com"),
        ("address", "www.jikekm.com"),
        ("address", "yunka.shop/shop/AB12"),
        ("qq", "123456"),
        ("wechat", "jike_88"),
        ("icp_service", "京ICP备12345678号-3"),
    ],
)
def test_exact_keys_lead_to_the_platform(directory: Directory, kind: KeyKind, key: str) -> None:
    assert [hit.id for hit in directory.exact(kind, key)] == ["p1"]


def test_a_main_icp_number_lists_all_its_holders(directory: Directory) -> None:
    assert {hit.id for hit in directory.exact("icp_main", "京icp备12345678号")} == {"p1", "p2"}


def test_a_host_on_the_domain_of_a_platform_says_so(directory: Directory) -> None:
    found = directory.exact("address", "pay.jikekm.com")
    assert [(hit.id, hit.why) for hit in found] == [("p1", ("domain",))]


def test_a_shared_host_lists_its_shops(directory: Directory) -> None:
    assert [(hit.id, hit.why) for hit in directory.exact("address", "yunka.shop")] == [("p1", ("shop",))]


def test_an_unknown_shop_on_a_shared_host_is_not_another_one(directory: Directory) -> None:
    assert directory.exact("address", "yunka.shop/shop/ZZ99") == []


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("极客卡盟", "name"),
        ("極客卡盟", "name"),
        ("老极客", "name"),
        ("极客", "name"),
        ("客卡", "name"),
        ("jikekm", "label"),
        ("jikekameng", "pinyin"),
        ("jkkm", "initials"),
        ("jikek", "pinyin"),
        ("极刻卡盟", "homophone"),
        ("极客卡萌", "homophone"),
        ("极大卡盟", "typo"),
        ("jikekmaeng", "typo"),
        ("极客km", "initials"),
    ],
)
def test_names_are_found_in_many_ways(directory: Directory, typed: str, why: str) -> None:
    assert [(hit.id, hit.why) for hit in directory.named(typed)][:1] == [("p1", (why,))]


def test_nobody_is_meant_by_nothing(directory: Directory) -> None:
    assert [directory.named(typed) for typed in ("", " ", "!?", "不存在的名字")] == [[], [], [], []]


def test_a_look_alike_says_what_differs(directory: Directory) -> None:
    assert [(hit.id, hit.why, hit.host) for hit in directory.lookalikes("j1kekm.com")] == [
        ("p1", ("lookalike", "digit", "1", "i"), "jikekm.com")
    ]


def test_a_platform_is_no_look_alike_of_itself(directory: Directory) -> None:
    assert directory.lookalikes("www.jikekm.com") == directory.lookalikes("pay.jikekm.com") == []


def test_the_host_of_a_shop_link_is_not_the_shops_own() -> None:
    directory = Directory()
    fields = {"hosts": "yunka.shop", "sites": "yunka.shop/shop/A1"}
    directory.apply([Document("s", "platform", "小店", "", fields)])
    assert [hit.why for hit in directory.exact("address", "yunka.shop")] == [("shop",)]


@pytest.mark.parametrize("typed", ["jike", "jikekm.c", "www.jikekm.com", "极", "jk"])
def test_what_is_begun_is_suggested(directory: Directory, typed: str) -> None:
    assert directory.suggest(typed)[0].id == "p1"


def test_facets_count_what_is_selected(directory: Directory) -> None:
    assert directory.facets("卡盟", {}, ("grade",)) == {"grade": {"B": 1, "D": 1}}
    assert directory.facets("", {"grade": ("D",)}, ("grade",)) == {"grade": {"D": 1}}


def test_some_platforms_are_counted_and_filtered_alone(directory: Directory) -> None:
    assert directory.among(["p2", "nobody", "p1"], {})[0] == ["p2", "p1"]
    passing, facets = directory.among(["p2", "p1"], {"grade": ("B",)})
    assert (passing, facets["grade"], facets["status"]) == (["p1"], {"B": 1}, {})


def test_browsing_sorts_and_pages(directory: Directory) -> None:
    worst = [directory.browse("卡盟", {}, "worst", start, 1) for start in (0, 1, 2)]
    assert [page.total for page in worst] == [2, 2, 2]
    assert [[hit.id for hit in page.hits] for page in worst] == [["p2"], ["p1"], []]
    assert [hit.id for hit in directory.browse(sort="newest").hits] == ["p1", "p2"]


def test_a_change_replaces_everything_about_a_platform(directory: Directory) -> None:
    directory.apply([replace(GEEK, title="新名字", fields={"qq": "99999"})])
    assert [hit.title for hit in directory.exact("qq", "99999")] == ["新名字"]
    assert directory.exact("qq", "123456") == directory.named("极客卡盟") == []


def test_a_removed_platform_is_gone_everywhere(directory: Directory) -> None:
    directory.apply([Removal("p1")])
    assert directory.named("极客") == directory.exact("qq", "123456") == []
    assert directory.lookalikes("j1kekm.com") == []
    assert directory.facets("", {}, ("grade",)) == {"grade": {"D": 1}}


def test_many_changes_leave_one_row_each(directory: Directory) -> None:
    for number in range(40):
        named = replace(SKY, title=f"星空{number}号")
        directory.apply([replace(named, id=f"x{place}") for place in range(50)])
    assert len(directory) == 52
    assert [hit.id for hit in directory.exact("qq", "123456")] == ["p1"]
    assert directory.browse("星空39").total == 50


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    directory = Directory()
    fields = {"host": text, "qq": text, "grade": text}
    directory.apply([GEEK, replace(GEEK, id="x", title=text, fields=fields)])
    assert len(directory.named(text)) <= 2
    assert {hit.id for hit in directory.lookalikes(text)} <= {"p1", "x"}
    assert directory.browse(text).total <= 2


def test_a_platform_that_comes_twice_in_a_first_load_is_there_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search_index.directory._CHUNK", 300)
    directory = Directory()
    directory.apply(replace(SKY, id=f"x{number % 400}", title=f"星空{number}号") for number in range(1500))
    titles = {hit.title for hit in directory.browse("星空", limit=1500).hits}
    assert len(directory) == 400
    assert titles == {f"星空{number}号" for number in range(1100, 1500)}


def test_equal_platforms_have_one_order_however_they_came() -> None:
    equal = [replace(SKY, id=f"x{number}") for number in range(50)]
    one, two = Directory(), Directory()
    one.apply(equal)
    two.apply(reversed(equal))
    two.apply([replace(SKY, id="x7")])
    for sort in get_args(Sort):
        orders = [[hit.id for hit in each.browse("星空", sort=sort, limit=50).hits] for each in (one, two)]
        assert orders[0] == orders[1] and len(set(orders[0])) == 50
    assert one.named("星空卡盟", 50) == two.named("星空卡盟", 50)


def test_the_longest_time_to_ask_for_a_resupply_is_best() -> None:
    directory = Directory()
    directory.apply([replace(SKY, id=hours, fields={"resupply_hours": hours}) for hours in ("24", "72", "")])
    assert [hit.id for hit in directory.browse(sort="resupply").hits] == ["72", "24", ""]
