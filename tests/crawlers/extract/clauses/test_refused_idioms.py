"""Are refusals by idiom read with their ground, and other uses of the same words left alone?"""

import pytest

from crawlers.extract.clauses.refused import REFUSED, REFUSING
from crawlers.extract.terms import extract_terms

IDIOMATIC = [
    ("排队中的单子拦不下来", "in_progress"),
    ("眼一滑点错了又嫌贵的,退款申请一律打回", "no_reason"),
    ("平台币只进不出", "balance"),
    ("码一露面就算两清,不会给您退", "after_delivery"),
    ("赠送金不给折算", "bonus_balance"),
    ("单子递给上家就锁死了,想撤也撤不下来", "in_progress"),
    ("已经排上单的,想退钱只能碰一鼻子灰", "in_progress"),
    ("任务跑起来后申请退款,一律碰壁", "in_progress"),
    ("ID打错一个字母,大罗神仙也救不了,别找客服要钱", "wrong_info"),
    ("订单变成已发货,退款键自动变灰", "after_delivery"),
    ("会员开上之后,钱就退不出来了", "after_delivery"),
    ("换绑好即算交割,退换免谈", "after_delivery"),
    ("手机太旧跑不动、网速慢,都不是退款的由头", "non_defect"),
    ("用不惯、界面不好看,算不上质量问题,不予退换", "non_defect"),
    ("账户余额不可转回银行卡", "balance"),
    ("平台币一概不兑回现金", "balance"),
    ("在掌厅先缴过了又来我这要退钱,没门", "other_channel_recharge"),
    ("停机半年以上的号充了,概不退还", "unsupported_number"),
    ("交到货源那边,哪怕只过了一分钟,也退不下来", "in_progress"),
]


@pytest.mark.parametrize(("text", "ground"), IDIOMATIC)
def test_an_idiom_refuses_on_its_ground(text: str, ground: str) -> None:
    assert {clause.value for clause in extract_terms(text) if clause.type == "no_refund"} == {ground}


@pytest.mark.parametrize("text", [text for text, _ in IDIOMATIC])
def test_the_quick_look_passes_over_no_idiom(text: str) -> None:
    assert all(not REFUSING.isdisjoint(match[0]) for match in REFUSED.finditer(text))


@pytest.mark.parametrize(
    "text",
    [
        "没门槛优惠券限今天",
        "神仙道手游礼包售卖中",
        "本店不退群,常年在线",
        "未充的帮您退",
        "退款申请通过后打回您的微信",
        "闭门练级,师傅不闲聊",
    ],
)
def test_the_same_words_in_other_talk_refuse_nothing(text: str) -> None:
    assert not [clause for clause in extract_terms(text) if clause.type == "no_refund"]
