"""How long may the platform take: to answer, to resupply, to pay back, to deliver?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.windows import beyond
from crawlers.extract.clauses.words import ARRIVE, CONTACT, HANDLE, PLATFORM, RESUPPLY

_REFUND_MONEY = re.compile(r"退(?!换)|返还")
_ASKED_FOR = re.compile(r"可|能|支持|允许|无理由|申请|包退|随时|请|内退")
_DISPUTED = re.compile(r"协商|一致|裁[定决]|仲裁|介入|判定")
_SPEED = re.compile(r"(?:快充|慢充|快单|慢单|到账|充值|发货)[^,]{0,8}$")


def payout(view: View) -> list[Found] | None:
    """审核通过后3天内原路退回: when refunded money arrives."""
    after = view.right or view.after
    speaks_of_refund = _REFUND_MONEY.search(view.before) or re.match(r".{0,8}退", after)
    if not speaks_of_refund or beyond(view) and "内" not in view.right[:3]:
        return None
    if not (ARRIVE.search(after) or re.search(r"退[回还到款]|回到|自动退|返还|打回", after)):
        return None
    if _ASKED_FOR.search(view.right) and not PLATFORM.search(view.near):
        return None
    return [view.found("handling_time", aspect="refund_payout")]


def handling(view: View) -> list[Found] | None:
    """24小时内处理, 四个工作日办结, 36小时未达成一致由平台裁定."""
    act = HANDLE.search(view.right) or (HANDLE.search(view.rest) if _DISPUTED.search(view.after) else None)
    if _DISPUTED.search(view.after) and PLATFORM.search(view.after):
        return [view.found("handling_time", aspect="escalation")]
    if not act and not (HANDLE.search(view.left) or _REFUND_MONEY.search(view.left) and "流程" in view.left):
        return None
    if CONTACT.search(view.right[: act.start() + 1 if act else None]):
        return None
    return [view.found("handling_time")]


def resupplied(view: View) -> list[Found] | None:
    """客服会在2小时内补发: when the platform resupplies."""
    if RESUPPLY.search(view.right) and PLATFORM.search(view.before[-12:] + view.right[:6]):
        return [view.found("handling_time", aspect="resupply")]
    return None


def delivery(view: View) -> list[Found] | None:
    """预计4天内到账, 慢充0-120小时."""
    if not (ARRIVE.search(view.right) or _SPEED.search(view.left) or ARRIVE.search(view.rest[:8])):
        return None
    cond = "slow" if "慢充" in view.left else "fast" if "快充" in view.left else ""
    return [view.found("delivery_time", cond=cond)]
