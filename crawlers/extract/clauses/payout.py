"""When is the buyer's money back?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.words import PLATFORM, REFUND, WITHIN

IN = r"(?:之间|凌晨|早上|上午|中午|下午|夜里|晚上|24点|24:00|零点)?(?:[之以]?[内后]|左右|[之以]?前)?,?"
"""What may stand between a length of time and its verb."""
_MONEY_BACK = re.compile(r"退|返还|[飞跑滚溜流吐]回|冲正|余款|款项|原路|从哪来?|打回|撤单|本金")
_PAYS_BACK = re.compile(
    rf"{IN}(?:就|即|便|都|一般|预计|完成|办理|统一|陆续|全部|全数|原样|如数|一并|由?系统|由?平台|财务|客服|银行|解冻|自己|自动|会|"
    rf"将|为[您你]|给[您你]|帮[您你]|予以|安排|[把将][^,]{{1,8}}|循|经|款项?|钱|能|可){{0,4}}"
    r"(?:冲正|打款|原路(?:退|返|回)?|原(?:途径|渠道)?退|退[回还到至给进掉完您你]?|退款?从|返[还回]|回到|打回|打到|回(?:卡|账|您|来)|到账|入账|"
    r"到卡|到您|到余额|到钱包|到账户|到(?:支付宝|微信|银行|零钱|付款|储蓄|信用)|"
    r"到你|到达|看到|见到|收到|到(?=$|,)|回来|回原|汇|放款|核退|[拨退返]付|划拨|见[到着]?(?:回头)?钱|[飞跑滚溜流吐转划打跳返回]+[回到进至])"
)
_MONEY_ARRIVES = re.compile(
    r"(?:到账|入账|到卡|打款|收到)(?:时[间效])?(?:一般|通常|预计|大约|需要?|[要得约在])*$"
)
RETURNED = re.compile(r"原路[退返回]|退(?:款|钱|还|[到回至](?:银行|微信|支付宝|卡|信用|余额|原))")
_RETURNED_TO = re.compile(r"退[到回至][^,]{1,6}$")
_MAY = re.compile(
    rf"{IN}(?:都|均|皆|也|还)?(?:随便|随意|任意|放心|安心|任性|可|能|支持|允许|无理由|申请|包退|随时|请|"
    rf"有权)"
)
AGREED = re.compile(
    r"(?:审核|审批|审|核实|核查|同意|确认|批准|处理|受理|登记|提交|申请|收到|接到)[^,]{0,8}(?:后|起|通过|"
    r"完|过|无误|属实)|退款(?:将|会|款|到账|一般|通常|预计|时|处理|周期|需|大[约概]|审核)"
)
_UNUSED = re.compile(r"(?:[没未]|没有|尚未)(?:激活|使用|用|兑换?|拆封?|提卡|核销|绑定|登录|动)过?的,?$")
"""没激活的,7天内原路退回: a window, as the buyer chooses when."""
_REFUND_SHOWS = re.compile(r"退款[^,]{0,3}$")
_PAYOUT_LABEL = re.compile(
    r"退款(?:到账|返还|处理|审核)?(?:时[间效限长]|周期|速度|流程|期限|一般|大?约|通常|预计|需要?|要|得|"
    r"慢则|最[慢长迟晚])[^,]{0,20}$"
)
ALONE = re.compile(
    rf"{IN}(?:不等|吧|哦|哈|呢|(?:都|均|也)?(?:属于?|算|是)?正常(?:范围|情况|现象)?|(?:都|也)?[是很]?常[有事见]|封顶|打底|[~.])*"
    r"(?:$|[(]|:$)"
)
"""Nothing more is said of the length of time."""
_BY_ITSELF = re.compile(r"(?:[之以]?后,?)?(?:会|将|由)?(?:系统|自动)")
_PURSE = re.compile(r"(?:钱|款|银行卡|微信|支付宝|信用卡|网银|余额)$")


def payout(view: View) -> list[Found] | None:
    """审核通过后3天内原路退回: when refunded money arrives."""
    if _PAYOUT_LABEL.search(view.left) and ALONE.match(view.right) and not REFUND.search(view.right):
        return [view.found("handling_time", aspect="refund_payout")]
    if _MONEY_ARRIVES.search(view.left) and _MONEY_BACK.search(view.lead) and ALONE.match(view.right):
        return [view.found("handling_time", aspect="refund_payout")]
    if _RETURNED_TO.search(view.left) and ALONE.match(view.right):
        return [view.found("handling_time", aspect="refund_payout")]
    if _REFUND_SHOWS.search(view.left) and re.search(r"看到|见到|查到|显示|到[账卡]", view.right):
        return [view.found("handling_time", aspect="refund_payout")]
    if view.sentence.lent == "退款到账" and ALONE.match(view.right.removesuffix("退款到账")):
        return [view.found("handling_time", aspect="refund_payout")]
    pays = _PAYS_BACK.match(view.main)
    later = view.beyond and "内" not in view.right[:3] and not _BY_ITSELF.match(view.right)
    if not pays or later:
        return None
    if not _refunds(view, pays[0]) or (_UNUSED.search(view.before) and WITHIN.match(view.right)):
        return None
    by_platform = (
        _PURSE.search(view.left)
        or PLATFORM.search(view.left)
        or PLATFORM.search(pays[0])
        or AGREED.search(view.before)
    )
    if _MAY.match(view.main) and not re.search(r"到账|收到|回到", pays[0]):
        return None
    if pays[0].endswith("退") and "原路" not in pays[0] and not (by_platform or _PURSE.search(view.left)):
        return None
    return [view.found("handling_time", aspect="refund_payout")]


def _refunds(view: View, pays: str) -> bool:
    """The money goes back, and is not a seller's."""
    return bool(_MONEY_BACK.search(view.before) or _MONEY_BACK.search(pays) or _approved_refund(view))


def _approved_refund(view: View) -> bool:
    """…退款申请…审核通过后3天内到账: the refund was named further back in the sentence."""
    said = view.sentence.body[: view.duration.begin]
    named = _MONEY_BACK.search(said) or REFUND.match(view.rest)
    return bool(named and AGREED.search(view.before))
