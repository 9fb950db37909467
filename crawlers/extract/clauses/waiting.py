"""Who is told to wait, and what follows when a seller does nothing for that long?"""

import re

from crawlers.extract.clauses.found import BARE, Found, View
from crawlers.extract.clauses.payout import ALONE
from crawlers.extract.clauses.windows import asks
from crawlers.extract.clauses.words import NOT_RECEIVED, REFUND, SELLER

_WAIT = re.compile(r"等[够满足上到]$")
_NOT_YET = re.compile(r"(?:不到|不满|未满|没到|没满|不足|未到)$")
_DO_NOT_ASK = re.compile(
    r"[^,]{0,8},?[^,]{0,4}(?:勿|别|不要|不必)[^,]{0,3}(?:催|问|联系|找|报|投诉|提|急|开)"
)
_UNHEARD = re.compile(
    r"(?:的|就)?[^,]{0,8}?(?:我们|客服|一律|一概|概|都)?不(?:查|接|理|受理|处理|回|看|催|补|给[查补]|管)(?!到|了)"
)
_OF_A_CASE = re.compile(r"[催查补]|掉单|订单|单子|投诉")
_AGE = re.compile(r"注册|实名|号龄|入驻|开户|成年|年龄")
_GRANTED = re.compile(
    r"(?:^|[^找发退补报])给(?:系统|上游|渠道|后台|机器|它|他们|我们?|官方)?(?:留|个|点|足|够)*$"
)
_STILL = re.compile(r"(?:要是|如果|若)?(?:还|再|仍然?)(?:是|然)?[没不未]")
_IDLE = re.compile(r"(?:[之以]?内|里)?(?:还|仍|都|一直|迟迟)?(?:没有?|未|不)[^,您你]{1,8}")
_BY_RULE = re.compile(
    r"自动(?:撤|取消|关|退|作废)|自己作废|默认(?:同意|退)|(?:视为|视同|当)(?:同意|认可|默认)|系统(?:自动)?[撤退判]"
)
_BUYER_MAY = re.compile(r"(?:可|能|点|直接|申请|选择?|一?键)[^,]{0,8}(?:退|撤|取消)")
_BUTTON = re.compile(r"(?:就|即|便)?(?:可以?|能)点")
_NO_LATER = re.compile(r"(?:不得|不能|不可|不许|不准)(?:晚于|迟于|超过|多于|拖过)$")


def told_to_wait(view: View) -> list[Found] | None:
    """不到48小时的单子请别催; 没到账的,请等够72小时: nobody is heard before N has passed."""
    waits = _WAIT.search(view.left) and not view.right and NOT_RECEIVED.search(view.lead)
    early = _NOT_YET.search(view.left)
    if waits or (early and (_DO_NOT_ASK.match(view.after) or _unheard(view))) or _time_granted(view):
        return [view.found("resupply_window", bound="min")]
    return None


def _unheard(view: View) -> bool:
    """没满24小时不查单: a case so young is not looked at."""
    refused = _UNHEARD.match(view.right)
    if not refused or REFUND.search(view.right) or _AGE.search(view.before):
        return False
    return bool(_OF_A_CASE.search(view.right) or NOT_RECEIVED.search(view.before))


def _time_granted(view: View) -> bool:
    """给系统四个小时,再不来就打电话."""
    if len(view.right) > BARE or not _GRANTED.search(view.left):
        return False
    return bool(_STILL.match(view.rest) and asks(view.rest))


def seller_idle(view: View) -> list[Found] | None:
    """号主12小时没交资料,系统撤单; 卖家30分钟没发货,买家可以撤单."""
    if not SELLER.search(view.before[-12:]):
        return None
    if _NO_LATER.search(view.left) and ALONE.match(view.right):
        return [view.found("handling_time", aspect="seller_deadline")]
    idle = _IDLE.match(view.right)
    if not idle:
        return None
    follows = view.after[idle.end() :]
    if _BY_RULE.search(follows):
        return [view.found("handling_time", aspect="seller_deadline")]
    if _BUYER_MAY.search(follows) or (
        REFUND.search(view.sentence.before + view.lead) and _BUTTON.search(view.right)
    ):
        return [view.found("refund_window", bound="min")]
    return None
