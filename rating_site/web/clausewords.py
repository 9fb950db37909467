"""How does a clause read in plain words? Codes and ISO 8601 durations in, one short phrase out."""

import math
import re
from typing import Protocol

from rating_site.web.speech import gettext as _
from rating_site.web.speech import lazy_gettext as _l
from rating_site.web.speech import ngettext

_BAR_HOURS = 30 * 24
_PART = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
_STARTS = {
    "payment": _l("付款后"),
    "order": _l("下单后"),
    "purchase": _l("购买后"),
    "delivery": _l("发货后"),
    "report": _l("反馈后"),
    "review_approved": _l("审核通过后"),
    "cancellation": _l("取消后"),
    "confirmation": _l("确认收货后"),
    "activation": _l("激活后"),
}
_NOTES = {
    "working_days": _l("工作日"),
    "natural_days": _l("自然日"),
    "Mon-Fri": _l("周一至周五"),
    "Mon-Sat": _l("周一至周六"),
    "Mon-Sun": _l("每天"),
    "Sat-Sun": _l("周末"),
    "Sat": _l("周六"),
    "Sun": _l("周日"),
}
_ASPECTS = {
    "refund_payout": _l("退款到账"),
    "escalation": _l("平台介入"),
    "seller_deadline": _l("卖家答复"),
    "resupply": _l("补发"),
    "platform_dispute": _l("平台维权"),
}
_CONDITIONS = {
    "wechat": _l("微信支付"),
    "alipay": _l("支付宝"),
    "huabei": _l("花呗"),
    "original_route": _l("原路退回"),
    "balance": _l("平台余额"),
    "usdt": "USDT",
    "slow": _l("慢充"),
    "fast": _l("快充"),
}
_VALUES = {
    "same_day": _l("当天"),
    "before_delivery": _l("发货前可以退"),
    "before_confirmation": _l("确认收货前可以退"),
    "first_login": _l("只保首次登录"),
    "none": _l("没有质保"),
    "original_route": _l("原路退回"),
    "balance": _l("退到平台余额"),
    "gateway_fee": _l("支付通道手续费不退"),
    "funds_held": _l("款项先由平台保管"),
    "suspend_settlement": _l("有纠纷时暂停结算"),
    "release_after_protection": _l("保护期过后才放款给卖家"),
    "freeze_on_complaint": _l("投诉后冻结款项"),
    "after_delivery": _l("发货后不退"),
    "after_use": _l("使用后不退"),
    "wrong_info": _l("填错信息不退"),
    "non_defect": _l("非商品问题不退"),
    "late_claim": _l("超过期限不处理"),
    "in_progress": _l("处理中不退"),
    "no_reason": _l("不支持无理由退款"),
    "unsupported_number": _l("不支持的号码不退"),
    "other_channel_recharge": _l("从别处充过的不退"),
    "bonus_balance": _l("赠送金额不退"),
    "all": _l("一律不退"),
    "user_bears": _l("后果由买家承担"),
    "platform_disclaims": _l("平台声明不负责"),
    "reissue_or_refund": _l("补发或退款"),
    "reissue": _l("补发"),
    "full_refund": _l("全额退款"),
    "replace_defective": _l("更换有问题的商品"),
    "compensation": _l("赔付"),
    "platform_liable": _l("由平台负责"),
}
_ITEMS = {
    "order_no": _l("订单号"),
    "screenshot": _l("截图"),
    "video": _l("录屏或视频"),
    "payment_proof": _l("付款凭证"),
    "purchase_proof": _l("购买凭证"),
    "chat": _l("聊天记录"),
    "proof": _l("证明材料"),
    "amount": _l("金额"),
    "time": _l("时间"),
    "account": _l("充值账号"),
    "description": _l("情况说明"),
    "product_name": _l("商品名称"),
}
_OVERRIDES = {
    ("no_refund", "balance"): _l("平台余额不退"),
    ("liability_user", "wrong_info"): _l("填错信息由买家承担"),
}


