"""Is a length of time that promises nothing told from one that does?"""

import pytest

from crawlers.extract.terms import extract_terms

TIMED = {"resupply_window", "refund_window", "warranty_period", "handling_time", "delivery_time"}


def _timed(text: str) -> list[tuple[str, str]]:
    return [(clause.type, clause.value) for clause in extract_terms(text) if clause.type in TIMED]


@pytest.mark.parametrize(
    "text",
    [
        "未付款的订单过两小时系统自动关闭",
        "骗退款的买家,昵称公示十五天",
        "五星好评返两元,隔天发放",
        "中签的皮肤三天内发到背包",
        "抵扣券两天内要用完",
        "收到账号先改密码,十分钟内改好",
        "前面还有8位,大约20分钟轮到您",
        "迟发的订单,每晚一天赔1%",
        "七天无理由对虚拟商品不适用",
        "外头传我们五天包退,从没说过",
        "停机满两个月的号码,充进去拿不回来",
        "客服四小时换一班",
        "面试后三天没消息就是没过",
        "空调上门安装,24小时响应",
        "定的鲜花两小时送到",
    ],
)
def test_an_offer_a_chore_a_punishment_or_another_trade_is_no_promise(text: str) -> None:
    assert _timed(text) == []


def test_a_deposit_on_its_way_back_is_promised() -> None:
    assert _timed("号还了以后,押金最迟两天退回您的钱包") == [("handling_time", "P2D")]


def test_goods_put_into_an_account_are_no_warehouse() -> None:
    assert _timed("点数代充,付款后约6小时入库") == [("delivery_time", "PT6H")]


def test_the_working_days_of_one_length_of_time_are_not_its_neighbours() -> None:
    clauses = extract_terms("退款快的话两天到账,慢的话三个工作日到账")
    assert all("working" not in clause.unit_note for clause in clauses if clause.value == "P2D")
