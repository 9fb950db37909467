"""In which words does the search page show facets and orders?"""

from rating_site.web.shown import STATES
from rating_site.web.speech import lazy_gettext as _l

FACET_NAMES = {
    "status": _l("状态"),
    "grade": _l("评级"),
    "province": _l("备案省份"),
    "software": _l("店铺程序"),
    "refund_route": _l("退款去向"),
    "escrow": _l("钱由平台保管"),
    "incident_type": _l("出过的事"),
}
ORDERS = {
    "relevance": _l("最相关"),
    "newest": _l("最近更新"),
    "worst": _l("风险高的在前"),
    "resupply": _l("补单期限长的在前"),
}
_ROUTES = {"original_route": _l("原路退回"), "balance": _l("平台余额")}
_ESCROW = {"yes": _l("写明由平台保管")}
_INCIDENTS = {
    "not_delivered": _l("未到账"),
    "resupply_refused": _l("补单被拒"),
    "resupply_ineffective": _l("补单无效"),
    "double_charge": _l("重复扣款"),
    "invalid_code": _l("卡密无效或已使用"),
    "wrong_goods": _l("描述不符"),
    "account_recovered": _l("账号被找回或封禁"),
    "balance_frozen": _l("余额冻结或提现难"),
    "rule_changed": _l("事后改规则"),
    "vanished": _l("失联"),
    "fake_recovery": _l("假维权"),
}
_VALUES = {"status": STATES, "refund_route": _ROUTES, "escrow": _ESCROW, "incident_type": _INCIDENTS}


def facet_value(facet: str, value: str) -> object:
    """A value of a facet in words; letters and names speak for themselves."""
    return _VALUES.get(facet, {}).get(value, value)
