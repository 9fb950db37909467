"""Which Chinese sentences does the assistant say? All of them, by code; pages only translate them."""

from rating_site.assistant import advice, before, channels, countdowns, evidence

DISCLAIMER = "信息参考，非法律意见。"
RECOVERY = (
    "凡是声称能帮您把钱要回来，要先付费、要密码、要验证码或要屏幕共享的，都可能是第二次诈骗。"
    "本站从不私下联系您。"
)
RECOVERY_SHORT = "声称能帮您把钱要回来、要先付费或要验证码的，都可能是第二次诈骗。"
URGENT = "可能是诈骗：先打 110 报警，再联系支付平台。几分钟也要紧，不要等客服回复。"
UNOFFICIAL = "只用下面列出的官方渠道；别处看到的“网警报案入口”“追款专线”都不要相信。"

STEPS = {
    "confirm": "确认订单状态",
    "contact": "联系客服，把话说清楚",
    "evidence": "收集证据",
    "dispute": "售后与支付平台",
    "authorities": "12315 等官方渠道",
    "prevent": "下次怎样避免",
}
ADVICE = {say.id: say.text for say in advice.everything()}
COUNTDOWNS = {rule.id: rule.text for rule in countdowns.rules()}
STARTS = {
    "paid": "付款",
    "noticed": "发现问题",
    "received": "收到商品",
    "asked": "向平台提出要求",
    "pay_complaint": "向支付平台投诉",
    "filed": "向 12315 提交",
    "accepted": "12315 受理",
    "app": "付款软件里显示",
}
LENGTHS = {
    "hours": "起 {count} 小时内",
    "days": "次日起 {count} 天内",
    "working_days": "次日起 {count} 个工作日内",
    "years": "起 {count} 年内",
}
WHOSE = {"you": "您的期限", "merchant": "对方的期限", "authority": "受理机关的期限"}
EVIDENCE_TITLES = {item.id: item.title for item in evidence.everything()}
EVIDENCE_SHOWS = {item.id: item.shows for item in evidence.everything()}
EVIDENCE_HIDES = {item.id: item.hide for item in evidence.everything()}
CHANNEL_NAMES = {one.id: one.name for one in channels.channels().values()}
CHANNEL_TEXTS = {one.id: one.text for one in channels.channels().values()}
MESSAGES = {
    "polite": "客气",
    "plain": "直接",
    "firm": "正式",
    "supervisor": "请主管处理",
    "identity": "对方要身份证件时",
}
SUPPORT = {
    "not_yet": "还没有联系",
    "waiting": "已联系，在等",
    "no_answer": "不回复",
    "refused": "被拒绝",
}
OPERATORS = {"known": "知道公司名称", "unknown": "不知道是谁"}
RECEIVERS = {
    "merchant": "公司或商户名称",
    "personal": "个人收款码或个人转账",
    "usdt": "虚拟币",
    "balance": "先充平台余额",
    "unknown": "还不知道",
}
RECEIVER_TEXTS = {code: one.text for code, one in before.guide().receivers.items()}
PRODUCT_TEXTS = dict(before.guide().products)
SHOTS_BEFORE = dict(enumerate(before.guide().shots["before"]))
SHOTS_PAID = dict(enumerate(before.guide().shots["paid"]))
