"""Which length of time is plainly a buyer's: to speak up, to check, to have lost goods made good?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.quick import quick
from crawlers.extract.clauses.windows import claimed
from crawlers.extract.clauses.words import DEFECT, NOT_RECEIVED, PERSON, REFUSE, SELLER

_SPEAKS = re.compile(
    r"(?:[之以]?[内里]|[之以]?前),?(?:请|须|必须|得|要|买[家方]|号主|老板|用户|您|你|可以?|能|尽快|及时|主动|书面|务必|"
    r"[向与跟和](?:本站|本店|客服|我们?|平台|店家|卖家))*"
    r"(?:提出?(?![供醒货卡现取款示])|申报|反[馈映]|讲|报(?![告销错价])|说(?!明)|投诉(?!率)|告知(?!您)|联系(?![您你])|申诉|上小法庭)"
)
_MUST = re.compile(r"(?:请|务必|须|需|必须|得|应|记得)(?:在|于|赶在|自[^,]{1,12})?$")
_LAPSES = re.compile(
    r"(?:逾[期时]|过[期时点]|超[期时过]|到[点期]|期满|过了|过后|晚了|[报说提讲]晚)[^。]{0,12}?"
    r"(?:视[为同作]|当|算|默认|认可|作废|[不没无拒]|免谈|白)|有效(?=$|,)"
)
_JUDGED = re.compile(r"判|视为|默认|当")
_FIT = re.compile(r"有出入|状况|异议|存疑|有疑|不服|对不上|不符|驳回|谈不拢|毛病")
_ACTOR = quick(rf"(?:{PERSON}|{SELLER.pattern})[^,给找向]{{0,4}}$")
_DOUBTED = re.compile(r"(?:到账|充值)[^,]{0,6}(?:存疑|有疑|疑问|异议|不一致|不符|对不上)")
_RULED = re.compile(r"不服|驳回|谈不拢|协商|小法庭")
_HANDED_OVER = re.compile(r"收[到号货卡]|到手|交付|出[货卡码]|发[货卡号]|拿到|取得|完单|结单|签收|售后|发您")
_CHECKS = re.compile(r"[之以]?内[^,]{0,4}(?:(?:完成)?(?:核验|验收|检验|查验|验[号货卡])|验完|验好|核对完)")
_LOST = re.compile(
    r"[之以]?[内里]?[^,没未]{0,8}?(?:掉(?![单包])|[被遭]?封(?!面)|[找取收]回|冻结|翻车|被盗|出事|被[改换踢]|降级|失联|停[用机]|"
    r"无法注册)"
)
_LOST_BEFORE = re.compile(r"(?:掉(?!单)[^,]{0,4}|被?封[号禁]?[了的]?|被?[找取]回[了的]?|失效[了的]?),?$")
_MADE_GOOD = re.compile(r"[补赔换]|退(?!款申请|订|出)|追|续|重[开发拉做]|负责|[担包]")
_OWN_RISK = re.compile(
    r"(?:不(?!少)|没(?!了)|无(?!偿|条件))[^,]{0,3}(?:补|赔|换|退|负责|追|管|包)|自[负理担]|封顶|预计"
)
_GIVEN = re.compile(r"[之以]?[内里][^,不]{0,6}(?:补|换|赔|退|续|重[开发拉])(?![单发])")


def buyers_deadline(view: View) -> list[Found] | None:
    """有出入的25分钟内提出; 一天内报,过后视为无误: the buyer is to speak up within it."""
    speaks = _SPEAKS.match(view.right)
    if not speaks or view.beyond:
        return None
    if _ACTOR.search(view.left):
        answers = SELLER.search(view.left) and _JUDGED.search(view.after)
        return [view.found("handling_time", aspect="seller_deadline")] if answers else None
    trouble = any(words.search(view.before) for words in (DEFECT, NOT_RECEIVED, _FIT))
    if not (trouble or _MUST.search(view.left) or _LAPSES.search(view.after)):
        return None
    if _DOUBTED.search(view.before):
        return [view.found("resupply_window")]
    if _RULED.search(view.before) or speaks[0].endswith(("诉", "庭")):
        return [view.found("refund_window")]
    kinds = claimed(view)
    if not kinds and (_FIT.search(view.before) or _HANDED_OVER.search(view.topic)):
        kinds = ["warranty_period"]
    return [view.found(kind) for kind in kinds] or None


def verified(view: View) -> list[Found] | None:
    """四十分钟内验完,到点没吭声就当合格: who does not check in time has accepted."""
    if "内" not in view.right[:2] or not _CHECKS.match(view.right) or not _LAPSES.search(view.rest):
        return None
    return [view.found("warranty_period")]


def made_good(view: View) -> list[Found] | None:
    """一个月内被封,原价退你; 掉会员半年内都给补: what is lost within it is made good."""
    lost = _LOST.match(view.right)
    if lost and not view.beyond and "/" not in view.duration.value:
        follows = view.after[lost.end() :]
        good = _MADE_GOOD.search(follows)
        if not good:
            return None
        return [] if _OWN_RISK.search(follows[: good.end() + 4]) else [view.found("warranty_period")]
    if _GIVEN.match(view.right) and _LOST_BEFORE.search(view.left) and not REFUSE.search(view.right):
        return [view.found("warranty_period")]
    return None
