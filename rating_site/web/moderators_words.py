"""In which words does the desk speak? Codes of decisions, reasons and refusals -> what people see."""

from rating_site.web.speech import gettext as _
from rating_site.web.speech import lazy_gettext as _l

EVIDENCE_LEVELS = {
    "none": _l("没有可用的凭证"),
    "screenshot": _l("截图"),
    "payment_record": _l("付款记录"),
}
REJECTIONS = {
    "not_an_order": _l("不是真实的订单经历"),
    "wrong_platform": _l("说的不是这家平台"),
    "no_substance": _l("没有可以核对的内容"),
    "contradictory": _l("前后矛盾"),
    "forged": _l("凭证是伪造的"),
    "abuse": _l("辱骂、威胁或刷量"),
    "advertising": _l("广告或引流"),
    "private_data": _l("以公开他人隐私为主"),
    "unlawful": _l("法律不允许公开"),
    "appeal": _l("申诉成立"),
    "withdrawn": _l("举报人已撤回"),
    "erased": _l("举报人已删除个人内容"),
}
REVIEW = {
    "hidden_digits": _l("文字里可能藏着号码"),
    "contact_number": _l("文字里可能有联系方式"),
    "recovery_offer": _l("像“代追款”广告"),
    "no_challenge": _l("没有通过自动验证"),
    "platform_flood": _l("这家平台短时间内举报很多"),
    "fast": _l("填写得太快"),
    "honeypot": _l("像自动程序"),
}
WEAK_PASSWORDS = {
    "short": _l("密码至少要 12 个字符。"),
    "long": _l("密码最多 200 个字符。"),
    "common": _l("很多人用这个密码，请换一个。"),
    "named": _l("除了账号名和本站的词，几乎没有别的内容，请换一个。"),
    "shape": _l("只是键盘上相邻的键或重复的内容，请换一个。"),
}
DECISIONS = {
    "warn": _l("发布警示"),
    "list": _l("列入黑名单"),
    "delist": _l("移出名单"),
    "expire": _l("到期或证据不再成立，自动移出"),
    "suspend": _l("网站换了主人，暂停"),
    "alert_renew": _l("延长“请等待核实”"),
    "prohibited": _l("确认含违法交易品类"),
    "prohibited_end": _l("不再含违法交易品类"),
    "own_purchase": _l("本站付款测试未到账"),
    "official_notice": _l("官方通报"),
    "answer_accepted": _l("平台的说明可信"),
    "money_at_risk": _l("现在付款有风险"),
}
DECISION_STATES = {
    "proposed": _l("等待第二人确认"),
    "effective": _l("已生效"),
    "refused": _l("未通过"),
    "ended": _l("已终止"),
}
ENDINGS = {
    "delisted": _l("已移出"),
    "appeal": _l("申诉成立，已移出"),
    "expired": _l("到期未复核，已移出"),
    "suspended": _l("网站换了主人，已暂停"),
    "superseded": _l("由新的决定代替"),
}
TO_DELIST = {
    "evidence_gone": _l("证据不再成立"),
    "answer_accepted": _l("平台的说明可信"),
    "solved": _l("问题都已解决"),
    "wrong_platform": _l("说的不是这家平台"),
    "our_mistake": _l("我们弄错了"),
    "other": _l("其他原因"),
}
TO_REFUSE = {
    "not_enough": _l("证据还不够"),
    "wording": _l("措辞要改"),
    "wrong_platform": _l("说的不是这家平台"),
    "withdrawn": _l("提议人撤回"),
    "other": _l("其他原因"),
}
ON_APPEAL = {
    "facts_wrong": _l("事实有误"),
    "evidence_weak": _l("证据不足"),
    "solved": _l("问题已经解决"),
    "rule_not_kept": _l("没有按规则办理"),
    "wrong_platform": _l("说的不是这家平台"),
    "nothing_new": _l("没有新的事实"),
    "other": _l("其他原因"),
}
RULE = {
    "official_notice": _l("有官方通报"),
    "own_purchase": _l("本站付款测试未到账"),
    "independent_reporters": _l("至少三位相互独立、付款经过核实的举报人"),
    "listed_operator": _l("与已列入者为同一经营者"),
    "no_evidence_class": _l("还没有达到任何一类证据"),
    "entry_stands": _l("已有的条目仍然成立"),
    "ownership_changed": _l("列入之后网站换了主人"),
    "review_overdue": _l("过了复核期限"),
    "answer_accepted": _l("平台的说明可信"),
    "evidence_gone": _l("证据不再成立"),
    "evidence_class": _l("达到一类证据：官方通报、本站付款测试、三位独立付款举报人或同一经营者已列入"),
    "notice": _l("把拟列入的事实告知平台（提议时自动告知）"),
    "reply_window": _l("等平台的回应期限过去"),
    "two_moderators": _l("由两位审核员决定"),
    "answer_refuted": _l("平台的说明可信；要有新的事实才能再提"),
}
ADVICE = {
    "propose": _l("规则允许生效"),
    "wait": _l("规则要求等待"),
    "clear": _l("规则要求移出"),
}
RELATIONS = {
    "same_operator": _l("同一经营者"),
    "main_site": _l("主站"),
    "branch": _l("分站"),
    "supplier": _l("同一货源"),
    "copy": _l("模仿"),
}
LINK_STATES = {
    "possible": _l("可能相关"),
    "accepted": _l("已确认"),
    "refused": _l("已否定"),
    "revoked": _l("已撤销"),
}
TRAITS = {
    "filing_entity": _l("登记的主办单位"),
    "filing_main": _l("登记的备案主体"),
    "payee": _l("收款方"),
    "redirect": _l("互相跳转"),
    "owner_proof": _l("同一人通过验证"),
    "displayed_filing": _l("展示的备案号"),
    "qq": "QQ",
    "wechat": _l("微信"),
    "phone": _l("电话"),
    "telegram": "Telegram",
    "email": _l("邮箱"),
    "gateway_account": _l("收款接口账号"),
    "analytics": _l("统计代码"),
    "favicon": _l("图标"),
    "gateway_host": _l("收款接口"),
    "template": _l("模板"),
}
ALARMS = {
    "burst": _l("举报突然增多"),
    "group": _l("像同一批人"),
    "deadline": _l("期限将到"),
    "answer": _l("平台回应了拟列入的通知"),
    "correction": _l("平台要求更正"),
}
DEADLINES = {"appeal_due": _l("申诉要在三天内决定"), "review_due": _l("条目要在三天内复核，否则自动移出")}
ALARM_STATES = {"open": _l("待处理"), "confirmed": _l("属实"), "dismissed": _l("不属实")}
APPEAL_STATES = {"open": _l("等待决定"), "upheld": _l("成立"), "rejected": _l("不成立")}
ROLES = {"moderator": _l("审核员"), "admin": _l("管理员")}
TABLES = {
    "EVIDENCE_LEVELS": EVIDENCE_LEVELS,
    "REJECTIONS": REJECTIONS,
    "REVIEW": REVIEW,
    "DECISIONS": DECISIONS,
    "DECISION_STATES": DECISION_STATES,
    "ENDINGS": ENDINGS,
    "TO_DELIST": TO_DELIST,
    "TO_REFUSE": TO_REFUSE,
    "ON_APPEAL": ON_APPEAL,
    "RULE": RULE,
    "ADVICE": ADVICE,
    "RELATIONS": RELATIONS,
    "LINK_STATES": LINK_STATES,
    "TRAITS": TRAITS,
    "ALARMS": ALARMS,
    "DEADLINES": DEADLINES,
    "ALARM_STATES": ALARM_STATES,
    "APPEAL_STATES": APPEAL_STATES,
    "ROLES": ROLES,
}
"""The tables under the names that templates use."""


