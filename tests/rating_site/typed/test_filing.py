"""Filing numbers are read as people copy them from a picture or from memory."""

import pytest

from crawlers.extract.icp_grammar import PROVINCES
from rating_site.typed.filing import filings, without_province
from search_index import keys


@pytest.mark.parametrize(
    "typed",
    [
        "苏lCP备49389651号-1",
        "苏1CP备49389651号-1",
        "苏工CP备49389651号-1",
        "苏|CP备49389651号-1",
        "苏ICP49389651号-1",
        "苏ICP各49389651号-1",
        "苏ICP备4938965l号-1",
        "苏ICP 备49389651号 1",
        "苏ICP备4938-9651号-1",
        "江苏ICP备49389651号-1",
        "ICP备案/许可证号:苏ICP备49389651号-1",
        "苏IPC备49389651号之1",
        "苏备49389651号-1",
        "苏ICP备四九三八九六五一号-1",
        "京公网安备11010502030123号 苏ICP备49389651号-1",
    ],
)
def test_a_misread_service_number_is_read_with_its_filer(typed: str) -> None:
    assert filings(typed) == [("icp_service", "苏ICP备49389651号-1"), ("icp_main", "苏ICP备49389651号")]


@pytest.mark.parametrize(
    "typed", ["苏icp49389651号", "苏ICP备49389651号-", "苏icp 49389651", "苏ICP备案号49389651"]
)
def test_words_of_a_main_number_may_be_left_out(typed: str) -> None:
    assert filings(typed) == [("icp_main", "苏ICP备49389651号")]


@pytest.mark.parametrize("typed", ["备案49389651", "备案号:49389651", "ICP备49389651号", "icp49389651"])
def test_without_its_province_a_number_begins_with_icp(typed: str) -> None:
    assert filings(typed)[0] == ("icp_main", "ICP备49389651号")
    assert without_province("查 49389651") == [("icp_main", "ICP备49389651号")]


def test_hours_behind_a_number_are_no_service() -> None:
    assert filings("苏ICP49389651号24小时在线") == [("icp_main", "苏ICP备49389651号")]


@pytest.mark.parametrize(
    "typed", ["粤语卡盟", "备案号是假的", "新12345678", "京东卡50元", "备胎卡盟", "没有备案"]
)
def test_other_texts_hold_no_number(typed: str) -> None:
    assert filings(typed) == []


def test_the_index_knows_the_letters_that_the_grammar_knows() -> None:
    assert keys.PROVINCES == PROVINCES  # the index imports nothing of ours, so it has a table of its own
