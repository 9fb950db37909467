"""Until when, or from when on, may a buyer ask for resupply, refund or after-sales service?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.payout import ALONE
from crawlers.extract.clauses.words import (
    ARRIVE,
    CONTACT,
    DEFECT,
    DISPUTE,
    HOW_REFUNDED,
    NOT_RECEIVED,
    REFUND,
    REFUSE,
    REPLACE,
    RESUPPLY,
    WARRANTY,
    WITHIN,
)

_SILENT = re.compile(
    r"(?:[之以]?[内里前]|后)?(?:仍|还|都|才)?(?!不能申请|不可)(?:未|没有?|不)(?:及时|主动|来|再|"
    r"向[^,]{0,6}|能|有|"
    r"和[^,]{0,4}|"
    r"跟[^,]{0,4})?(?:联系|反馈|反映|申请|提交|提出|告知|报备|投诉|确认|咨询|说|提(?!供)|吱声|吭声|找|来|"
    r"验证|操作|"
    r"售后|异议)"
)
_COMES_LATE = re.compile(r"才|再|起|来|就|免谈|不[理管认退补换]|概不")
OLDER = re.compile(r"(?:[之以]?前|[之以]?外|开外)的")
"""三天以前的订单: the length of time is how far back cases are looked at."""
_GONE = re.compile(r"查不[到了着]|查无|清[了空掉]|删[了除掉]|没[地法处办]|无[从法处]")
_SELLER_SILENT = re.compile(r"(?:卖家|商[家户]|店[主家]|供货商|客服|平台|我们)[^,]{0,4}$")
_ONLY_CASES = re.compile(
    r"(?:管|受理|处理)的是$|(?:只|仅)(?:管|处理|受理|认|接|收|支持|负责|能查|"
    r"补)[^,]{0,6}$"
)
CASES_OF = re.compile(
    r"[之以]?内(?:的|提交|发起|反馈)?[^,]{0,6}(?:订单|单子|[掉漏丢卡]?单|投诉|申请|问题|交易|纠纷|争议|售后)|"
    r"[之以]?[前内](?:交|提|报|投)[^,]{0,3}的"
)
_ONLY = re.compile(r"(?:只|仅)(?:限|在|于)?[^,]{0,10}$")
_ONLY_SO_LONG = re.compile(r"(?:只|仅)(?:认|管|查|受理|处理)[^,]{0,8}$")
_ACCEPTED = re.compile(
    r"[之以]?内[^,]{0,2}(?:受理|处理|接受?|管|认)[^,]{0,6}(?:投诉|申请|补单|退款|反馈|售后|维权|举报|申诉|冲正|撤单|换)"
)
_FROM_AFAR = re.compile(
    r"(?:改|调整|变更?|延长|缩短|放宽|恢复|如今|现在|今后|目前|压|减)[成为到至是了]?$|(?:但|得|须|限|"
    r"只能)[^,]{0,3}$"
)
_AFTER_SALES = re.compile(r"收号|收卡|售后|质保|保修|验|试|卡密|激活码|兑换码|账号|收货|出问题|不符")
_ONLY_ARRIVES = re.compile(
    r"[之以]?内?[^,]{0,6}(?:发货|到账|出卡|发卡|交付|[打做练充抽]完|[充打做]好|送到|搞定|完工)$"
)
_OR_ELSE = re.compile(r"否则|不然|逾期|超时|[未没]|[打做练充抽发到]不|晚了|过了?[时期点]")
_NO_REASON = re.compile(
    r"[之以]?内?,?(?:可|支持|享受?)?(?:无|不[问要]|免)(?:理由|条件|原因)(?:包?退[货款]?)?(?:$|,)"
)
_WISHED = re.compile(
    r"(?:想|要|需)[^,]{0,6}(?:维权|投诉|退[款货换]?|申诉|售后|补[单发]|换货?|介入)的?(?:话|买家|用户|"
    r"朋友|人)?$"
)
_FORBIDDEN = re.compile(r"[之以]?内[^,]{0,4}(?:不能|不可|无法|不得|不予|禁止)[^,]{0,4}(?:申请|退|撤)")
_OF = re.compile(r"(?:退款|补发|补单)的(?!时)")
_DOOR = re.compile(
    r"(?:投诉|维权|售后|申诉|退款|仲裁|裁决)(?:受理|申请)?(?:入口|通道|按钮|渠道|申请期?|有效期|期限?|"
    r"的?时[限效])"
)
_REMEDY_SIGNS = frozenset("退返撤悔解取补重再另换")
"""One of these characters at least stands in every word for a remedy."""
_REMEDIES = ((RESUPPLY, "resupply_window"), (REFUND, "refund_window"))
_TROUBLES = (
    (REPLACE, "warranty_period"),
    (WARRANTY, "warranty_period"),
    (DISPUTE, "refund_window"),
    (NOT_RECEIVED, "resupply_window"),
    (DEFECT, "warranty_period"),
    (re.compile("申诉|小法庭"), "refund_window"),
    (re.compile("异议"), "warranty_period"),
)
_EARLIER = (
    (RESUPPLY, "resupply_window"),
    (NOT_RECEIVED, "resupply_window"),
    (DEFECT, "warranty_period"),
    (_AFTER_SALES, "warranty_period"),
    (REFUND, "refund_window"),
)
"""What a buyer's deadline is about, the surest sign first."""
_PLATFORM_PAYS = re.compile(
    r"(?:我们|我方|平台|系统|本[店站]|官方|站方)[^,可您你请]{0,3}(?:会|将|直接|强制|自动|"
    r"主动)[^,可请]{0,4}[退赔]"
)
_HANDS_OFF = re.compile(r"(?:请勿|勿|不要|别|不必|不用|无需|莫|切忌)[^,]{0,4}$")
_EVENT = re.compile(
    r"(?:补单|退款|补发|售后)?(?:付款|支付|下单|拍下|购买|收货|发货|交付|签收|收到|提交|申请|投诉|反馈|"
    r"订单|交易|充值|留言|发起|受理|审核|确认|登记|拿到)[^,:]{0,8}?(?:之?后|之日起|算起|起|时$)"
)
_CHECK = re.compile(
    r"(?:[之以]?[内前])(?:请|务必|须|需|尽快|及时|自行|先|要|应|立即|马上){0,3}(?:确认|检查|核对|验证|查验|"
    r"验[卡货号]?|测[试完]?|试(?!用期)|清点|点清|查看|核验|使用|激活|登[录陆号]|上号)"
)
_FAULT = re.compile(r"有[误错]|[死坏空废]码|[死坏空废]卡|报错|问题|异常|异议|错误|不[对符]|无效|失败")


