"""What does a length of time most likely promise where no known verb says it?

Why at all: shops invent verbs daily, but who acts, what went wrong and what is traded stay few words.
Asked last, so that every sure reading comes first.
"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.windows import claimed
from crawlers.extract.clauses.words import ASK, DEFECT, HANDLE, NOT_RECEIVED, PERSON, REFUND, REFUSE, WITHIN

_URGED = re.compile(
    r"^[^,]{0,6},?(?:那|您|你|麻烦|劳烦|烦|尽管|直接|赶紧|赶快|务必|记得|欢迎|随时|就|再|才)?(?:请|来|"
    r"可以?|得|须|要|给|把|向|跟|带|拿)"
)
_THEN = re.compile(r"[之以]?后(?:请|再|可|到|去|点|来|找|用|把|按)")
_BUYER_MUST = re.compile(
    r"(?:[之以]?[内里前])(?:就|都|一定|均|您|你|买家)?(?:请|来|务必|须|必须|得|要|记得|尽快|及时|赶紧|赶快|"
    r"麻烦|可|有效|提|说|讲|跟|向|给我|把)"
)
_UNTIL = re.compile(r"(?:得|须|要|限|请|记得|务必|必须)(?:在|于|赶在)?$")
_ACTOR = re.compile(
    rf"(?:^|[,:])[^,]{{0,6}}(?<![给跟向和与同问对找请让催叫@]){PERSON}[^,您你买]{{0,6}}?(?:会|将|须|应|要|"
    rf"得|一般|"
    r"通常|最[迟晚慢长]|在|保证|承诺|预计|平均)?$"
)
_CASE = re.compile(r"(?:纠纷|投诉|工单|举报|申诉|仲裁|维权|售后|审核|客诉|异议|争议)[^,]{0,10}$")
_OPENED = re.compile(
    r"(?:纠纷|投诉|工单|举报|申诉|仲裁|维权|客诉|异议)[^,]{0,4}(?:受理|提交|立案|发起|收到|登记|成立|进来|"
    r"递交)"
)
_PAYOUT = re.compile(r"(?:退款|退钱|退的[钱款]|返款)[^,封禁冻号]{0,8}$")
_TRADE = re.compile(
    r"(?:直充|代充|快充|慢充|秒充|充值|代练|卡密|会员|话费|流量|电费|点券|钻石|游戏币|Q币|发货|出货)"
    r"[^,退]{0,10}$"
)
_LABEL = re.compile(r"(?:时[限长]|期限|周期)(?:是|为|约|大约|一般|最长)*$")
_HOLDS = re.compile(r"[押冻扣压][款钱货结住]{0,2}$")
_JUST = re.compile(
    r"(?:[之以]?内|左右|上下|前后|出头)?(?:就|便|即|都|会|可|能|一般|准|必|给)*(?:[^,]{0,3})(?:$|,)"
)
_COMES = re.compile(
    r"(?:[之以]?内|左右|上下|前后)?(?:就|便|即|都|会|能|可|准|必|给|才|自己|自动|基本|陆续|统一|余额|数量|它|全部|"
    r"分批){0,3}(?:有|来|涨|动|进|出|同步|下|亮|到|加|上|刷新?|跳|变|好|成|齐|够)[了完齐满上到来进出去]{0,2}"
    r"(?:$|[,的哦啊呢了啦哈])"
)
"""Verbs that say of goods that they come, and of anything else anything."""
_WARES = re.compile(
    r"话费|流量|余额|额度|[卡码券币点钻粉号货单]|会员|[电水燃]费|油|充|接口|权益|短信|赞|播放|授权|包裹"
)
_OTHER_MATTER = re.compile(
    r"售后|退|投诉|工单|问题|申诉|客服|审|[您你请卖]|商家|补|换|人工|活动|更新|维护|提现|验|签|红包|奖|返|考|报名|"
    r"开[服始]|结[果算]|利息|[没未不]"
)
_MEASURES_GOODS = re.compile(r"有效|面值|起算|时长|使用期|店庆|老店|试用|活动|维护|升级|注册")
_LOOKS_ON = re.compile(r"多|长|有|共|满|已|近|第|每|保|质|号|岁|龄|版|赠|送|买")


def presumed(view: View) -> list[Found]:
    """The likeliest promise; empty where the surroundings decide nothing."""
    if view.duration.unit_note == "next_day" or _MEASURES_GOODS.search(view.near):
        return []
    if view.beyond:
        return _waited(view)
    return _deadline(view) or _platform_acts(view) or _goods_come(view)


def _waited(view: View) -> list[Found]:
    """满48小时还是没动静的,把单号丢过来: trouble right behind the length of time, then a request."""
    missing = NOT_RECEIVED.search(view.right)
    behind = missing and missing.start() < 8 and _URGED.search(view.rest)
    before = NOT_RECEIVED.search(view.lead) and _THEN.match(view.right)
    if (behind or before) and not REFUSE.search(view.after):
        return [view.found("resupply_window", bound="min")]
    return []


def _deadline(view: View) -> list[Found]:
    """付了钱不吐码的,一小时内来窗口: trouble first, then what the buyer has to do."""
    if WITHIN.fullmatch(view.right) and REFUSE.search(view.rest):
        return [view.found(kind) for kind in claimed(view)]
    trouble = NOT_RECEIVED.search(view.before) or DEFECT.search(view.before)
    urged = _BUYER_MUST.match(view.right) or (WITHIN.match(view.right) and _UNTIL.search(view.left))
    if not trouble or not urged or _ACTOR.search(view.left):
        return []
    return [view.found(kind) for kind in claimed(view)]


def _platform_acts(view: View) -> list[Found]:
    """平台专员三天断案, 工单两小时内: somebody of the shop, or a case, within a length of time."""
    if _PAYOUT.search(view.left) and _JUST.match(view.right):
        return [view.found("handling_time", aspect="refund_payout")]
    if ASK.search(view.right) or REFUND.search(view.right) or REFUSE.search(view.right):
        return []
    if "Y" in view.duration.value or _HOLDS.search(view.left):
        return []
    if _LABEL.search(view.left) and REFUND.search(view.lead):
        return [view.found("handling_time", aspect="refund_payout")]
    if _LABEL.search(view.left) and HANDLE.search(view.lead):
        return [view.found("handling_time")]
    if _ACTOR.search(view.before) and not NOT_RECEIVED.search(view.right):
        return [view.found("handling_time")]
    if _OPENED.search(view.lead) and WITHIN.match(view.right) and not _BUYER_MUST.match(view.right):
        return [view.found("handling_time")]
    if _CASE.search(view.left) and _JUST.match(view.right) and not _LOOKS_ON.search(view.left[-3:]):
        return [view.found("handling_time")]
    return []


def _goods_come(view: View) -> list[Found]:
    """直充三分钟: goods and a bare length of time."""
    if _TRADE.search(view.left) and _JUST.match(view.right) and not _LOOKS_ON.search(view.left[-3:]):
        return [view.found("delivery_time")]
    comes = _COMES.match(view.right)
    if comes and _WARES.search(view.sentence.body) and not _OTHER_MATTER.search(view.before + view.right):
        return [view.found("delivery_time")]
    return []