def why_not(code: str) -> str:
    """Why something cannot be done now, in words."""
    return {
        "recused": _("您已回避这家平台，不能在这里做决定。"),
        "own_proposal": _("自己的提议要由另一个人确认。"),
        "not_a_third_person": _("申诉要由没有参与原决定的人审理。"),
        "too_few_people": _("在职的工作人员少于三人，列入功能关闭。"),
        "no_evidence_class": _("还没有达到任何一类证据，不能提议。"),
        "reply_window": _("平台的回应期限还没有过去。"),
        "notice": _("还没有把拟列入的事实告知平台。"),
        "evidence_class": _("证据不再达到任何一类，不能生效。"),
        "answer_refuted": _("平台的说明已被认为可信；要有新的事实。"),
        "answer_accepted": _("平台的说明已被认为可信，或规则要求移出。"),
        "rule_forbids": _("规则今天不允许到这一步。"),
        "proposal_open": _("这家平台已经有一个提议在等待确认。"),
        "decided_already": _("别人刚刚已经处理过了。"),
        "not_listed": _("它现在不在名单上。"),
        "wording_length": _("请写 8 到 500 个字。"),
        "wording_private": _("文字里有个人信息或联系方式，请去掉。"),
        "wording_judges": _("请只写事实，不要定性（例如“诈骗”“骗子”“跑路”）；只有官方通报才能引用这样的词。"),
        "source_missing": _("请写明出处和日期：官方通报要有网址，付款测试要有订单号。"),
        "text_missing": _("请填写文字。"),
        "text_too_long": _("文字太长了。"),
        "unknown_code": _("请从列出的选项里选择。"),
        "no_platform": _("这份举报还没有对应的平台。"),
        "nothing_to_answer": _("顺利的订单不用通知平台。"),
        "no_verdict": _("还没有结论可以撤销。"),
        "same_report": _("请填另一份举报的编号。"),
        "already_merged": _("其中一份已经合并过。"),
        "not_merged": _("它没有被合并。"),
        "other_platform": _("两份举报说的不是同一家平台。"),
        "no_boxes": _("请至少涂一块，或者勾选“没有需要遮盖的内容”。"),
        "wrong_box": _("有一块超出了图片，或者没有面积。"),
        "no_copy": _("还没有公开的副本。"),
        "no_passage": _("请每行写一段要遮盖的原文。"),
        "passage_not_found": _("有一段在公开的文字里找不到，请逐字复制。"),
        "link_without_proof": _("只有任何人都能抄写的线索，不能确认为同一经营者。"),
        "listed": _("其中一家在名单上或正在被提议；要先由两个人处理那一条。"),
        "same_platform": _("它们已经是同一家。"),
    }.get(code, _("现在的状态不允许这样做，可能别人刚刚处理过。请刷新再看。"))