class Words(Protocol):
    """The parts of a clause that its phrase is made of; stored clauses and the views of answers have them."""

    @property
    def type(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def unit_note(self) -> str: ...
    @property
    def bound(self) -> str: ...
    @property
    def start(self) -> str: ...
    @property
    def aspect(self) -> str: ...
    @property
    def cond(self) -> str: ...


def phrase(clause: Words) -> str:
    """What the clause says: 付款后 24 小时内 · 工作日; an unknown code stands for itself."""
    value = _value(clause)
    if clause.bound == "min" and _is_duration(clause.value):
        value = _("等满 %(time)s之后才处理", time=value)
    elif clause.type in ("resupply_window", "refund_window") and _is_duration(clause.value):
        value = _("%(time)s以内", time=value)
    words = [_known(_ASPECTS, clause.aspect), _since(_known(_STARTS, clause.start), value)]
    words += [_known(_NOTES, clause.unit_note), _known(_CONDITIONS, clause.cond)]
    return " · ".join(word for word in words if word)


def hours(value: str) -> float | None:
    """The (longer) length of a duration or range in hours; None where it is none or without length."""
    total = 0.0
    for number, unit in _parts(value.rpartition("/")[2]):
        total += (
            number * {"Y": 8766, "Mo": 730.5, "W": 168, "D": 24, "H": 1, "M": 1 / 60, "S": 1 / 3600}[unit]
        )
    return total or None


def share(value: str) -> float | None:
    """How much of a bar of thirty days a duration fills, 0 to 1; logarithmic, so that minutes show too."""
    length = hours(value)
    return None if length is None else min(math.log1p(length) / math.log1p(_BAR_HOURS), 1.0)


def duration(value: str) -> str:
    """PT36H -> 36 小时; a range of two has a dash."""
    return "–".join(_("、").join(_amount(*part) for part in _parts(one)) for one in value.split("/"))


def _since(start: str, limit: str) -> str:
    """付款后 36 小时以内; Chinese sets a space before figures only."""
    gap = " " if limit[:1].isdigit() else ""
    return _("%(start)s%(gap)s%(limit)s", start=start, gap=gap, limit=limit) if start else limit


def _value(clause: Words) -> str:
    override = _OVERRIDES.get((clause.type, clause.value))
    if override is not None:
        return str(override)
    if _is_duration(clause.value):
        return duration(clause.value)
    if clause.type == "evidence_required":
        return _("、").join(str(_ITEMS.get(item, item)) for item in clause.value.split(","))
    if clause.value.startswith("release:"):
        return _("%(time)s后放款给卖家", time=duration(clause.value.removeprefix("release:")))
    if clause.value.startswith("CNY"):
        return _("%(yuan)s 元", yuan=clause.value.removeprefix("CNY"))
    return str(_VALUES.get(clause.value, clause.value))


def _is_duration(value: str) -> bool:
    return value.startswith("P") and bool(_parts(value.partition("/")[0]))


def _parts(value: str) -> list[tuple[float, str]]:
    """The numbers of one duration with their units; M before the T is months."""
    days, _t, clock = value.partition("T")
    found = [(float(number), "Mo" if unit == "M" else unit) for number, unit in _PART.findall(days)]
    return found + [(float(number), unit) for number, unit in _PART.findall(clock)]


def _amount(number: float, unit: str) -> str:
    count = int(number) if number == int(number) else number
    words = {
        "Y": ngettext("%(num)s 年", "%(num)s 年", count),
        "Mo": ngettext("%(num)s 个月", "%(num)s 个月", count),
        "W": ngettext("%(num)s 周", "%(num)s 周", count),
        "D": ngettext("%(num)s 天", "%(num)s 天", count),
        "H": ngettext("%(num)s 小时", "%(num)s 小时", count),
        "M": ngettext("%(num)s 分钟", "%(num)s 分钟", count),
        "S": ngettext("%(num)s 秒", "%(num)s 秒", count),
    }
    return words[unit]


def _known(table: dict[str, object], code: str) -> str:
    return str(table[code]) if code in table else ""
