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


@pytest.mark.parametrize(
    "text",
    [
        "群里有人讲，付款四小时没到账，客服也不理",
        "请问退款一般要多久啊，我等三天了",
        "张女士称，充值两天没到账，联系客服没人理",
        "求助：慢充72小时了还没到，客服让等",
        "我这都五小时了话费没到，正常吗",
    ],
)
def test_what_others_report_or_ask_promises_nothing(text: str) -> None:
    assert extract_terms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "慢充桩6小时充满，快充桩40分钟就够",
        "三天内退款率超过8%的店铺会被限流",
        "下载链接只有48小时能打开",
        "点券当天领当天用",
        "首充多送10%，次日发到邮箱",
        "提款到账时间：两小时内",
        "礼品卡回收：提交后半小时内验卡",
        "退款申请12小时内可以撤回",
        "充值记录只留60天",
        "周六日不审退款",
        "流量包50元30小时的套餐",
        "代理昨天提的现，当天打完",
        "打手接单20分钟内要上号，拖着扣分",
        "密码连错三次会锁12小时",
        "系统七天后自动确认收货",
        "注册送$2，一天内到账户",
        "12315收到投诉后七个工作日内告知",
        "页面两分钟后自动关掉",
        "三天内能退吗？答：不行",
    ],
)
def test_goods_statistics_and_payouts_are_no_promise(text: str) -> None:
    assert extract_terms(text) == []
