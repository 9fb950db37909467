"""Who is told to wait, and what follows when a seller does nothing for that long?"""

import re

from crawlers.extract.clauses.found import BARE, Found, View
from crawlers.extract.clauses.payout import ALONE
from crawlers.extract.clauses.windows import CASES_OF, OLDER, asks
from crawlers.extract.clauses.words import (
    ARRIVE,
    ASK,
    CONTACT,
    HOW_REFUNDED,
    NOT_RECEIVED,
    REFUND,
    RESUPPLY,
    SELLER,
)

_WAIT = re.compile(r"等[够满足上到]?$")
_NOT_YET = re.compile(r"(?:[不没未][到满足]|[没未](?:超过?|过|逾))$")
_DO_NOT_ASK = re.compile(
    r"[^,]{0,8},?[^,]{0,4}(?:勿|别|不要|不必)[^,]{0,3}(?:催|问|联系|找|报|投诉|提|急|开)"
)
_UNHEARD = re.compile(
    r"(?:的|就|者)?(?:[^,]{0,8}?,)?[^,]{0,8}?(?:不(?:予?(?:查|受理|处理)|接|理|回|看|催|补|给[查补]|管)(?!到|了)|"
    r"驳回|谢绝|没[用得]|[白别][问催搭提报]|问了也)"
)
_OF_A_CASE = re.compile(r"[催查补退]|单(?![位独价])|投诉|撤")
_AGE = re.compile(r"注册|实名|号龄|入驻|开户|成年|年龄|入网|新号|开卡|老号|账号|余额")
_ASKED_BACK = re.compile(r"(?:点|申请|提|催|要|来)[^,不]{0,4}(?:退|撤)")
_TOO_SOON = re.compile(
    r"[之以]?内,?(?:一[律概]|概|暂|先|均|都|请|我们|客服|本店|也)*"
    r"(?:不(?:予?[查催]|给查|接[受待]?[^,]{0,3}[催查])|(?:勿|别|不要|莫|甭)(?:着?急(?![着于确])|催|[来问]))"
)
_GRANTED = re.compile(
    r"(?:^|[^找发退补报])给(?:系统|上游|渠道|后台|机器|它|他们|我们?|官方)?(?:留|个|点|足|够)*$"
)
_STILL = re.compile(r"(?:要是|如果|若)?(?:还|再|仍然?)(?:是|然)?[没不未]")
_IDLE = re.compile(r"(?:[之以]?内|里)?(?:还|仍|都|一直|迟迟)?(?:没有?|未|不)[^,您你]{1,8}")
_SELLERS_WORK = re.compile(
    r"(?:[之以]?内|里)?(?:还|仍|都)?(?:没有?|未)(?:人?接单|派单|开工|动工|上号|上线|开打|开始代)"
)
_BY_RULE = re.compile(
    r"自动(?:撤|取消|关|退|作废)|自己作废|默认(?:同意|退)|[按当](?:作|成)?(?:放弃|认[可输])|"
    r"(?:视为|视同|当)(?:同意|认可|默认)|(?:系统|平台|我们|本站|官方|站方)[^,可能您你点申请找]{0,6}[撤退判]|退[回还给]给?买"
)
_CHOSEN = re.compile(r"[可能点选找]|申请|要求")
_BUYER_MAY = re.compile(r"(?:可|能|点|直接|申请|要求|选择?|一?键)[^,]{0,8}(?:退|撤|取消)")
_BUTTON = re.compile(r"(?:就|即|便)?(?:可以?|能)点")
_NO_LATER = re.compile(r"(?:不得|不能|不可|不许|不准)(?:晚于|迟于|超过|多于|拖过)$")
_WAIT_IN_VAIN_GAP = 10
_TAKES = re.compile(r"(?:[需要约]|左右)$")
_NOT_PAID_BACK = re.compile(r"[没未不][^,]{0,5}退[^,款]{0,3}")
_EXPIRED = re.compile(r"(?:过期|逾期|超期|超时|过时)[^,]{0,2}$")
_EXPLAINS = re.compile(r"[^,]{0,6},?[^,]{0,3}(?:说明|代表|表示|意味|多半|通常是|一般是|可能是)")
_MAY_REFUND = re.compile(r"(?:可|能|选|支持|要求)[^,]{0,10}退")
_COSTS = re.compile(r"退[^,]{0,6}(?:收|扣)")


def told_to_wait(view: View) -> list[Found] | None:
    """不到48小时的单子请别催; 没到账的,请等够72小时: nobody is heard before N has passed."""
    waits = _told(view)
    early = _NOT_YET.search(view.left)
    if early and _unheard(view) and _back(view):
        return [view.found("refund_window", bound="min")]
    too_early = early and (_DO_NOT_ASK.match(view.after) or _unheard(view))
    if waits or too_early or _TOO_SOON.match(view.right) or _time_granted(view):
        return [view.found("resupply_window", bound="min")]
    return None


