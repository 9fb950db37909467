"""Are the rules of a shop read as labelled, whatever the spelling of the text?"""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.extract.terms import UNTIMED, extract_terms
from crawlers.extract.terms_sentence import sentences
from crawlers.extract.terms_text import plain
from tests.crawlers.extract.labels import keys, rows, tally
from tests.shared_folder import shared

OWN = Path(__file__).with_name("rules_own.jsonl")
TEXTS = [row["text"] for row in rows(OWN)]
TRADITIONAL = str.maketrans(
    "后发时间费还没联系补单订处余额号错误无条满内证责担仅说钱几员规换质卖买",
    "後發時間費還沒聯繫補單訂處餘額號錯誤無條滿內證責擔僅說錢幾員規換質賣買",
)
_BORDER = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])")


def test_the_labelled_rows_are_read_well_and_hardly_ever_beyond() -> None:
    result = tally(shared("rules_dev.jsonl"))
    assert result.f1 >= 0.92
    assert result.false_alarms <= 2


def test_our_own_rows_are_read_well_and_precisely() -> None:
    result = tally(OWN)
    assert result.f1 >= 0.95
    assert result.precision >= 0.97


def test_no_rule_is_passed_over_where_it_recognises_something() -> None:
    every = [sentence for text in TEXTS for sentence in sentences(plain(text).text)]
    for needed, rule in UNTIMED:
        passed_over = [one for one in every if set(needed).isdisjoint(one.text)]
        assert not [one.text for one in passed_over if any(rule(one))], rule.__name__


@given(st.sampled_from(TEXTS))
def test_full_width_digits_letters_and_marks_change_nothing(text: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert keys(wide) == keys(text)


@given(st.sampled_from(TEXTS))
def test_traditional_characters_change_nothing(text: str) -> None:
    assert keys(text.translate(TRADITIONAL)) == keys(text)


@given(st.sampled_from(TEXTS))
def test_spaces_between_chinese_and_latin_change_nothing(text: str) -> None:
    assert keys(_BORDER.sub(" ", text)) == keys(text)


@given(st.sampled_from(TEXTS))
def test_line_breaks_after_sentence_ends_change_nothing(text: str) -> None:
    assert keys(re.sub(r"(?<=[。！；;!])", "\n", text)) == keys(text)


@settings(max_examples=200)
@given(st.text(max_size=200) | st.lists(st.sampled_from(TEXTS), max_size=5).map("".join))
def test_every_span_lies_in_the_original_text(text: str) -> None:
    for clause in extract_terms(text):
        assert 0 <= clause.span[0] < clause.span[1] <= len(text)
        assert clause.quote(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“24小时内补单”的规定自即日起作废。", []),
        ("补单时限由7天延长至10天。", [("resupply_window", "P10D", "max")]),
        ("超过48小时未到账再联系客服。", [("resupply_window", "PT48H", "min")]),
        ("掉单超过24小时不予处理。", [("resupply_window", "PT24H", "max")]),
        ("该时限届满后不再补发。", []),
        ("不支持7天无理由退货。", [("no_refund", "no_reason", "max")]),
        ("原定“补单期限72小时”条款撤销，恢复为48小时。", [("resupply_window", "PT48H", "max")]),
        ("第3天放款给卖家。", [("escrow", "release:P3D", "max")]),
        ("被举报的订单收入会被扣住。", [("escrow", "freeze_on_complaint", "max")]),
        ("会员生日当月三倍积分。", []),
        ("第٣天放款给卖家。", [("escrow", "release:P3D", "max")]),
        ("最晚第二三天到账。", [("delivery_time", "P2D/P3D", "max")]),
        ("退款收取2%-5%手续费。", [("refund_fee", "2%/5%", "max")]),
        ("退款扣千分之六的手续费。", [("refund_fee", "0.6%", "max")]),
        ("需提供订单号、付款截图。", [("evidence_required", "order_no,screenshot", "max")]),
        ("充值短则三分钟，长则两小时。", [("delivery_time", "PT3M/PT2H", "max")]),
        ("大概要等一刻钟，卡密会发到邮箱。", [("delivery_time", "PT15M", "max")]),
        ("老店十年，值得信赖。", []),
    ],
)
def test_a_sentence_binds_only_to_what_it_says(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(clause.type, clause.value, clause.bound) for clause in extract_terms(text)] == found