def asks(text: str) -> bool:
    """The buyer is told to speak up, and not to refrain from it."""
    return any(not _HANDS_OFF.search(text, 0, found.start()) for found in CONTACT.finditer(text))


def too_late(view: View) -> list[Found] | None:
    """超过N不予处理, N内未反馈视为无误: N is the deadline of whatever the text speaks of."""
    silent = None if _SELLER_SILENT.search(view.left) else _SILENT.match(view.right)
    next_day = view.duration.unit_note == "next_day"
    if not (silent or view.beyond or (next_day and _COMES_LATE.match(view.right))):
        return None
    refused = REFUSE.search(view.after, silent.end() if silent else 0)
    refused = refused or (_GONE.search(view.after) if OLDER.match(view.right) else None)
    if not refused or (not silent and _complaint_first(view, refused.start())):
        return None
    # Who is refused from the next day on had this one day.
    value = "same_day" if next_day else ""
    return [view.found(kind, value=value) for kind in claimed(view)]


def _complaint_first(view: View, refused_at: int) -> bool:
    """The refusal belongs to a later thought: 超过24小时未到账可联系客服,不能自行重复下单."""
    between = view.after[:refused_at]
    missing = NOT_RECEIVED.search(between)
    return bool(missing and "," in between and CONTACT.search(between, missing.end()))


