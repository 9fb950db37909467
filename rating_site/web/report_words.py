"""In which words do pages speak of reports? One table per column of a report: code -> what people read."""

from rating_site.web.speech import lazy_gettext as _l

KINDS = {"incident": _l("遇到问题"), "went_well": _l("顺利的订单")}
TYPES = {
    "not_delivered": _l("付款后未到账"),
    "resupply_refused": _l("补单被拒"),
    "resupply_ineffective": _l("补单无效"),
    "double_charge": _l("重复扣款"),
    "invalid_code": _l("卡密无效或已被使用"),
    "wrong_goods": _l("与描述不符"),
    "account_recovered": _l("账号被找回或被封"),
    "balance_frozen": _l("余额被冻结或提不出来"),
    "rule_changed": _l("事后改规则"),
    "vanished": _l("跑路或失联"),
    "fake_recovery": _l("假维权、代追款"),
}
CAUSES = {
    "unknown": _l("不知道"),
    "system_delay": _l("系统延迟"),
    "out_of_stock": _l("缺货"),
    "payment_callback_failed": _l("支付成功但平台没收到通知"),
    "wrong_input": _l("填错了账号或信息"),
    "risk_control": _l("被风控拦截"),
    "rule_deadline_missed": _l("超过了平台规定的时限"),
}
PRODUCTS = {
    "game_topup": _l("游戏充值"),
    "phone_topup": _l("话费、流量、电费"),
    "membership": _l("会员、订阅"),
    "card_code": _l("卡密、礼品卡"),
    "software_key": _l("软件激活码"),
    "account": _l("账号"),
    "balance": _l("平台余额充值"),
    "other": _l("其他"),
}
CHANNELS = {
    "alipay": _l("支付宝"),
    "wechat": _l("微信支付"),
    "qqpay": _l("QQ 钱包"),
    "bank": _l("银行卡、云闪付"),
    "transfer": _l("个人转账或个人收款码"),
    "balance": _l("平台余额"),
    "usdt": _l("虚拟币"),
    "other": _l("其他"),
}
ORDER_STATES = {
    "unknown": _l("不知道"),
    "unpaid": _l("未付款"),
    "paid": _l("已付款、等待处理"),
    "processing": _l("处理中"),
    "delivered": _l("已发货、已完成"),
    "refunding": _l("退款中"),
    "refunded": _l("已退款"),
    "closed": _l("已关闭或失败"),
    "gone": _l("查不到订单"),
}
ASKED = {
    "nothing": _l("还没有提要求"),
    "resupply": _l("要求补单"),
    "refund": _l("要求退款"),
    "other": _l("其他要求"),
}
EVIDENCE_KINDS = {
    "payment": _l("支付凭证"),
    "order": _l("订单页"),
    "chat": _l("沟通记录"),
    "goods": _l("商品页"),
    "failure": _l("登录或兑换失败"),
    "terms": _l("公告、售后规则"),
    "other": _l("其他"),
}
REPORT_STATES = {
    "draft": _l("草稿"),
    "submitted": _l("已提交，等待初审"),
    "held": _l("已提交，需要人工先看"),
    "accepted": _l("已受理"),
    "needs_info": _l("请补充信息"),
    "rejected": _l("未采纳"),
    "platform_notified": _l("已通知平台，等待回复"),
    "replied": _l("平台已回复"),
    "overdue": _l("平台超过期限没有回复"),
    "substantiated": _l("证据支持"),
    "unsubstantiated": _l("证据不足"),
    "refuted": _l("与证据不符"),
}
OUTCOMES = {
    "open": _l("未解决"),
    "resupplied": _l("已补单"),
    "refunded": _l("已退款"),
    "partly": _l("部分解决"),
    "solved_unconfirmed": _l("平台称已解决，举报人没有确认"),
    "withdrawn": _l("已撤回"),
}
PRESSURES = {
    "no": _l("都不是，我自己决定撤回"),
    "refund_condition": _l("平台把撤回作为退款或补单的条件"),
    "threats": _l("受到威胁或骚扰"),
}
TABLES = {
    "REPORT_KINDS": KINDS,
    "REPORT_TYPES": TYPES,
    "CAUSES": CAUSES,
    "PRODUCTS": PRODUCTS,
    "CHANNELS": CHANNELS,
    "ORDER_STATES": ORDER_STATES,
    "ASKED": ASKED,
    "EVIDENCE_KINDS": EVIDENCE_KINDS,
    "REPORT_STATES": REPORT_STATES,
    "REPORT_OUTCOMES": OUTCOMES,
    "PRESSURES": PRESSURES,
}
"""The tables under the names that templates use."""
