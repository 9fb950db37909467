"""Sentences without a number that the law likely does not honour are found, and only where they are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.terms.readings import VOID
from rating_site.terms.void import void_phrases


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("本站拥有最终解释权", "final_interpretation"),
        ("解释权归本站所有", "final_interpretation"),
        ("签收即视为认可商品质量", "receipt_is_acceptance"),
        ("禁止向支付平台投诉", "no_complaints"),
        ("给差评直接拉黑", "complaint_is_punished"),
        ("一切责任由卖家自行承担", "liability_all_to_seller"),
        ("付款后合同仍不成立", "no_contract_after_payment"),
        ("平台有权随时修改规则且无需通知", "changes_without_notice"),
        ("不论任何原因都不退款", "any_reason_no_refund"),
        ("未到账概不负责", "non_delivery_excluded"),
        ("卡密无效概不退换", "defects_excluded"),
    ],
)
def test_a_void_sentence_is_found_where_it_stands(text: str, code: str) -> None:
    (found,) = void_phrases("欢迎。" + text + "。")
    assert found.code == code
    assert text.startswith(("欢迎。" + text)[slice(*found.span)][:2]) or found.span[0] > 3


@pytest.mark.parametrize(
    "text",
    [
        "平台不得以最终解释权为由拒绝退款",
        "声称拥有最终解释权的条款无效",
        "非质量问题概不退换",
        "除质量问题外概不退换",
        "超过48小时反馈未到账不予处理",
        "恶意投诉直接拉黑",
        "账号填写错误概不退换",
        "卖家不能解决的可以投诉",
        "未到账不用担心，客服会补发",
    ],
)
def test_a_harmless_sentence_is_left_alone(text: str) -> None:
    assert void_phrases(text) == []


@given(st.text(max_size=300))
def test_any_text_is_searched_without_a_crash(text: str) -> None:
    assert all(one.code in VOID for one in void_phrases(text))
