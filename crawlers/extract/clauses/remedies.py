"""Which remedy does a shop promise for which trouble: 登不上的给您换, 坏几个换几个, 补换退三样选一样?"""

import re

from crawlers.extract.clauses.words import DEFECT, NOT_RECEIVED
from crawlers.extract.terms_sentence import Sentence

_ONE = r"[补换退赔重](?:[单发换货钱款卡码号新偿寄]{1,2})?"
_OR = r"(?:[、/,]|或者?|还是|要么)"
_CHOICE = re.compile(
    # 补发、换货、退款三选一
    rf"{_ONE}{_OR}{{1,2}}{_ONE}(?:{_OR}{{1,2}}{_ONE})?[^。不]{{0,4}}?"
    r"(?:[三二两3]样?[选里中挑]|任[选您你君挑择]|[择选]其?一|随[您你]|由[您你]|[您你](?:来)?[挑选定])|要[退换补]要[退换补]|"
    # 先补,补不上再退
    r"[换补]不[了上到齐][^,。不]{0,3}[就再则][^,。不]{0,4}退"
)
_MEASURED = re.compile(
    # 坏几个换几个, 还剩多少天就给您补多少天
    r"(?:坏|死|废|错|掉|停|断|误|短|缺|少|漏|剩|挂)[^,。不]{0,4}?(几|多少|多久)[^,。不]{0,4},?"
    r"(?:我们?|咱们?|本店|就|都|也|给|帮|[您你]|免费){0,4}[补换退赔延续][^,。]{0,3}?\1|哪[个张][^,。]{1,8}[换补]哪[个张]|[坏废死错][码号卡]?[1一][个张]?[换补赔][1一]"
)
_YOU = r"[给帮为替][您你](?:亲|重新|免费|直接|马上|立马|再|都|另外?|调){0,2}"
_WILL = r"(?:应予?以?|予以|均?可以?|能|负责|免费|统一|一律|立马|马上|直接|立刻)给?"
_NEW = re.compile(
    rf"{_YOU}换(?![绑机算]|[^,。]{{0,3}}(?:不[了成]|吗|么))|"
    rf"{_YOU}补(?=$|[,的上回掉密齐满一新])|{_YOU}赔|"
    rf"{_WILL}(?:更换|调换|换新|补新|换一|换[卡机](?![绑登])|补寄|补档|补发)|"
    r"[换补]新(?=$|[,的一张个码卡号])|换[您你]?一[次个张条]|拿新的|"
    r"给亲[换补]|只[换补]不退|(?:马上|立马|立刻|当场)给?换(?=$|,)|[给帮][您你]续|[再另]行?(?:给[您你]?|交付)[^,。]{0,4}[一同新]|(?:重新|再)(?:开通|拉[您你]|寄|发)(?=$|[,一给上您你])|"
    r"补[寄档](?=$|[,一])"
)
_BARE = re.compile(r"包[换补赔](?=$|[,的一])")
_NO_ONES_DOING = re.compile(r"非(?:因|人为)|(?:不是|又?没有?)[^,。]{0,5}(?:弄|搞|违规|作|改)")
"""质保七天,掉了包换 is a warranty and no more; replaced unless the buyer broke it is a remedy too."""
_PAID = re.compile(
    # 没充上的,系统自己把钱退回去
    r"(?:系统|平台|本[店站]|我们|站里|小店|卖家|商家|自动|马上|立马|立刻|钱款?|款项)[^,。不没别未才]{0,14}"
    r"(?:退[还回给掉]?(?:给?[您你买][家方]?|去|掉|了)?|退[款钱](?:给[您你])?)(?=$|[,。])|"
    r"[照按原][原全成]?[交]?价[^,。不]{0,3}[赔退](?!货)|[付收交花]了?多少[^,。]{0,4}[退还]多少|等值退|退还[^,。]{0,6}(?:价款|货款|号款|费用)"
)
_REMEDIES = (
    (re.compile("[换补赔寄拉开发新续]"), _NEW, "reissue"),
    (re.compile("[退赔]"), _PAID, "full_refund"),
    (re.compile("包"), _BARE, "reissue"),
)
"""A character of every such promise (quick to look for), its words, and what is promised."""
_IN_VAIN = re.compile(r"[之以]?[内后]?[还仍都也]?(?:[没未不]|[追充收等]不)")
_CAUSE = re.compile(
    r"[坏错死废空假黑][卡码号货件密]|弄丢|丢件|[少缺][件了]|[找收]回|查实|核实|属实|确认是|出错|系统[^,。]{0,3}[错异毛]|我们的[错锅]|重复|多扣|停断|宕机|踢下|挤下|中断|"
    r"[没未](?:充|[进发出交送]|接|开始)|充不上|交?付?不[能了到]|超时|逾[^,。]{1,8}[未没]|有出入|掉[^,。]{0,3}[会订粉权]"
)
_TROUBLE = (_CAUSE, DEFECT, NOT_RECEIVED)
_BY_THE_BUYER = re.compile(
    r"(?:申请|要求|请求|找|联系|点|自行|自己|重新|想|是否|能否)[^,。]{0,5}$|"
    r"[不没无别未拒难恕](?:能|会|给|予|再|可以?|支持|办?法|得){0,3}$"
)


def remedied(sentence: Sentence) -> tuple[str, int, int] | None:
    """How and where the shop makes a loss good: by choice, by measure, or for a named trouble."""
    text = sentence.text
    if choice := _CHOICE.search(text):
        return "reissue_or_refund", choice.start(), choice.end()
    if measured := _MEASURED.search(text):
        return "reissue", measured.start(), measured.end()
    for sign, pattern, value in _REMEDIES:
        for match in pattern.finditer(text) if sign.search(text) else ():
            before = text[: match.start()]
            if _BY_THE_BUYER.search(before[-10:]) or (pattern is not _NEW and _timed(match, sentence)):
                continue
            if any(trouble.search(before) for trouble in _TROUBLE):
                return "compensation" if "赔" in match[0] else value, match.start(), match.end()
    return None


def _timed(match: re.Match[str], sentence: Sentence) -> bool:
    """24小时内自动退款 says how soon, 质保七天掉了包换 how long: the length of time is the rule."""
    if match.re is _BARE:
        return bool(sentence.durations) and not _NO_ONES_DOING.search(sentence.text)
    low = sentence.text.rfind(",", 0, match.start())
    return any(
        low < length.end <= match.end() and not _IN_VAIN.match(sentence.text, length.end)
        for length in sentence.durations
    )
