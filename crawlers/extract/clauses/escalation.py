"""After how long does a dispute go up to the platform?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.words import ASK, REFUND, SELLER

_DISPUTED = re.compile(
    r"协商|僵持|一致|谈不[拢妥]|未(?:解决|处理|回[复应]|响应)|没(?:有|人)?(?:解决|处理|回|响应|谈|理|"
    r"搭理|反应)|"
    r"不(?:处理|回[复应]|响应|理|搭理|吭声|举证|出面|应诉|配合|发货|表态)|未(?:举证|应诉|发货)|未补[发单]|"
    r"找不[着到]人|联系不上|双方[^,]{0,3}[未没]|没有?(?:进展|结果|下文)|装死|失联|裁[定决]|裁不出|仲裁|判定"
)
_SELLER_STALLS = re.compile(rf"{SELLER.pattern}[^,]{{0,6}}$")
_STALLS = re.compile(r"(?:[之以]?[内里])?(?:还|仍|都)?[不没未](?![超会])")
_STALLED_SHOP = re.compile(
    rf"[之以]?[内里]?[不没未][^,]{{1,6}}的{SELLER.pattern}|[之以]?内[不没未][^,]{{1,6}}的店"
)
_HANDED_UP = re.compile(
    r"[之以]?后?(?:会|将|由?系统)?(?:自动)?(?:升级|转[为由交入]|移交|提交|进入)[^,]{0,6}(?:平台|客服|仲裁|"
    r"人工)"
)
_BUYER_TURNS = re.compile(r"(?:可以?|请|去)[^,]{0,10}退")
_BUYER_CALLS = re.compile(
    r"(?:找|联系|戳|问|喊|敲|催|滴滴|私信|咨询|[给跟和向与]|告诉|呼叫)(?:一下|一声|在线)?$"
)
_QUARREL = re.compile(r"谈不[拢妥来]|不一致|僵持|扯皮|不下")
_JUDGED = re.compile(
    r"[之以]?后?(?:就|会|将|由)*(?:客服|平台|系统|我们|仲裁)[^,可能您你]{0,6}(?:[判裁]|介入|仲裁|进来)"
)
_DECIDED = re.compile(r"我们|平台|客服|介入|裁[定决]|仲裁|判定|直接判|人工|系统|自动")


def escalation(view: View) -> list[Found] | None:
    """36小时内双方未达成一致的,由平台裁定; 卖家48小时未响应,平台介入."""
    if view.beyond and _HANDED_UP.match(view.right):
        return [view.found("handling_time", aspect="escalation")]
    if view.beyond and _QUARREL.search(view.lead) and _JUDGED.match(view.right):
        return [view.found("handling_time", aspect="escalation")]
    stalled = _STALLED_SHOP.match(view.right) or (
        _SELLER_STALLS.search(view.left) and _STALLS.match(view.right)
    )
    disputed = (_STALLS.match(view.right) if stalled else None) or _DISPUTED.search(view.after)
    if not disputed or disputed.start() > 14 or REFUND.search(view.right[: disputed.start()]):
        return None
    follows = view.after[disputed.end() :]
    decided = _DECIDED.search(follows)
    if (
        not decided
        or _BUYER_TURNS.search(follows, 0, decided.end())
        or _BUYER_CALLS.search(follows, 0, decided.start())
        or ASK.search(view.right[: disputed.start()])
    ):
        return None
    return [view.found("handling_time", aspect="escalation")]
