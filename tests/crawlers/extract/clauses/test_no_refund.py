"""On which ground is a refund refused, whatever stands around the refusal?"""

import pytest

from crawlers.extract.terms import extract_terms


def _refused(text: str) -> list[str]:
    return [found.value for found in extract_terms(text) if found.type == "no_refund"]


@pytest.mark.parametrize(
    "text",
    [
        "数字商品不在七天无理由退货的范围之内。",
        "线上交付的内容，七日鉴赏期不适用。",
        "数位序号依法排除鉴赏期。",
        "电子码类，七天无理由这一条套不上。",
        "游戏点数不享有七日犹豫期。",
    ],
)
def test_who_has_no_right_of_withdrawal_gets_nothing_without_a_reason(text: str) -> None:
    assert _refused(text) == ["no_reason"]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("快充三十分钟到，号写错不退", "wrong_info"),
        ("慢充五天内进完，自己手动缴过的不退", "other_channel_recharge"),
        ("半小时左右到账，填成同学的号、抄错号的，不退", "wrong_info"),
        ("代充需要两小时，打手上了号就不能退", "in_progress"),
    ],
)
def test_a_ground_in_its_own_part_is_no_matter_of_the_time_beside_it(text: str, ground: str) -> None:
    assert _refused(text) == [ground]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("没派单能撤，派单了免谈", "in_progress"),
        ("可以退，码弹出来就不行了", "after_delivery"),
        ("充成功的单子，退费申请恕不受理", "after_delivery"),
        ("会员花掉的点数，退不成了", "after_use"),
        ("账户里没动过的点数，不可转赠或申请退回", "balance"),
        ("拿不喜欢当借口来退钱的我们不接", "no_reason"),
        ("填成人家的号，平台不承担退还义务", "wrong_info"),
        ("睡眠号充了别找我们退", "unsupported_number"),
        ("电费正在路上，不接受单方撤销", "in_progress"),
        ("代练一经开始，不予核退", "in_progress"),
        ("打手要是已上了号，我们没法给您退", "in_progress"),
        ("密钥启用之后，无法再办理退费", "after_use"),
        ("点数被消费的，平台无法替您退", "after_use"),
        ("平台币充进来以后取现不行", "balance"),
        ("退钱包里的钱只退自己充的，赠送的一并扣掉", "bonus_balance"),
        ("想退预付款的，先减去送的金额", "bonus_balance"),
        ("只要页面上出现过卡号，退款通道就关闭", "after_delivery"),
        ("会员一经开通即不给撤", "after_delivery"),
        ("充进生人号里没得退", "wrong_info"),
        ("坏码包换，好码不退", "non_defect"),
        ("转点要收5%手续费，转出后不退还", "after_delivery"),
    ],
)
def test_a_refusal_in_other_words_has_its_ground(text: str, ground: str) -> None:
    assert _refused(text) == [ground]


def test_the_answer_to_a_question_names_the_ground() -> None:
    assert _refused("问：买错了可以退吗？答：所有卡密一概不退。") == ["all"]
    assert _refused("问：储值后能取消吗？答：已发货的恕无法取消。") == ["after_delivery"]


@pytest.mark.parametrize(
    "text",
    ["付了款就不能退", "全部商品拍下没法退", "买了就不退不换哈", "除法律另有规定外，售出的商品概不退还"],
)
def test_what_is_paid_for_is_refused_as_a_whole(text: str) -> None:
    assert _refused(text) == ["all"]


@pytest.mark.parametrize(
    "text",
    [
        "48小时内反馈可退，过后按实际情况处理",
        "退款不收手续费，点一下就行",
        "取消订单请点这里，不行就找客服",
        "该笔费用不予返还",
        "赠送的优惠券过期作废，退款请找客服",
        "私下转账的，钱没了",
    ],
)
def test_look_alikes_refuse_nothing(text: str) -> None:
    assert _refused(text) == []
