"""Are many platforms filed as each of them is alone?"""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.document import Document
from search_index.platform_tables import PlatformTables

NAMES = st.text("星空乐卡盟发a1B -|", max_size=7)
HOSTS = st.sampled_from(
    [
        "ab.com",
        "jikeka.cn",
        "pay.jikeka-vip.com.cn",
        "rn.top",
        "88jikeka88.com",
        "yun.shop/s/1",
        "",
        "xn--a.cn",
    ]
)
FIELDS = st.fixed_dictionaries(
    {
        "names": st.lists(NAMES, max_size=3).map(tuple),
        "hosts": st.lists(HOSTS, max_size=3).map(tuple),
        "sites": st.lists(HOSTS, max_size=2).map(tuple),
        "qq": st.sampled_from(["", "12345", ("12345", "12345"), ("12345", "", "54321")]),
        "icp": st.sampled_from(["", ("蜀ICP备2021000001号-6", "蜀ICP备2021000001号")]),
    }
)


def filed(chunks: list[list[Document]]) -> dict[str, tuple[list[Any], list[int]]]:
    """Keys and rows of all tables."""
    tables = PlatformTables()
    for chunk in chunks:
        tables.add(chunk)
    tables.commit()
    tables.settle()
    levels = {name: table._levels[0] for name, table in tables.tables.items()}
    return {name: (level.keys.tolist(), level.rows.tolist()) for name, level in levels.items()}


@settings(max_examples=60)
@given(st.lists(st.tuples(NAMES, FIELDS), max_size=6))
def test_many_are_filed_as_one_by_one(shown: list[tuple[str, dict[str, Any]]]) -> None:
    every = [
        Document(f"p{place}", "platform", name, fields=fields) for place, (name, fields) in enumerate(shown)
    ]
    assert filed([every]) == filed([[one] for one in every])


@pytest.mark.parametrize("table", ["exact", "grams", "ordered", "edits", "looks"])
def test_what_a_platform_has_twice_is_kept_once(table: str) -> None:
    fields = {"names": ("星空", "星空星空"), "hosts": ("aaaaaa.com", "aaaaaa.cn"), "qq": ("1", "1")}
    keys, rows = filed([[Document("p", "platform", "星空星空星空", fields=fields)]])[table]
    assert len(set(keys)) == len(keys) == len(rows) > 0


@pytest.mark.parametrize(
    ("key", "file"),
    [
        ("icp_main:蜀icp备2021000001号", {"icp": "蜀ICP备2021000001号-6"}),
        ("icp_service:蜀icp备2021000001号-6", {"icp": "蜀ICP备2021000001号-6"}),
        ("wechat:yunka", {"wechat": "YunKa"}),
        ("shops:yun.shop", {"site": "yun.shop/s/1"}),
        ("domain:jike.com.cn", {"host": "pay.jike.com.cn"}),
        ("label:jike", {"host": "pay.jike.com.cn"}),
        ("name:星空卡盟", {}),
        ("core_pinyin:xingkong", {}),
        ("initials:xkkm", {}),
        ("accent:xinkonkamen", {}),
    ],
)
def test_a_platform_is_filed_under(key: str, file: dict[str, str]) -> None:
    tables = PlatformTables()
    tables.add([Document("other", "platform", "别的", fields={"host": "other.top"})])
    tables.add([Document("this", "platform", "星空卡盟", fields=file)])
    tables.commit()
    assert tables.rows(key) == [1]