def _told(view: View) -> bool:
    """没到账的,请等够72小时; 没亮的先等1小时,还是灰的再报."""
    wait = _WAIT.search(view.left)
    if not wait or view.right or "/" in view.duration.value:
        return False
    if len(wait[0]) > 1 and NOT_RECEIVED.search(view.lead):
        return True
    return bool(NOT_RECEIVED.search(view.before) and _STILL.match(view.rest) and asks(view.rest))


def _back(view: View) -> bool:
    """没满5天就点退款的一律驳回: what is asked too early is the money."""
    return bool(_ASKED_BACK.search(view.right)) and not RESUPPLY.search(view.near)


def _unheard(view: View) -> bool:
    """没满24小时不查单: a case so young is not looked at."""
    refused = _UNHEARD.match(view.after)
    if not refused or _AGE.search(view.before):
        return False
    return bool(_OF_A_CASE.search(refused[0]) or NOT_RECEIVED.search(view.before))


def _time_granted(view: View) -> bool:
    """给系统四个小时,再不来就打电话."""
    if len(view.right) > BARE or not _GRANTED.search(view.left):
        return False
    return bool(_STILL.match(view.rest) and asks(view.rest))


def seller_idle(view: View) -> list[Found] | None:
    """号主12小时没交资料,系统撤单; 卖家30分钟没发货,买家可以撤单."""
    idle, no_later = _IDLE.match(view.right), view.left.endswith(("于", "过"))
    if not (idle or no_later):
        return None
    if not (SELLER.search(view.before[-12:]) or _SELLERS_WORK.match(view.right)):
        return None
    if not idle:
        limited = _NO_LATER.search(view.left) and ALONE.match(view.right)
        return [view.found("handling_time", aspect="seller_deadline")] if limited else None
    follows = view.after[idle.end() :]
    ruled = _BY_RULE.search(follows)
    if ruled and not _CHOSEN.search(follows, 0, ruled.start()):
        return [view.found("handling_time", aspect="seller_deadline")]
    if _BUYER_MAY.search(follows) or (
        REFUND.search(view.sentence.before + view.before) and _BUTTON.search(view.right)
    ):
        return [view.found("refund_window", bound="min")]
    return None


def waited_in_vain(view: View) -> list[Found] | None:
    """超过N未到账再联系, N内没到找客服: come back when N has passed."""
    after = view.right if len(view.right) > BARE or ARRIVE.search(view.right) else view.after
    missing = NOT_RECEIVED.search(after)
    if not view.right and (_TAKES.search(view.left) or "/" in view.duration.value):
        return None
    if (
        not missing
        or missing.start() > _WAIT_IN_VAIN_GAP
        or CASES_OF.match(view.right)
        or OLDER.match(view.right)
    ):
        return None
    if _ask_first(after, missing.start()) or _EXPIRED.search(after, 0, missing.start()):
        return None
    follows = view.after[missing.end() :]
    resupply, contact = RESUPPLY.search(follows), asks(follows)
    offered = HOW_REFUNDED.sub("", follows) if resupply else follows
    refund = REFUND.search(_NOT_PAID_BACK.sub("", offered))
    if (
        _EXPLAINS.match(follows)
        or re.search(r"(?<![没未不])自动退|主动", follows)
        or not (refund or resupply or contact or CONTACT.search(view.before))
    ):
        return []
    kinds = [kind for kind, asked in (("resupply_window", resupply), ("refund_window", refund)) if asked]
    return [view.found(kind, bound="min") for kind in kinds or ["resupply_window"]]


def _ask_first(text: str, end: int) -> bool:
    """The buyer's asking comes before `end`, so the length of time limits the asking."""
    asked = ASK.search(text)
    return bool(asked and asked.start() < end)


def not_before(view: View) -> list[Found] | None:
    """N后再联系: the platform wants to be left alone until then."""
    if not view.beyond or not (
        asks(view.after) or REFUND.search(view.right) or _MAY_REFUND.search(view.after)
    ):
        return None
    if "内" in view.right[:3]:
        return None
    near = view.near
    if _COSTS.search(view.right):
        return []
    stalled = SELLER.search(view.left)
    if (
        REFUND.search(view.after)
        and not RESUPPLY.search(near)
        and (stalled or not NOT_RECEIVED.search(view.topic))
    ):
        return [view.found("refund_window", bound="min")]
    if any(words.search(view.topic) for words in (NOT_RECEIVED, RESUPPLY, ARRIVE)):
        return [view.found("resupply_window", bound="min")]
    return []
