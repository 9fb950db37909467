"""A new version is made when a rule changed, not when a counter moved."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.terms.versions import version_sha256

MOVED = [
    ("在线客服12人", "在线客服9人"),
    ("已售1,234件 库存:99+", "已售1,240件 库存:98"),
    ("用户138****1234 刚刚 购买了 腾讯视频月卡", "用户159****4321 3分钟前 购买了 QQ会员"),
    ("恭喜 张** 充值 100元话费成功", "恭喜 李** 充值 50元话费成功"),
    ("小明 刚刚 购买了 腾讯视频", "小红 2分钟前 购买了 爱奇艺"),
    ("更新时间:2025-06-01 12:30:05", "更新时间:2025-06-02 09:00:05"),
    ("今天是2025年6月1日 星期日", "今天是2025年6月2日 星期一"),
    ("本站已稳定运行365天12小时3分", "本站已稳定运行366天1小时"),
    ("累计成交12,345单", "累计成交12,399单"),
    ("1.2万人已购买", "1.3万人已购买"),
    ("© 2024-2025 云卡", "© 2024-2026 云卡"),
    ("客服 3分钟前在线", "客服 5分钟前在线"),
    (
        "退款请在48小时内申请 用户138****8000刚刚购买了Q币",
        "退款请在48小时内申请 用户159****8111刚刚购买了话费",
    ),
    ("12人正在浏览", "15人正在浏览"),
    ("今日成交额：￥12,301.50", "今日成交额：￥12,411.00"),
    ("12:30:01 订单1001 已发货", "12:31:44 订单1002 已发货"),
    ("下单后7天内 可退款", "下单后７天内可退款\n"),
]
CHANGED = [
    ("48小时内退款", "24小时内退款"),
    ("客服在线9:00-22:00", "客服在线9:00-18:00"),
    ("7*24小时在线", "7*12小时在线"),
    ("退款收5%手续费", "退款收8%手续费"),
    ("发货2小时前可退款", "发货3小时前可退款"),
    ("请在付款24小时前联系客服", "请在付款48小时前联系客服"),
    ("满3人下单可退", "满5人下单可退"),
    ("2025年6月1日前购买的可退款", "2025年7月1日前购买的可退款"),
    ("每晚22:00后下单次日处理", "每晚20:00后下单次日处理"),
    ("余额剩余10元以下不退", "余额剩余20元以下不退"),
    ("剩余时间不足24小时不退", "剩余时间不足12小时不退"),
    ("排队超过30分钟未到账联系客服", "排队超过60分钟未到账联系客服"),
    ("已付款超过3天未发货可退", "已付款超过5天未发货可退"),
    ("购买的商品刚刚到手24小时内可换", "购买的商品刚刚到手12小时内可换"),
    ("订单1000元以上退款需审核", "订单2000元以上退款需审核"),
    ("慢充0-120小时 快充0-24小时", "慢充0-96小时 快充0-24小时"),
]


@pytest.mark.parametrize(("before", "after"), MOVED)
def test_what_moves_by_itself_makes_no_version(before: str, after: str) -> None:
    assert version_sha256(before) == version_sha256(after)


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_a_changed_number_in_a_rule_makes_a_version(before: str, after: str) -> None:
    assert version_sha256(before) != version_sha256(after)


def page(hour: int) -> str:
    moment = datetime(2026, 3, 1) + timedelta(hours=hour)
    return (
        f"现在时间 {moment:%H:%M}\n今日访问 {100 + hour} 次 | 在线 {hour % 40} 人 | 库存：{900 - hour} 张\n"
        f"用户{130 + hour}****{1000 + hour} {hour % 59 + 1}分钟前 购买了 第{hour}号商品\n"
        f"更新于 {moment:%Y-%m-%d %H:%M:%S}\n付款后24小时内未到账请联系客服补单，超过48小时不予处理。"
    )


def test_a_week_of_hourly_captures_with_a_ticker_is_one_version() -> None:
    assert len({version_sha256(page(hour)) for hour in range(7 * 24)}) == 1


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["小时", "天", "个工作日", "分钟"]))
def test_every_other_number_in_a_window_counts(one: int, two: int, unit: str) -> None:
    first, second = (version_sha256(f"付款后{number}{unit}内未到账可申请补单") for number in (one, two))
    assert (first == second) == (one == two)


@given(st.text(max_size=300))
def test_any_text_has_a_fingerprint(text: str) -> None:
    assert len(version_sha256(text)) == 64


def test_a_half_character_has_a_fingerprint() -> None:
    assert version_sha256("退款\ud800") != version_sha256("退款")
