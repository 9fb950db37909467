"""What does a shop do by itself within a length of time, or when one has passed in vain?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.payout import IN
from crawlers.extract.clauses.words import CONTACT, NOT_RECEIVED

_GAP = 14
"""So near behind the length of time it is said what did not happen."""
_FAR = 24
"""So near behind that it is said what follows."""
_MISSED = re.compile(
    r"不来|[充发补办弄追做开给刷传进凑派找排]不[上进齐了到回来好成完出着]|[没未]能?(?:补|充|接|动|派|排|"
    r"开始|处理|进|发|上)"
)
_PAYS = re.compile(
    r"(?:(?:自动|系统|机器人?|后台|程序|会自己|自己(?=[把会将退返])|我们|我方|本[店站]|平台|店里|小店|[款钱额项]|费用|本金)"
    r"[^,]{0,10}?(?:退|返)|自动(?:撤单|返)|退给[您你]|全[额数]?(?:原路)?退(?!款))"
)
_CHOICE = re.compile(
    r"可|能|申请|找|点|选|要求|支持|有权|联系|凭|请|来|提交|[没未不](?![少收扣用必])|店主|卖家|商[家户]|超出|过的"
)
"""Who chooses, asks, or is told that it did not happen gets nothing by itself."""
_MENDS = re.compile(
    rf"{IN}(?:给[您你]|帮[您你]|为[您你]|统一|全部|全数|一定|保证|[必准就即会都能])*"
    r"(?:换链|拉[您你]?进|[换补修清](?:好|完|妥|清|位|链|齐)|修复|重新[给帮替][您你][发补换充开]|[弄搞](?:好|定|妥))"
)
_MENDS_ONE = re.compile(rf"{IN}(?:就|即|会|马上|立刻)*(?:给|帮)(?:[您你])?[补换重]")
_FOUND_TRUE = re.compile(r"(?:核实|查实|属实|确认|核查|查到|审核|核对|查明|验证)[^。]{0,10}$")
_BUYERS = re.compile(r"[请须您你需]|买[家方]|自行|[绑密](?![^,]{0,3}客服)|号主")
"""Whoever buys may have something to put in order, too."""
_TROUBLE = re.compile(r"[坏错掉漏故障废空]|[没未不无]|失效|问题|换|补|被|投诉|反馈|售后|收到")


def mended(view: View) -> list[Found] | None:
    """48小时内给您弄好; 核实是坏卡,20分钟给补: what went wrong is put in order so soon."""
    if view.beyond:
        return None
    told = _FOUND_TRUE.search(view.before) or ("T" in view.duration.value and CONTACT.search(view.lead[-8:]))
    verified = told and _MENDS_ONE.match(view.right)
    if not verified and not (_MENDS.match(view.right) and _TROUBLE.search(view.topic[: -len(view.right)])):
        return None
    return None if _BUYERS.search(view.left) else [view.found("handling_time", aspect="resupply")]


def paid_back(view: View) -> list[Found] | None:
    """满24小时没进的,系统自动退: the money comes back, and nobody has to ask for it."""
    if ("退" not in view.after and "返" not in view.after) or "赔" in view.topic:
        return None
    if not view.right and "/" in view.duration.value:
        return None
    missing = NOT_RECEIVED.search(view.after) or _MISSED.search(view.after)
    if not missing or missing.start() > _GAP:
        return None
    pays = _PAYS.search(view.after, missing.end(), missing.end() + _FAR)
    if not pays or _CHOICE.search(view.after, missing.end(), pays.end()):
        return None
    return [view.found("handling_time", aspect="refund_payout")]
