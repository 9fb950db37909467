"""Does a sentence deny what the weights would have it state? They see which words stand there, not the "not".

A wrong promise is worse than a missing one: what is denied is left to the written rules.
"""

import re

from crawlers.extract.clauses.burdens import FEE_BORNE, NO_PROMISE
from crawlers.extract.clauses.words import OTHER_RETURN, OUTSIDE, UNASKED

_NOT = r"[不无没别未拒概恕勿难免休非]"
_LINK = r"(?:予|给|再|会|能|得|需|包|负|支持|提供|做|肯|愿|可|以|办理|接受|承担)?"
_DENIALS = {
    "no_refund": re.compile(
        # Without a word of refusal nobody refuses anything: 支持七天无理由 is a promise.
        r"^(?!.*(?:[不概恕勿拒禁没非免别谢绝休甭]|无(?!理由)|后果|自负|自理|自担|为准|[只仅]换))"
    ),
    "liability_platform": re.compile(
        f"{NO_PROMISE.pattern}|机会|赔本|赔钱|社会责任|{_NOT}{_LINK}{_LINK}[您你]?(?:补|换|赔|退|重|还|责|理|管|售|修|送)"
    ),
    # What does not matter is nobody's burden, unless the shop says it of itself.
    "liability_user": re.compile(rf"^(?!.*(?:平台|本[站店]|我|咱|卖家|店|商)).*没关系|{FEE_BORNE.pattern}"),
    "evidence_required": re.compile(
        rf"{UNASKED.pattern}|登录凭证|账单里|"
        r"无需|不需|不用(?!拍)|不必|免提供|没必要|不要求|[查翻看找][不无没][到见了][^,]{0,4}(?:记录|流水|凭证)|"
        r"不[会再]?索[要取]|"
        # What has to be hidden in a picture is no request for one.
        r"[图片频屏][^,，。]{0,6}(?:遮|打码|马赛克|盖住|抹掉|涂掉)"
    ),
    "refund_route": re.compile(
        r"[不勿别非][^,，。]{0,6}(?:退|返)[回到至进]?|不[走经按]原路|"
        rf"提现|保证金|{OTHER_RETURN.pattern}|"
        # Money that nobody pays back is a reward.
        r"^(?!.*(?:退|撤|返还|打回|回原|原路|冲正|失败|没充|[回到](?:支|微|银|您)))"
    ),
    "escrow": re.compile(
        # 恶意投诉的,账号冻结: nobody's money waits.
        r"^(?!.*(?:货款|款项|资金|[这那该]笔|钱|余额|结算|收入)).*(?:号[^,，。]{0,4}冻结|冻结[^,，。]{0,4}号)|"
        r"(?<!概)[不无没非][^,，。]{0,4}(?:担保|托管|代管)|"
        # A warning, a change log, a question: nobody promises anything.
        r"骗子(?!啦)|[住冻扣放给结]吗|冒充|假冒|网传|修复|(?:入口|系统|功能)[^,。]{0,3}(?:维护|升级)|接口[^,。]{0,4}(?:要|需|资质|签)|"
        r"怎么[^,。]{0,3}(?:写着|显示|是)|为什么|什么是|(?:号|资料)[^,。款钱]{0,4}代为保管"
    ),
    # Nobody gets anything back without a word for it: 没付钱之前点返回改一下.
    "refund_window": re.compile(
        r"^(?!.*(?:退|撤(?!回)|取消|[反后]悔|喊停|投诉|维权|申诉|仲裁))|[没不无][法能][^,，。]{0,2}(?:撤|退|取消)"
    ),
    "warranty_period": re.compile(
        # 质保31天,封号不管 has a warranty; 封号不在质保里 and 质保多久 tell of one.
        rf"^(?!.*(?:{_NOT}[^,，。]{{0,4}}(?:售后|质保|保)|裸)).*质?保[^,，。]{{0,6}}[\d一二三两半]个?[天日月年周]|"
        rf"[无没未][^,，。无没]{{1,6}}[,，]?(?:一律|概|都)?不(?:售后|质保|保修)|[在属]于?(?:质保|保修)|(?:质保|保修|保)(?:多久|多长|几[天月年])|"
        rf"质?保[修质]?期?[外后过]|过了?质?保|超[过出]?[^,，。]{{0,4}}质?保|无忧|{OUTSIDE.pattern}"
    ),
}


def denied(type_: str, text: str) -> bool:
    """Whether the text says "not" about this type of clause."""
    pattern = _DENIALS.get(type_)
    return pattern is not None and pattern.search(text) is not None
