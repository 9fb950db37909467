"""How long may the platform take: to answer, to resupply, to deliver?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.payout import AGREED, ALONE, IN, RETURNED
from crawlers.extract.clauses.quick import quick
from crawlers.extract.clauses.words import (
    ARRIVE,
    ASK,
    CONTACT,
    HANDLE,
    NOT_RECEIVED,
    PLATFORM,
    SELLER,
    WITHIN,
)

_SELLER_MUST = re.compile(rf"{SELLER.pattern}[^。]{{0,20}}(?:须|应|需|要|请|得|务必)[^,]{{0,6}}$")
_ACCUSED = re.compile(r"被投诉(?:的|方|人|者)|被诉方")
_SELLER_ACT = re.compile(r"举证|提供|上传|传上|退款|处理|答|回|给出|说明|申诉|补|解决|换")
_SUBJECT = re.compile(
    r"(?:平台|我们|我方|本站|客服|商家|商户|卖家|店家|店主)(?!不|没|未)(?![^,]*(?:可|请|您|买))"
)
_ACTING = re.compile(
    r"(?:平台|我们|我方|本站|客服|系统|财务|人工|卖家|商家|店家|店主)[^,]{0,2}(?:会|将|须|应)?[^,]{0,3}$"
)
_ACTS = re.compile(rf"{IN}(?!可)[^,]{{0,8}}(?:退款|下架|补发|补上|更换|解决|赔|入账|补录|上分)")
_COURIER = re.compile(r"快递|物流")
_HOW_LONG = re.compile(r"多久|多长时间|几天|什么时候|何时|要多少时间|多快")
_QUESTIONS = (
    (re.compile(r"退"), "handling_time", "refund_payout"),
    (re.compile(r"处理|回复|审核|答复|解决|补[单发]"), "handling_time", ""),
    (re.compile(r"到账|发货|充|到手|收到|出卡|到$|开通"), "delivery_time", ""),
    (re.compile(r"质保|售后|保修|保多久"), "warranty_period", ""),
)
_DONE = re.compile(rf"{IN}[^,]{{0,6}}(?:搞定|完成|[办弄]好|做完|跑完|[弄办]妥|完事|收尾|落实|摆平)")
_CASE = re.compile(r"问题|售后|(?<!手)工单|投诉|换[码货卡号]|退[钱货]|掉单|故障|补[单发]|退款|反馈|申诉|纠纷")
_HANDLING_LABEL = re.compile(
    r"(?:处理|[审复]核|核[对实查]|审批|回复|响应|答复|退款流程|退款处理|办理|受理|仲裁|售后处理|"
    r"举证期?)(?:时[间效限长]|周期|"
    r"速度|流程|期限)?[^,]{0,8}$|(?:处理|审核|受理|答复|仲裁|裁决)[^,]{0,8}(?:期限|时[限长间效]|"
    r"周期)[^,]{0,12}$"
)
_REISSUES = re.compile(
    rf"{IN}(?:就|即|会|将|客服|我们|人工|由[^,]{{1,5}}|完成|安排|给[您你]?|为[您你]|帮[您你]|重新|免费|"
    rf"把[^,]{{1,4}}|统一){{0,4}}(?:补(?!偿)|重发|重新发|续上|换发)(?P<new>发?(?:新|给?[您你]))?"
)
_RESULT = re.compile(r"(?:结果|结论|答复|方案|说法|交代)[^,]{0,8}$")
_REISSUED_GOODS = re.compile(
    r"(?:补发|重发|补)的[^,]{0,8},?$|补[卡码单发][^,]{0,4}(?:登记|申请|审核)[^,]{0,6},[^,]{0,4}$"
)
_PAID_BACK = re.compile(r"(?:退的[钱款]|押金|退款(?!申请|原因)|退[到回至])[^。没未不]{0,12}$")
_ALL_AT_ONCE = re.compile(r"统一|集中|一并|批量|缺货|无货")
_SPEED = re.compile(
    r"(?:充值(?=需|要|得|约)|[快慢秒速急普][充单]|到账|充值|发货(?!后|起|之)|直充|出[货卡票码号]|"
    r"发[卡码号](?!后|起|之)|代充|开通|寄出|送达|交付|到货|收件|签发|代储|储值|核卡|入[库账户]|收工|见效|"
    r"亮起来|全程|[dD]elivery)(?:完成)?(?:时[间效限]|周期)?[^,]{0,8}$|"
    r"(?:发放|代练|发[货卡]|充值|到账)时[间效限长]为?[^,]{0,16}$"
)
_OR_ELSE = re.compile(r"再|才|仍|还|未|没|不|联系|申请|可")
_PLEASE = re.compile(r"(?:请|务必|须|必须|要求[您你])[^,]{0,3}$|买[家方][^,]{0,4}[须需应][^,]{0,8}$")
_ADDRESSED = re.compile(r"请[于在]?$")
_MUST_WAIT = re.compile(r"(?:[需要得约概]|一般|通常)等[待上]?$")
_WARRANTED = re.compile(r"质保|保修期|售后期")
_KIND = re.compile(
    r"^[^,]{0,5}(?:单|批|笔|网|充|款|版|卡|银行|会员|支付|付款|用户|省|区|"
    r"[日夜]|周末|假期|夜[里间]|白天)$"
)
_AFTER_EVENT = re.compile(r"(?:后|起|时)$")
_REISSUED = re.compile(r"(?:系统|客服|平台|我们|人工|自动)[^,]{0,4}补[单发]$")
_TOP_UP = re.compile(r"[快慢秒速直代急普]充|代练|充值|充(?:话费|流量|会员|[点Qq])|代下单|代购|核卡|代储")
_GIVEN = re.compile(r"[^,]{1,6}(?:给|保|享)$")
_OTHERS = re.compile(r"(?!.*[催联找请换补退续赔])[^,]{1,4}[:]?")
"""Another kind of goods, and nothing else, is named."""
_SLOWER = quick(
    r"最[长晚迟慢多久快]|快的$|高峰|延迟|延长|可能|慢|普遍|少数|个别|大[概约多]|一般|通常|约|平均|等待|"
    r"时长|需|"
    r"还[要得]|[要得]$|不出|也就|不会过|只[要需]|[多都]在$|放宽|宽限|拖[到至]|(?<!顺)延[到至]|疑难|复杂|至[多迟]|顶多|撑死|不超过|晚上|[繁忙]时?|多数|大部分|普遍|基本|正常|往往|耽误|耗时|花|有时|偶尔"
)


def handling(view: View) -> list[Found] | None:
    """24小时内处理, 四个工作日办结."""
    owed = _SELLER_ACT.search(view.main) or (WITHIN.match(view.right) and not ARRIVE.search(view.right))
    if _SELLER_MUST.search(view.before) and owed:
        return [view.found("handling_time", aspect="seller_deadline")]
    if _ACCUSED.search(view.before) and owed and not view.beyond:
        return [view.found("handling_time", aspect="seller_deadline")]
    if _SUBJECT.match(view.left) and HANDLE.search(view.right) and not view.beyond:
        return [view.found("handling_time")]
    if _ACTING.search(view.left) and _ACTS.match(view.right) and not view.beyond:
        return [view.found("handling_time")]
    if _RESULT.search(view.left) and not (view.beyond or ASK.search(view.right)):
        return [view.found("handling_time")]
    if _ADDRESSED.search(view.left) and not SELLER.search(view.before):
        return None
    act = HANDLE.search(view.main)
    asked = ASK.search(view.main)
    if _COURIER.search(view.left) or (act and asked and asked.start() < act.start() + 2):
        return None
    done = _DONE.match(view.main) and _CASE.search(view.before)
    labelled = _HANDLING_LABEL.search(view.left) and ALONE.match(view.right)
    if not (act or done or labelled) or (view.beyond and not view.right.startswith(("后", "以后", "之后"))):
        return None
    if view.beyond and not PLATFORM.search(view.near):
        return None
    seller = SELLER.search(view.before)
    return [view.found("handling_time", aspect="seller_deadline" if seller else "")]


def resupplied(view: View) -> list[Found] | None:
    """客服会在2小时内补发: when the platform resupplies."""
    reissues = _REISSUES.match(view.main)
    if not reissues or view.beyond:
        return None
    if (
        PLATFORM.search(view.left)
        or PLATFORM.search(reissues[0])
        or reissues["new"]
        or _SLOWER.search(view.left)
        or _ALL_AT_ONCE.search(view.left + reissues[0])
        or AGREED.search(view.before)
        or CONTACT.search(view.lead)
    ):
        return [view.found("handling_time", aspect="resupply")]
    return None


def delivery(view: View) -> list[Found] | None:
    """预计4天内到账, 慢充0-120小时."""
    after = view.right if len(view.right) > 4 else view.after
    arrives = ARRIVE.search(after) or _DONE.match(view.right)
    labelled = _SPEED.search(view.left) and ALONE.match(view.right)
    shortly = view.right.startswith(("后", "以后", "之后")) and not _OR_ELSE.search(view.right)
    if (view.beyond and not shortly) or not (arrives or labelled):
        return None
    if CONTACT.search(view.right) or _PLEASE.search(view.left):
        return None
    missing = NOT_RECEIVED.search(view.right if labelled else after, 0, 12)
    if missing and not (arrives and arrives.start() < missing.start()):
        return None
    if _REISSUED_GOODS.search(view.before):
        return [view.found("handling_time", aspect="resupply")]
    if _PAID_BACK.search(view.before):
        return [view.found("handling_time", aspect="refund_payout")]
    cond = "slow" if "慢充" in view.left else "fast" if "快充" in view.left else ""
    return [view.found("delivery_time", cond=cond)]


def awaited(view: View) -> list[Found] | None:
    """大概要等一刻钟,卡密会发到邮箱: the wait ends with the goods."""
    comes = view.rest.partition(",")[0]
    if view.right or not _MUST_WAIT.search(view.left) or not ARRIVE.search(comes):
        return None
    if ASK.search(comes) or NOT_RECEIVED.search(comes) or _OR_ELSE.search(comes):
        return None
    return [view.found("delivery_time")]


def answered(view: View) -> list[Found] | None:
    """多久到账,一般5分钟: the question before says what the bare length of time measures."""
    question = _HOW_LONG.search(view.lead)
    if not question or view.beyond:
        return None
    for words, type_, aspect in _QUESTIONS:
        if words.search(view.lead):
            return [view.found(type_, aspect=aspect)]
    return None


def _goes_on(view: View) -> bool:
    """Only a kind of goods or of day, or how slow it may be, stands before the length of time."""
    at_once = not view.left and not _AFTER_EVENT.search(view.lead)
    return bool(at_once or _SLOWER.search(view.left) or _KIND.search(view.left))


def _again(view: View, previous: list[Found]) -> list[Found]:
    """What was promised just before, said of another kind of goods: 国网3天,南网当日."""
    if not previous:
        return []
    last = previous[-1]
    like = {
        "warranty_period": _GIVEN.search(view.left),
        "delivery_time": _OTHERS.fullmatch(view.left) or _goes_on(view),
        "handling_time": _goes_on(view),
    }
    return [view.found(last.type, aspect=last.aspect)] if like.get(last.type) else []


def _told_before(view: View) -> list[Found]:
    """两小时内到账;节假日最迟一天: the sentence before says what comes so late."""
    said = view.sentence.before
    if CONTACT.search(said) or NOT_RECEIVED.search(said):
        return []
    if RETURNED.search(said):
        return [view.found("handling_time", aspect="refund_payout")]
    if ARRIVE.search(said) or _TOP_UP.search(view.before):
        return [view.found("delivery_time")]
    return [view.found("handling_time")] if HANDLE.search(said) and PLATFORM.search(said) else []


def carried(view: View, previous: list[Found]) -> list[Found]:
    """…十分钟到,高峰期最长两小时: a bare length of time speaks of what was said just before."""
    if not ALONE.match(view.right):
        return []
    said = view.sentence.body[: view.duration.begin]
    if _WARRANTED.search(said) and not ASK.search(said) and not previous:
        return [view.found("warranty_period")]
    again = _again(view, previous)
    if again:
        return again
    if not _goes_on(view):
        return []
    if not view.lead and not previous and _SLOWER.search(view.left):
        return _told_before(view)
    return _told_by_lead(view)


def _told_by_lead(view: View) -> list[Found]:
    """退款原路退,一般三天: the part before says what the length of time measures."""
    if RETURNED.search(view.lead) and not CONTACT.search(view.lead):
        return [view.found("handling_time", aspect="refund_payout")]
    if _REISSUED.search(view.lead):
        return [view.found("handling_time", aspect="resupply")]
    if HANDLE.search(view.lead) and PLATFORM.search(view.lead) and not _TOP_UP.search(view.lead):
        return [view.found("handling_time")]
    if (ARRIVE.search(view.lead) or _TOP_UP.search(view.before)) and not NOT_RECEIVED.search(view.lead):
        return [view.found("delivery_time")]
    if HANDLE.search(view.lead) and PLATFORM.search(view.lead):
        return [view.found("handling_time")]
    return []
