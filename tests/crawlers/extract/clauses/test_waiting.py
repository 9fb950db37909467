"""Is it read who has to wait, and what an idle seller brings about?"""

import pytest

from crawlers.extract.terms import extract_terms


def _said(text: str) -> list[tuple[str, str, str]]:
    return [(clause.type, clause.value, clause.bound) for clause in extract_terms(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("没满12小时的单子不查", "PT12H"),
        ("不足6小时的掉单我们不受理,多等等", "PT6H"),
        ("晚到别慌,给渠道3个小时,还没来就找客服", "PT3H"),
        ("先等仨小时,仨小时以后没到再报", "PT3H"),
        ("坐等5小时号里没涨,带单号来群里说", "PT5H"),
        ("单子卡在待处理超过4h的,喊客服推一下", "PT4H"),
        ("单子停在“提交中”别取消,满5小时再私聊我", "PT5H"),
    ],
)
def test_whoever_comes_early_is_told_to_wait(text: str, value: str) -> None:
    assert ("resupply_window", value, "min") in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "未逾48小时的订单一律不予查询",
        "没过48小时的单子客服不接催",
        "未满48小时的充值单,问了也白问",
        "48小时内一律不查单",
        "下单48小时内请勿催单",
        "48小时内别着急,过了再问",
    ],
)
def test_nobody_is_heard_before_the_time_has_passed(text: str) -> None:
    assert _said(text) == [("resupply_window", "PT48H", "min")]


def test_who_asks_too_early_for_the_money_is_told_to_wait() -> None:
    assert ("refund_window", "P3D", "min") in _said("不到三天就来催退的,我们一律驳回")


@pytest.mark.parametrize(
    "text",
    ["注册未满30天的号不接单", "24小时内别急着确认收货", "不足一小时的不退钱", "开户不满15天的客户不退费"],
)
def test_a_young_account_is_no_young_case(text: str) -> None:
    assert not [said for said in _said(text) if said[2] == "min"]


@pytest.mark.parametrize(
    "text", ["号主24小时没交资料,系统撤单", "师傅24小时没接单,系统撤单", "卖家发货不得晚于24小时"]
)
def test_a_seller_has_so_long_before_the_order_is_undone(text: str) -> None:
    assert ("handling_time", "PT24H", "max") in _said(text)


@pytest.mark.parametrize("text", ["打手超过24小时没上号,可以直接撤单", "卖家24小时还没发货,点退款就行"])
def test_a_buyer_may_turn_back_once_the_seller_was_idle(text: str) -> None:
    assert ("refund_window", "PT24H", "min") in _said(text)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("五天以外的掉单真没法给您查", ("resupply_window", "P5D", "max")),
        ("补卡只认三天", ("resupply_window", "P3D", "max")),
        ("换货只认签收后两天", ("warranty_period", "P2D", "max")),
        ("五天无理由,放心拍", ("refund_window", "P5D", "max")),
        ("收货一小时内测完,报错马上说", ("warranty_period", "PT1H", "max")),
    ],
)
def test_a_deadline_is_told_in_many_ways(text: str, clause: tuple[str, str, str]) -> None:
    assert clause in _said(text)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("没拆封的,五天内原路退回", ("refund_window", "P5D", "max")),
        ("核实无误的当天放款,退进您的付款账号", ("handling_time", "same_day", "max")),
        ("工单挂了两天没进展的,自动升级到平台客服", ("handling_time", "P2D", "max")),
        ("拍后两三天分批到,到一半退不了", ("delivery_time", "P2D/P3D", "max")),
        ("付款后六小时内未派单的,可直接取消退款", ("refund_window", "PT6H", "min")),
        ("付款后一小时内未提交异议的,当合格", ("warranty_period", "PT1H", "max")),
    ],
)
def test_a_length_of_time_belongs_to_the_act_beside_it(text: str, clause: tuple[str, str, str]) -> None:
    assert clause in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "点卡没来先等2小时,还是没有就把账号报过来",
        "付款2小时了还没出码的,可以交材料",
        "过了2小时还短一截,把号码发我查",
        "到账放宽到半小时,2小时以外再报单",
        "2小时没出货的,请致函本站索取",
    ],
)
def test_whoever_waited_in_vain_may_come(text: str) -> None:
    assert ("resupply_window", "PT2H", "min") in _said(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("五天没到的再来退,早了不给撤", "P5D"),
        ("逾五天未到账的,买方有权解除订单", "P5D"),
        ("撤单申请发出五天了对方还不理,可以点【客服介入】", "P5D"),
    ],
)
def test_whoever_waited_in_vain_may_have_the_money_back(text: str, value: str) -> None:
    assert ("refund_window", value, "min") in _said(text)


def test_a_quick_and_a_slow_case_are_nothing_to_wait_for() -> None:
    said = _said("快的两三分钟,慢的半小时,一个钟头还没到再来找我")
    assert [clause for clause in said if clause[2] == "min"] == [("resupply_window", "PT1H", "min")]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("平台只管成交3天以内的纠纷", ("refund_window", "P3D", "max")),
        ("平台只收下单当日24点之前提交的投诉", ("refund_window", "same_day", "max")),
        ("异议期为3天", ("warranty_period", "P3D", "max")),
        ("3天内、没动过的,自己点退款", ("refund_window", "P3D", "max")),
        ("老号一批,首登质保限3天内", ("warranty_period", "P3D", "max")),
    ],
)
def test_what_is_looked_at_is_so_young(text: str, clause: tuple[str, str, str]) -> None:
    assert clause in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "付款后24小时没到账请联系客服补单,退款扣3%手续费",
        "超过24小时没到找客服补发,退款原路返回",
        "24小时还没来联系客服补单,退款一律退到余额",
        "24小时后仍未到账找客服补单,概不退款",
    ],
)
def test_how_money_goes_back_beside_another_remedy_is_no_offer(text: str) -> None:
    windows = [one for one in _said(text) if one[0].endswith("window")]
    assert windows == [("resupply_window", "PT24H", "min")]


def test_two_remedies_that_are_offered_are_both_read() -> None:
    assert {one[0] for one in _said("24小时没到账可申请退款或补单")} == {"resupply_window", "refund_window"}
