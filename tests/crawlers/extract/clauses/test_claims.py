"""Is a buyer's own length of time told from what a shop or a seller takes for itself?"""

import pytest

from crawlers.extract.terms import extract_terms


def _said(text: str) -> list[tuple[str, str]]:
    return [(clause.type, clause.value) for clause in extract_terms(text)]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("有出入的话两天内提", "warranty_period"),
        ("号发您了,两天内反馈有效", "warranty_period"),
        ("收到货对不上的,请于两天内书面提出,逾期当您认可", "warranty_period"),
        ("没收到卡的,买方须于付款后两天内申报", "resupply_window"),
        ("对到账存疑的,应自显示成功起两天内提出", "resupply_window"),
        ("对裁决不服的,请在两天内申诉", "refund_window"),
        ("结单后两天内老板可投诉,过后默认满意", "refund_window"),
    ],
)
def test_a_buyer_has_to_speak_up_within_it(text: str, type_: str) -> None:
    assert (type_, "P2D") in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "收到号两小时内验完,到点没说话就当合格",
        "买家应在两小时内完成核验,逾期视为相符",
        "限两小时内验货,过时默认没问题",
    ],
)
def test_who_does_not_check_in_time_has_accepted(text: str) -> None:
    assert ("warranty_period", "PT2H") in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "30天内被原主找回,按原价赔您",
        "买号30天内邮箱被改,平台替您追",
        "掉会员30天以内都给您补",
        "30天内停机包补",
        "30天内掉线,剩几天退几天的钱",
        "30天内被封,找我们申请补",
    ],
)
def test_what_is_lost_within_it_is_made_good(text: str) -> None:
    assert [said for said in _said(text) if said[1] == "P30D"] == [("warranty_period", "P30D")]


@pytest.mark.parametrize("text", ["7天内被封不赔", "30天内被找回的概不负责"])
def test_what_is_not_made_good_is_no_warranty(text: str) -> None:
    assert "warranty_period" not in {type_ for type_, _ in _said(text)}


@pytest.mark.parametrize("text", ["卖家24小时内申诉,逾期判退", "客服24小时内联系您"])
def test_whoever_else_has_to_speak_is_no_buyer(text: str) -> None:
    assert [said for said in _said(text) if said[1] == "PT24H"] == [("handling_time", "PT24H")]
