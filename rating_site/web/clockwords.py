"""In which words do pages speak of time limits? A name for each clock, and a length that people read."""

from dataclasses import dataclass
from datetime import timedelta

from flask_babel import LazyString

from rating_site.trust.clocks import CLOCKS
from rating_site.web.speech import gettext as _
from rating_site.web.speech import lazy_gettext as _l

_DAY = timedelta(days=1)
_LONG_IN_HOURS = timedelta(days=4)
NAMES: dict[str, LazyString] = {
    "reply": _l("平台回复报告、或回应拟列入的通知"),
    "urgent_reply": _l("付款有风险时：警示与通知同时发出后，平台的回应时间"),
    "acknowledge": _l("我们确认收到权益通知"),
    "interim": _l("我们决定是否在核实期间先不显示"),
    "counter": _l("作者提交声明后，等待对方投诉或起诉的消息"),
    "appeal": _l("申诉由没有参与原决定的人答复"),
    "review": _l("名单上的条目最长多久必须重新决定"),
    "unconfirmed": _l("平台称已解决、举报人没有确认时，多久之后只算一半"),
    "proof": _l("站长的验证内容多久复查一次"),
    "traits": _l("浏览器标记和网段的加密指纹最长保留"),
    "originals": _l("报告结束后，加密的原文和原图最长保留"),
    "drafts": _l("没有提交的草稿最长保留"),
    "mails": _l("已发送邮件的地址和内容最长保留"),
}
KEEPING = ("traits", "originals", "drafts", "mails")
"""The clocks that say how long something is kept."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One row of the table of time limits."""

    code: str
    name: LazyString
    length: str


def limits(codes: tuple[str, ...] = ()) -> list[Limit]:
    """The time limits in the order of the table, all of them or these."""
    return [
        Limit(clock.code, NAMES[clock.code], _length(clock.length))
        for clock in CLOCKS
        if not codes or clock.code in codes
    ]


def _length(length: timedelta) -> str:
    """Days where they are many, hours below: 72 hours are told as 72 hours."""
    if length < _LONG_IN_HOURS:
        return _("%(hours)s 小时", hours=int(length.total_seconds() // 3600))
    return _("%(days)s 天", days=length // _DAY)
