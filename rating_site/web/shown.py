"""Which helpers do templates have? Labels, clause phrases and explanations; none asks the database."""

from datetime import datetime

from flask import Flask

from rating_site import words
from rating_site.trust.score import WEIGHTS
from rating_site.web import clausewords, explain, moderators_words, report_words, sentences
from rating_site.web.headers import request_id
from rating_site.web.report_events import event_words
from rating_site.web.speech import lazy_gettext as _l
from rating_site.web.timeline import timeline

IDENTIFIERS = {
    "qq": "QQ",
    "qq_group": _l("QQ 群"),
    "wechat": _l("微信"),
    "telegram": "Telegram",
    "phone": _l("电话"),
    "email": _l("邮箱"),
    "icp": _l("展示的备案号"),
    "icp_main": _l("备案主体号"),
}
STEP_STATES = {
    "waiting": _l("排队中"),
    "asking": _l("正在询问"),
    "answered": _l("已有答案"),
    "unknown": _l("暂时未知"),
    "skipped": _l("未询问"),
}
CHECK_STATES = {
    "queued": _l("排队中"),
    "running": _l("进行中"),
    "done": _l("已完成"),
    "failed": _l("没有完成"),
    "refused": _l("为安全起见没有检查"),
}
STATES = {
    "listed": _l("已列入黑名单"),
    "warned": _l("已发布警示"),
    "alert": _l("请等待核实"),
    "not_rated": _l("暂不评级"),
    "graded": _l("已评级"),
    "unknown": _l("未查过"),
    "delisted": _l("已移出"),
}
WORK = {
    "live checks": _l("即时体检"),
    "sweeps": _l("例行体检"),
    "first look": _l("等第一次审核的举报"),
    "appeals": _l("申诉"),
    "mails": _l("邮件"),
    "webhooks": _l("Webhook 推送"),
    "crawl batches": _l("体检批次"),
}
SIGNALS = {"base": _l("起点"), "clip": _l("封顶")} | {weight.signal: weight.title for weight in WEIGHTS}


def install(app: Flask) -> None:
    """Hand the helpers to the templates."""
    app.jinja_env.globals.update(
        IDENTIFIERS=IDENTIFIERS,
        STEP_STATES=STEP_STATES,
        CHECK_STATES=CHECK_STATES,
        STATES=STATES,
        WORK=WORK,
        SOURCES=words.SOURCES,
        CLAUSES=words.CLAUSES,
        FILING=words.FILING,
        MISSING=words.MISSING,
        phrase=clausewords.phrase,
        window_share=clausewords.share,
        explain=explain.explain,
        explanation=sentences.explanation,
        timeline=timeline,
        SIGNALS=SIGNALS,
        moment_of=datetime.fromisoformat,
        request_id=request_id,
        GROUPS=words.GROUPS,
        **report_words.TABLES,
        **moderators_words.TABLES,
        event_words=event_words,
    )