def test_money_on_its_way_back_is_no_window_to_ask_for_it() -> None:
    clauses = extract_terms("退款1-3个工作日内原路退回")
    assert {(clause.type, clause.aspect) for clause in clauses} == {
        ("handling_time", "refund_payout"),
        ("refund_route", ""),
    }


def test_a_heading_turns_the_items_below_it() -> None:
    items = "1、卡密已使用；2、账号填写错误"
    refused = {
        clause.value for clause in extract_terms(f"以下情况不予退款：{items}") if clause.type == "no_refund"
    }
    assert refused == {"after_use", "wrong_info"}
    assert not [clause for clause in extract_terms(f"常见原因：{items}") if clause.type == "no_refund"]


def test_the_quote_is_the_part_that_promises() -> None:
    text = "欢迎光临！慢充商品，72小时内到账，请耐心等待。"
    assert [clause.quote(text) for clause in extract_terms(text)] == ["72小时内到账"]


def test_the_same_clause_said_twice_is_listed_once() -> None:
    assert len(extract_terms("慢充72小时内到账。慢充72小时内到账。")) == 1


def test_a_clause_that_rests_on_its_heading_is_quoted_by_its_item() -> None:
    text = "以下情况不予退款：\n1. 卡密已使用"
    assert [clause.quote(text) for clause in extract_terms(text)] == ["卡密已使用"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本店买家不得以任何理由申请退款。", [("no_refund", "all")]),
        ("看过卡密的单子，系统里就没有退款这个按钮了。", [("no_refund", "after_delivery")]),
        ("充错了谁也追不回来，概不退款。", [("no_refund", "wrong_info")]),
        ("全店商品不办理退货退款。", [("no_refund", "all")]),
        ("之后封号找回都跟本店没关系。", [("liability_user", "platform_disclaims")]),
        ("开通担保交易需实名。", []),
        ("每天上午十点到半夜十二点有人值班。", [("contact_hours", "10:00-24:00")]),
        ("售后值班：晚上八点到半夜两点。", [("contact_hours", "20:00-02:00")]),
        ("微信提现每日8:00-22:00开放。", []),
        ("截图时请遮住卡密后四位。", []),
        ("流量日包当天24点前有效，次日清零。", []),
        ("合同签订后5日内补单到财务。", []),
        ("三天前的订单补不了单。", [("resupply_window", "P3D")]),
        ("补单申请最多保留一周，过期查不到。", [("resupply_window", "P7D")]),
        ("漏发的卡，第二天才来说的一概不补。", [("resupply_window", "same_day")]),
        ("平台仅在下单三天内受理投诉。", [("refund_window", "P3D")]),
        ("过了质保期的，坏了也不给换。", [("no_refund", "late_claim")]),
        ("号已过户，不支持反悔。", [("no_refund", "after_delivery")]),
        ("钱先存我们这里，您确认了才给卖家。", [("escrow", "funds_held")]),
        ("保证金退店时原路退回。", []),
        ("推荐好友返三个点，当晚到余额。", []),
        ("平台已处理投诉1024起，平均用时2小时。", []),
    ],
)
def test_families_of_wordings_are_read_alike(text: str, found: list[tuple[str, str]]) -> None:
    assert [(clause.type, clause.value) for clause in extract_terms(text)] == found


def test_the_number_of_an_item_is_no_part_of_the_length_of_time_behind_it() -> None:
    clauses = extract_terms("1.充错不退；2.48小时未到账请联系客服；等1.5小时未到账再联系客服")
    waits = [clause.value for clause in clauses if clause.type == "resupply_window"]
    assert waits == ["PT48H", "PT90M"]


def test_of_two_headings_the_inner_one_governs() -> None:
    item = "以下情况不予退款：\n已使用的\n卡密已查看的"
    assert keys(f"售后说明：\n\n{item}") == keys(item) != set()


def test_a_heading_that_only_names_the_topic_makes_nothing_a_promise() -> None:
    item = "质保 30 天，非人为原因失效包补。"
    assert keys(f"售后说明：\n{item}") == keys(item) != set()
