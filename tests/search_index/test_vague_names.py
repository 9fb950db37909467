"""Are names found that are half spelled, mistyped, or said in a sentence?"""

import pytest

from search_index.directory import Directory
from search_index.document import Document

NAMES = (
    "书恩天卡盟",
    "时光飞鸟卡盟",
    "侠竹润卡盟",
    "爱玩仓业务网",
    "甜维晨曦自动发卡",
    "51悟空云商城",
    "星空数卡网",
    "千语星空数卡网",
)


@pytest.fixture(scope="module")
def directory() -> Directory:
    found = Directory()
    found.apply(Document(f"p{number}", "platform", name) for number, name in enumerate(NAMES))
    return found


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("set卡盟", "书恩天卡盟"),
        ("sgfn卡", "时光飞鸟卡盟"),
        ("侠zhurun卡盟", "侠竹润卡盟"),
        ("aiwancsng", "爱玩仓业务网"),
        ("aiwncang", "爱玩仓业务网"),
        ("aiwacnang", "爱玩仓业务网"),
        ("aiwancaang", "爱玩仓业务网"),
        ("tianweichenxi faka", "甜维晨曦自动发卡"),
        ("tianweichenxishukawang", "甜维晨曦自动发卡"),
        ("aiwancsngye", "爱玩仓业务网"),
        ("五一悟空云商城", "51悟空云商城"),
        ("官方正版星空数卡网入口", "星空数卡网"),
    ],
)
def test_the_name_comes_first(directory: Directory, typed: str, name: str) -> None:
    assert directory.named(typed)[0].title == name


@pytest.mark.parametrize("typed", ["xyz卡", "aiwxxsng", "a" * 300, "卡a" * 100])
def test_what_is_not_near_any_name_is_not_found_by_letters(directory: Directory, typed: str) -> None:
    assert all(hit.why == ("part",) for hit in directory.named(typed))
