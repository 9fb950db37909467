"""Are losses put on a buyer, or taken upon the shop, seen in turns of phrase?"""

import pytest

from crawlers.extract.terms import extract_terms


def _types(text: str) -> set[str]:
    return {clause.type for clause in extract_terms(text)}


@pytest.mark.parametrize(
    "text",
    [
        "私下转账上了当,别跑来找平台闹",
        "绕开平台交易被坑,莫来找客服诉苦",
        "充到别人号上,您自己去跟人家讨",
        "号写错了,钱进谁的号就是谁的",
        "交接没录像,出了问题按买方责任处理",
        "租用期间封了号,按租客违约论",
        "贪便宜找外人代充丢了号,怨不得我们",
        "代练时您自己登号掉的星,算到您头上",
    ],
)
def test_a_loss_is_put_on_the_buyer(text: str) -> None:
    assert "liability_user" in _types(text)


@pytest.mark.parametrize("text", ["退货运费由买家出", "有问题自己找客服沟通", "退单的通道费归买家出"])
def test_a_fee_or_a_way_to_the_help_desk_is_no_burden(text: str) -> None:
    assert "liability_user" not in _types(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("掉签了随时帮您重签,不另收钱", "reissue"),
        ("死号当场换新", "reissue"),
        ("核实是废码,立刻另发一张补您一个", "reissue"),
        ("打不到段位退一半", "compensation"),
        ("多扣的那笔,一文不少还给您", "full_refund"),
        ("不好使的卡包退", "full_refund"),
        ("因本站失误充错号的,损失算我们的", "platform_liable"),
    ],
)
def test_the_shop_makes_good(text: str, value: str) -> None:
    assert value in {clause.value for clause in extract_terms(text) if clause.type == "liability_platform"}


@pytest.mark.parametrize("text", ["抽奖超时免单", "租客违规的,号主的损失照赔", "坏脾气的师傅我们不收"])
def test_an_offer_or_another_mans_debt_is_no_promise_of_the_shop(text: str) -> None:
    assert "liability_platform" not in _types(text)


@pytest.mark.parametrize(
    "text",
    [
        "退款时接口费率由买家自己担",
        "退货的运费归客户自理",
        "包赔费按成交价另收",
        "错过时限视为放弃赔付",
        "假一赔十活动已经结束",
        "供货商发错一单罚十元",
        "先行赔付的事请问律师",
    ],
)
def test_a_fee_or_the_mention_of_a_promise_makes_nobody_liable(text: str) -> None:
    assert not [found.type for found in extract_terms(text) if found.type.startswith("liability")]
