"""In which words does a report's history speak? One sentence for each kind of event; nobody is named."""

from rating_site.store.report_models import ReportEvent
from rating_site.web.report_words import OUTCOMES, REPORT_STATES
from rating_site.web.speech import gettext as _


def event_words(event: ReportEvent) -> str:
    """What happened, as everybody may read it; staff are numbers."""
    who = _who(event.actor)
    if event.kind == "outcome":
        return _("%(who)s：%(outcome)s", who=who, outcome=_outcome(event))
    if event.kind == "outcome_proposed":
        return _("平台提出：%(outcome)s，等待举报人确认", outcome=_outcome(event))
    said = {
        "submitted": _("举报已提交"),
        "held": _("举报已提交，由工作人员先看"),
        "added": _("举报人补充了内容"),
        "reply_added": _("平台补充了回复"),
        "hidden": _("收到权益通知，暂时不显示文字"),
        "shown_again": _("恢复显示文字"),
        "outcome_contested": _("举报人否认了平台的说法"),
        "verdict_undone": _("结论已撤销"),
        "duplicate": _("并入同一笔订单的另一份举报"),
        "separated": _("撤销了合并"),
        "erased": _("举报人删除了个人内容"),
    }.get(event.kind)
    return said or f"{who}：{REPORT_STATES.get(event.kind, event.kind)!s}"


def _outcome(event: ReportEvent) -> str:
    return str(OUTCOMES.get(str(event.detail.get("outcome")), ""))


def _who(actor: str) -> str:
    if actor.startswith("staff "):
        return _("工作人员 %(number)s", number=actor.removeprefix("staff "))
    return {"reporter": _("举报人"), "owner": _("平台"), "system": _("系统")}.get(actor, actor)