def check_within(view: View) -> list[Found] | None:
    """N内请验卡,有误联系客服,逾期不予受理: the deadline of a claim, told as a chore."""
    if (
        _CHECK.match(view.right)
        and _FAULT.search(view.rest)
        and (CONTACT.search(view.rest) or REFUSE.search(view.rest))
    ):
        return [view.found("warranty_period")]
    return None


def accepts_only(view: View) -> list[Found] | None:
    """平台只管48小时内的订单."""
    cases = _ONLY_CASES.search(view.left) and CASES_OF.match(view.right)
    bare = _ONLY_SO_LONG.search(view.left) and ALONE.match(view.right) and claimed(view)
    if not (cases or bare or (_ONLY.search(view.left) and _ACCEPTED.match(view.right))):
        return None
    lost = NOT_RECEIVED.search(view.near) or RESUPPLY.search(view.near)
    replaced = REPLACE.search(view.near) and not lost
    return [view.found("resupply_window" if lost else "warranty_period" if replaced else "refund_window")]


def ask_within(view: View) -> list[Found] | None:
    """N内联系客服, N内可退: the buyer's deadline, which is never told as a range."""
    if view.beyond or "/" in view.duration.value:
        return None
    if _NO_REASON.match(view.right):
        return [view.found("refund_window")]
    if view.duration.unit_note == "next_day" and not WITHIN.match(view.right):
        return None
    asked_before = _EVENT.sub("", view.before if _FROM_AFAR.search(view.left) else view.left)
    remedy = _remedied(view.after)
    labelled = _remedied(_OF.sub("", asked_before)) or _DOOR.search(view.left) or _WISHED.search(view.lead)
    asked = asks(view.after) or CONTACT.search(asked_before)
    if not (asked or remedy or labelled) or (_PLATFORM_PAYS.search(view.after) and not asks(view.right)):
        return None
    if not labelled and not remedy and not _near_enough(view):
        return None
    if _FORBIDDEN.match(view.right):
        return []
    if not (asked or labelled) and _comes_first(view):
        return None
    settled = asked or labelled or REFUND.search(view.right) or RESUPPLY.search(view.right)
    if (_only_arrives(view) or not settled) and _OR_ELSE.match(view.rest):
        return None
    return [view.found(kind) for kind in claimed(view)] or None


def _remedied(text: str) -> bool:
    """Money, goods or another of them are named as what a buyer gets."""
    if _REMEDY_SIGNS.isdisjoint(text):
        return False
    return any(words.search(text) for words in (REFUND, RESUPPLY, REPLACE))


def _only_arrives(view: View) -> bool:
    """半分钟内进账,没进喊我: the length of time is that of the goods, and only then one asks."""
    if _ONLY_ARRIVES.match(view.right):
        return True
    return bool(ARRIVE.search(view.right)) and not CONTACT.search(view.left + view.right)


def _comes_first(view: View) -> bool:
    """拍后三天分批到,到一半退不了: the goods come within it, and a refund is only refused later."""
    remedy = REFUND.search(view.right) or RESUPPLY.search(view.right) or REPLACE.search(view.right)
    return bool(ARRIVE.search(view.right) and not remedy and REFUSE.search(view.rest))


def _near_enough(view: View) -> bool:
    """The asking stands in the same part as the length of time, or right behind it."""
    asked_before = _EVENT.sub("", view.left)
    return bool(
        CONTACT.search(view.right + asked_before) or len(view.right) <= 4 or DEFECT.search(view.right)
    )


def claimed(view: View) -> list[str]:
    """What a buyer's deadline is about: the remedies named near it, else the trouble that is named."""
    near = view.near
    kinds = [kind for words, kind in _REMEDIES if words.search(near)]
    if len(kinds) > 1 and not REFUND.search(HOW_REFUNDED.sub("", near)):
        kinds.remove("refund_window")
    if kinds:
        return kinds
    kind = next((kind for words, kind in _TROUBLES if words.search(near)), "")
    if kind:
        return [kind]
    before = view.sentence.before + view.sentence.body
    kind = next((kind for words, kind in _EARLIER if words.search(before)), "")
    return [kind] if kind else []
