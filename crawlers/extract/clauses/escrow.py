"""Who keeps the money of an order, and what must happen before the seller has it?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.denied import denied
from crawlers.extract.clauses.found import Found, views
from crawlers.extract.clauses.quick import quick
from crawlers.extract.clauses.settlement import (
    NEXT_DAY,
    NO_COMPLAINT,
    PAYEE,
    RELEASED,
    SELLERS_MONEY,
    release,
)
from crawlers.extract.terms_sentence import Sentence

_NAMED_MONEY = (
    r"(?:[货卡号租车票价尾头交余]款|(?<!退)款[项子]?|资金|(?<![值给赚])钱(?!包)|租金|代练费|交易额|订单金额|"
    r"收[益入]|(?<![A-Za-z])U(?![A-Za-z盾])|"
    r"[这那该对应]{1,2}笔|当笔|的币|点数|余额|结算)"
)
_KEEP = (
    r"(?:冻|押(?!金)|扣(?![除费款掉]|\d)|锁|压|托[管着住]|暂[收存管押扣缓]|保管|代[管收持]|看管|监管|止付|"
    r"攥|捏|按[住着下]|[搁停]着|不动)"
)
_DENY = (
    r"(?:[不没]会?先?(?:[发给放结打付转拨划]|归(?!还)|予?(?:结算|放款|支付))|先?不给|"
    r"[暂停缓](?:[发付结打放拨]|停?结算|停?放款|停?打款)|"
    r"[提拿动取]不[了走到出得]|谁[也都](?:不能|动不|别想|拿不)|别想[提拿]|跳过|不参与|停打|停掉?结|"
    r"停[你他]结|[判处解了][^,。]{0,4}[完了]?[才再][^,。]{0,3}[结放打给]|不给[你他][^,。]{0,2}[打结放])"
)
_HELD = quick(
    rf"{_NAMED_MONEY}[^,。]{{0,14}}?(?:{_KEEP}|{_DENY})|(?:{_KEEP}|{_DENY})[住结着起]?(?:下|"
    rf"起来)?[^,。退]{{0,6}}{_NAMED_MONEY}|"
    rf"(?:{_KEEP}|{_DENY})[住结着起]?(?:下|起来)?(?:[发给]{PAYEE}|不给|不动|$)|期间?[^,。]{{0,4}}{_DENY}|"
    rf"{PAYEE}[^,。]{{0,8}}[提拿取领摸碰]不|"
    r"(?:结算|打款|放款)[^,。]{0,3}停|(?:暂停|停止|停掉?)(?:对其|拨付|[你他])?(?:结算|打款|放款|$)|止付"
)
"""The money waits, or the seller cannot have it."""
_DISPUTE = re.compile(
    r"投诉(?!率|期|窗口|时间|入口)|维权|纠纷|举报|争[议执]|申诉|仲裁|裁[决定]|扯皮|掰扯|说不拢|僵持|分歧|"
    r"撤诉|结案|检举"
)
_RATE = re.compile(r"投诉率")
_WHOLE_SHOP = re.compile(
    r"[整全各]店|店内|全天|各位|停[你他]|停止对其|不给[你他]|那一天的|全部[^,。]{0,3}货款|投诉率|投诉(?:太|"
    r"过)多|"
    r"屡|(?:[单诉起笔理报卡假重的]的?)(?:店家?铺?|商[户家])(?=[,一将暂停])|"
    r"商户?家?[^,。]{0,10}(?:超|[过满达])(?:过)?\d+[单起笔]"
)
"""What is held is the money of a shop that behaves badly, not that of one order."""
NEAR = "款资钱租币结益卖止练入笔"
"""Without one of these characters nobody speaks of the money of an order."""
_CHARACTERS = frozenset(NEAR)
_PERIOD = (
    r"(?:(?:保护|公示|担保|冷静|保障|验[号货收机]|验收|调试|质保|观察|考察|售后|犹豫|异议|审核|维权|投诉|"
    r"申诉|抽检)(?:期|时间|时段|窗口)|"
    r"(?<![交效])期内|验收这几天|保护(?=走完|结束|期?满|一?过)|时间(?=一?到)|到[点期时]|届满|期满|过后)"
)
_ENDED = quick(
    rf"{_PERIOD}[^,。]{{0,6}}(?:满|过|走完|结束|到|完)|(?:过|等|满)了?[^,。]{{0,2}}{_PERIOD}|"
    rf"{_PERIOD}[^。]{{0,10}}?(?:过去了|[没无不未][^,。]{{0,3}}(?:异议|投诉|吭|话|申诉|意见))|"
    rf"期内[^,。]{{0,8}}[无没未]|验收这几天|"
    rf"{_PERIOD}[^,。]{{0,3}}[没未](?:有|走|过|满|结|到)|"
    r"到[点期时](?=[^,。]{0,3}(?:[没无不]|自动|就|货?款|钱|系统|,))|届满|期满|过后|时间一?到"
)
_STILL = re.compile(rf"(?:{_PERIOD})[^,。]{{0,3}}[没未](?:有|走|过|满|结|到)[^。]{{0,18}}{_DENY}")
_CONFIRMS = (
    r"(?:确认|点头|验[完好收过货号]|满意|收货|签收|换绑|没问题|没意见|无误|到手|说(?:行|好|OK|可以)|点了)"
)
_ON_A_DAY = re.compile(r"第[\d一二三四五六七八九十]+[天日]")
_ONCE = re.compile(
    rf"[没不未][^,。]{{0,4}}(?:确认|收货|验收|满意|点头|没问题)[^。]{{0,12}}(?:{PAYEE}|"
    rf"他)[^,。]{{0,8}}[拿摸收提得取领碰]不|点[了完][^,。]{{0,4}},?[^,。]{{0,2}}款就[放转结打到]|(?:点|按|"
    rf"一)[^,。]{{0,3}}(?:收货|确认|验收),?[^,。]{{0,4}}[归给进]{PAYEE}|"
    rf"{_CONFIRMS}[之以]?前[^。]{{0,14}}?{_DENY}[^,。]{{0,3}}{PAYEE}|"
    rf"{_CONFIRMS}[^。]{{0,20}}?(?:才|方|再|始|后|就|便)[^,。不]{{0,8}}?(?:{RELEASED.pattern})"
)
_SIDE = r"(?:平台|本[站店]|站[方里内]|[我咱]们|官方|第三方|中介|担保[人户方]|专户|中间[账户]|系统)"
_KEPT_BY = quick(
    rf"{_SIDE}[^,。退]{{0,6}}(?:托|代管|代收|保管|看管|监管|暂[收存管押]|[押压锁攥捏扣][着住在])|"
    rf"(?:[押压存放留停锁冻扣托攥捏搁]|暂存)[在到于]?{_SIDE}|{_NAMED_MONEY}[^,。]{{0,6}}[在进到]{_SIDE}(?:手|账|"
    rf"这|那|户|,|$)|"
    rf"(?:打|付|转|[交进])[到进给在]{_SIDE}[^。]{{0,30}}(?:{RELEASED.pattern})|代管[^,。]{{0,2}}{_NAMED_MONEY}|"
    rf"[货易]款[^,。]{{0,4}}锁定"
)
_BUYERS = re.compile(r"退[款还给回到]|原路|返还")
_TOPPED_UP = re.compile(r"[加充上]余额|上分")
_ASKED = re.compile(r"几时|什么时候|啥时候?|何时|多久|吗,")
_AGENTS = re.compile(r"(?<!能)(?<!自己)提现|代理|佣金|推广|返佣|分站")
_GUARANTEED = re.compile(r"担保|托管|冻结|投诉|纠纷")
_GUARDED = re.compile(r"担保|托管|代管|平台|本站|[我咱]们")
_ACCOUNT = re.compile(r"账号|号[^,。款钱]{0,3}(?:冻结|锁)")
_OFFENCE = re.compile(r"违规|售假|卖假|欺诈|涉嫌|作弊")
_OTHER_MONEY = re.compile(r"退|保证金|罚")
_ONE_ORDER = re.compile(r"[那这该对当][一应]?[单笔]")
_COUNTED = re.compile(r"[压押扣锁冻挂留停][住满够上着足在]{0,2}(?=[\d一二三四五六七八九十两半])")
"""货款压满十天 says how long the money waits, and nothing more."""
_LIFTED = re.compile(r"撤[销回]?(?:投|诉|申)[^,。]{0,4}后")
_ITSELF = quick(_NAMED_MONEY)
_MONEY = quick(rf"{_NAMED_MONEY}|{SELLERS_MONEY.pattern}")


def escrow(sentence: Sentence) -> Iterator[Found]:
    """担保交易, 投诉即冻结, 保护期过了才放款."""
    text = sentence.text
    if _CHARACTERS.isdisjoint(text):
        return
    waits, kept = _HELD.search(text), _KEPT_BY.search(text)
    if not (waits or kept or RELEASED.search(text)) or _AGENTS.search(text) or denied("escrow", text):
        return
    # Beside T+1, money that merely waits is what T+1 says already.
    if ("T+" in text or "D+" in text) and not _GUARANTEED.search(text):
        return
    by_time = bool(sentence.durations) and any(release(view) for view in views(sentence))
    next_day = NEXT_DAY.search(text) is not None
    value = _disputed(text, waits, by_time) if waits else ""
    if waits and value:
        if kept and kept.end() <= waits.start() and _ITSELF.search(text, 0, kept.end()):
            yield Found("escrow", "funds_held", kept.start(), kept.end())
        yield Found("escrow", value, waits.start(), waits.end())
        return
    if (by_time and not _GUARDED.search(text)) or _ON_A_DAY.search(text):
        return
    ended = _ENDED.search(text)
    if not by_time and ended and _paid_at(text, ended):
        yield Found("escrow", "release_after_protection", ended.start(), ended.end())
    if next_day or (by_time and _COUNTED.search(text)):
        return
    kept = kept or (None if ended or by_time else _ONCE.search(text))
    if (
        kept
        and not _BUYERS.search(kept[0])
        and not _TOPPED_UP.search(text)
        and (_ITSELF.search(text) or RELEASED.search(kept[0]))
    ):
        yield Found("escrow", "funds_held", kept.start(), kept.end())


def _disputed(text: str, waits: re.Match[str], by_time: bool) -> str:
    """投诉期间货款冻结, and 被投诉的店停结算; `by_time`: a length of time says when the money is released."""
    dispute = _DISPUTE.search(NO_COMPLAINT.sub("", text)) or _RATE.search(text)
    offence = not _OTHER_MONEY.search(text) and _OFFENCE.search(text, 0, waits.start())
    if offence:
        return "suspend_settlement"
    if not dispute or _ACCOUNT.search(waits[0]):
        return ""
    if by_time and (dispute.start() > waits.start() or _LIFTED.search(text)):
        return ""
    whole = _WHOLE_SHOP.search(text) and not _ONE_ORDER.search(text)
    return "suspend_settlement" if whole else "freeze_on_complaint"


def _paid_at(text: str, ended: re.Match[str]) -> bool:
    """The seller is paid when the period has `ended`, or not before."""
    if not _MONEY.search(text):
        return False
    asked = _ASKED.search(text, 0, ended.start())
    return bool(RELEASED.search(text, 0 if asked else ended.start()) or _STILL.search(text))
