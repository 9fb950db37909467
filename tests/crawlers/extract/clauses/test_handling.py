"""Is the time read that a platform gives itself to act, pay back or deliver?"""

import pytest

from crawlers.extract.terms import extract_terms


def _said(text: str) -> list[tuple[str, str]]:
    return [(clause.type, clause.value) for clause in extract_terms(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("代打单从接单算起约八小时收工", "PT8H"),
        ("付款后5分钟页面自动弹卡", "PT5M"),
        ("水费单子两天入户", "P2D"),
        ("邮箱收件大约20分钟", "PT20M"),
        ("代购单得排队,三四天很常见", "P3D/P4D"),
        ("机器自动吐码,通常两三秒", "PT2S/PT3S"),
        ("证书签发10-30分钟", "PT10M/PT30M"),
        ("话费入账慢,两天两夜是常事", "P2D"),
        ("拍完半分钟内余额自己就跳了", "PT30S"),
        ("点赞单子下了以后大约两小时涨满", "PT2H"),
        ("序列号付款后一小时内寄至您的信箱", "PT1H"),
        ("企业邮箱要审,三个工作日才下得来", "P3D"),
        ("油卡充值后四小时上下进卡", "PT4H"),
        ("快的10秒来,慢的5分钟", "PT10S/PT5M"),
        ("话费到账得等两天", "P2D"),
        ("手动充值的单子不出两小时就到", "PT2H"),
        ("交货时限:卡密发放时限为付款成功后十分钟以内", "PT10M"),
        ("油卡三天到备付金", "P3D"),
        ("电费慢充，两天打底，五天封顶", "P2D/P5D"),
        ("会员权益付款后一小时内生效", "PT1H"),
        ("快充秒到，慢充多在12到24小时之间", "PT12H/PT24H"),
        ("付完20秒内进账，没进喊我一声", "PT20S"),
        ("付款后5分种内出卡", "PT5M"),
        ("话费会分成两笔，三天之内凑够面值", "P3D"),
        ("月租流量五天内凑够面值", "P5D"),
    ],
)
def test_goods_come_by_many_verbs(text: str, value: str) -> None:
    assert _said(text) == [("delivery_time", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("补单提交后约3小时跑完", "PT3H"),
        ("申诉通过的,4小时内把号给您续上", "PT4H"),
        ("退的钱2小时内自己飞回支付宝", "PT2H"),
        ("工单我们最慢隔天给信儿", "P1D"),
        ("投诉进来的,8小时内给个意见", "PT8H"),
        ("运营商那边两天回单", "P2D"),
        ("退的钱走银行卡,要等三天", "P3D"),
        ("被投诉方请在一天内传上录像", "P1D"),
        ("商户须在接到投诉后10小时内登录后台举证", "PT10H"),
        ("从哪来回哪去,退款最慢五天到", "P5D"),
        ("链接挂了喊一声,两小时内给换", "PT2H"),
        ("掉单的把号发来，我们一小时内补齐", "PT1H"),
        ("审过两个工作日打回您付款的卡", "P2D"),
        ("疑难的工单5小时内回复，复杂的放宽到三天", "P3D"),
        ("先冻结货款，商户一天内举证", "P1D"),
        ("租号押金6小时内回到您的余额", "PT6H"),
        ("双方谈不拢，满10小时客服就进来判", "PT10H"),
    ],
)
def test_cases_are_closed_by_many_verbs(text: str, value: str) -> None:
    assert ("handling_time", value) in _said(text)


def test_a_label_governs_every_length_of_time_behind_it() -> None:
    values = [value for _, value in _said("跟进时效:普通单20分钟,疑难单3小时,主管一天")]
    assert values == ["PT20M", "PT3H", "P1D"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("补单申请机器人先看,人工复核不超过40分钟", "PT40M"),
        ("收到退款申请后,翌日起算七日内拨付", "P7D"),
        ("退款审核过后三日内核退", "P3D"),
    ],
)
def test_offices_have_their_own_verbs(text: str, value: str) -> None:
    assert _said(text)[0] == ("handling_time", value)


def test_a_price_on_delay_is_no_time_to_act() -> None:
    assert "handling_time" not in [type_ for type_, _ in _said("发货慢一小时减免一成")]
