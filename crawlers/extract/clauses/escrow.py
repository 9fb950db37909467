"""Does the platform hold the money until the buyer is served?"""

import re
from collections.abc import Iterator
from contextlib import suppress

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.words import ASK
from crawlers.extract.durations import chinese_number
from crawlers.extract.terms_sentence import Sentence

_MONEY = r"(?:资金|货款|款项?|钱|付款|订单金额|交易额)"
_RULES = tuple(
    (value, re.compile(pattern))
    for value, pattern in (
        (
            "freeze_on_complaint",
            rf"(?:投诉|维权|纠纷|举报|争议|退款申请)[^。]{{0,24}}(?:{_MONEY}|余额|结算|"
            rf"收入)[^。]{{0,6}}(?:冻[结住着起]|暂扣|锁[定住起]|扣[留住在下起]|[压捂封]住|先?不给|"
            rf"不会?(?:放|结))|(?:投诉|维权|纠纷|争议|"
            rf"举报)[^。]{{0,16}}(?:冻结|暂扣)(?!账号|的)|(?:投诉|维权|纠纷|举报|争[议执]|申诉|仲裁|各执一词|扯皮|掰扯|说不拢|僵持|分歧)[^。]{{0,28}}"
            rf"(?:(?:冻|按|扣|锁|压)[住结着]?(?:下|起来)?(?:这|该|那|您的|对方|卖家)?[^,。的]{{0,2}}(?:{_MONEY})|"
            rf"{_MONEY}[^,。]{{0,4}}(?:不动|按住|原地|搁[着住]|谁[也都]|先锁|扣[下住起]))|(?:投诉(?!率)|维权|纠纷|"
            rf"争议)[^。]{{0,12}}(?:不予?|"
            rf"暂不|暂缓|暂停|停止)(?:结算|放款)|(?<!被)(?:投诉(?!率|过)|维权|纠纷|争议|仲裁|"
            rf"举报)[^。]{{0,20}}(?:止付|动不了|[提取拿]不[了走出到]|扣[住下着]|"
            rf"[判处解了][^,。]{{0,4}}完?[才再][^,。]{{0,3}}[结放打给])",
        ),
        (
            "release_after_protection",
            r"(?:保护|公示|担保|冷静)期(?:已?满|一?过|结束|到)[^。]{0,14}[给归划](?=[号卖商店])|"
            r"(?:保护期|公示期|担保期|冷静期)[^。]{0,12}(?:放款|结算|打款|解冻|释放|转给|打给|给卖|给商|"
            r"给店|才放)",
        ),
        (
            "suspend_settlement",
            r"(?:货款|款项?)[^,。]{0,3}(?:缓[发结打放]|[暂停]不?[发结打放])|停发货款|冻结结算|"
            r"(?:暂停|停止|停掉|停了?|中止|暂缓|延迟|推迟)[^,。]{0,8}(?:结算|放款|打款)|(?:货款|"
            r"款项?)[^,。]{0,6}(?:压着|先[压扣押]|押着|不打|不放|缓一?缓)",
        ),
        (
            "funds_held",
            rf"{_MONEY}[^,。]{{0,12}}(?:托管(?!费)|担保(?!费)|监管|冻结(?!期)|代管|保管|暂存|由平台(?![^,。]{{0,3}}(?:退|原路|返|打回|垫|赔))|"
            rf"(?:都|会|先|就|一直|还)?[押压存放留停冻锁]在?(?:[我咱]们|这边|站里|平台|本站|站)|"
            rf"[钱款]都?在(?:[我咱]们|平台|本站)(?:手[里上中]|这[里儿边]?|"
            rf"账上|攥|捏|押|保|管))|(?<!开通)(?<!办理)担保交易(?!服务|手续|费|需|规则|流程)|担保款|"
            rf"(?:确认|收货|成交|完成)(?:之|"
            rf"以)?前,?[^,。]{{0,3}}(?:货款|钱|款)[^,。]{{0,3}}不(?:会|给|到|能)[^,。]{{0,4}}(?:卖|商|"
            rf"店|号主)|(?:没|未|"
            rf"不)[点按]?确认[^。]{{0,10}}(?:[卖商店]家|商户|卖方)[^,。]{{0,6}}(?:拿不|收不|提不|得不|"
            rf"取不)|"
            rf"资金担保|平台[^,。]{{0,2}}(?:看管|代收)|中间账户|监管账户|共管|(?:交易款|"
            rf"货款)[^,。]{{0,3}}锁定|"
            rf"前,?[^,。]{{0,3}}[钱款]不会?[^,。]{{0,3}}[给到进][卖商店号]|平台担保|平台托管(?!费)|资金托管|"
            rf"中介担保|"
            rf"确认(?:收货|无误)?(?:之?后)?[^。]{{0,10}}(?:将|把)?(?:款项|货款|钱)?(?:放款|打款|结算|打给|"
            rf"转给|付给)[^,。]{{0,4}}(?:卖家|商家|商户|店主|号主|卖方|店家)|(?:中介|平台|第三方|全程|"
            rf"站方)[^,。]{{0,4}}担保(?!费)|(?:[我咱]们?|平台|本站|站方)[^,。]{{0,3}}(?:先)?(?:替|帮|给|"
            rf"为)[您你买双][^,。]{{0,4}}[攥捏扣押压存管守看保拿收]|钱先[到搁押压存放留]在?(?:平台|本站|"
            rf"站)|[点按][了完]?(?:收货|确认|满意|验收)[^,。]{{0,3}}才[会能]?(?:放|打款|结)|[没未不][点按]?[了上]?(?:确认|满意|收货|验收)[^。]{{0,8}}"
            rf"(?:卖家|商家|号主|店主)[^。]{{0,8}}(?:见不|摸不|碰不|拿不|一分)|才(?:会|能|肯)?[^,。]{{0,3}}(?:给|付|结|放|拨|转|划|交|到|"
            rf"打)[^,。]{{0,3}}(?:他|对[方面]|商家|卖家|卖方|店家|商户|号主)",
        ),
    )
)
_SETTLED = re.compile(r"(?<!审)(?P<t>[TtDd]\+\d)")
_SETTLEMENT = re.compile(r"到[商卖店][^,]{0,3}[账手户]|[打转付]给|结|放款|打款|到账")
_GUARANTEED = re.compile(r"担保|托管|冻结|投诉|纠纷")
_KEPT = re.compile(r"[托监保代]管|担保|[冻扣锁压押存留停缓]|暂|保护期|公示期|冷静期|不")
_OF_SELLERS = re.compile(r"货款|卖家|商家|商户|店主|结算|放款|交易款")
_ACCOUNT_FROZEN = re.compile(
    r"号[户]?[^,。款钱]{0,4}(?:冻结|封)|(?:冻结|封)[^,。款钱]{0,4}账?[号户](?![^,。]{0,4}[资款钱余])"
)
_FROZEN_MONEY = re.compile(r"货款|款项|资金|[这那该]笔|钱|余额|结算|收入")
"""恶意投诉的,冻结账号: nobody's money waits."""
_AGENTS = re.compile(r"提现|代理|佣金|推广|返佣|分站")
_RELEASE = re.compile(
    r"进(?=[卖商店]家|号主)|[划拨付打转结交放汇][款钱]?[给到归进](?=[^,]{0,2}(?:[卖商店]|号主))|"
    r"放行|进入?(?=可[提用])|归(?=[卖商店]家|号主)|落袋|[卖商店]家[^,]{0,3}(?:支取|提取|可提)|解冻|放款|结算|释放|放给|打款|打给|转给|结给|放(?=$|,)|进入卖家|到卖家|到商家"
)
_NO_COMPLAINT = re.compile(
    r"(?:没|无|未|不)[^,]{0,3}(?:反馈|确认|操作|提出|申请|说|投诉|纠纷|争议|异议|"
    r"维权|举报|意见|动作|动静)"
)
_CONFIRMED = re.compile(r",?[^,]{0,6}(?:代为|自动|默认|替[^,]{0,3}点)(?:确认|收货|验收)(?:收货)?")
_NOT_YET = re.compile(rf"{ASK.pattern}|月底|每[周月]|周[一二三四五六日]")
"""代肝七天,月底结算: the pay day is another one."""
_KEPT_FOR = re.compile(
    r"(?:货款|款项?|钱|资金)[^,退]{0,8}(?:[压押扣冻锁]|[在由][^,退]{0,6}[放存留停待躺压押扣])[住满够上着在]{0,2}$"
)
"""货款先在平台压 so many days: the length of time is how long the money waits."""
_UNGUARDED = re.compile(
    r"[不无没非](?:有|做|提供|支持|参与|走|属于?|予|会)?(?:资金|交易|任何)?(?:担保|托管|代管)"
)
"""平台不担保交易: nobody holds the money."""
_SELLERS_MONEY = re.compile(
    r"货款|放款|资金|款项|[钱款](?=[^,]{0,8}[给到归进](?:[卖商店]|号主))|卖家|商家|商户|店主|交易款|保证金|"
    r"结算"
)


def escrow(sentence: Sentence) -> Iterator[Found]:
    """担保交易, 投诉即冻结, T+1 结算."""
    text = sentence.text
    settled = _SETTLED.search(text)
    of_sellers = "退" not in text or _OF_SELLERS.search(text)
    if settled and of_sellers and _SETTLEMENT.search(text) and not _AGENTS.search(text):
        note = "natural_days" if "自然日" in text else ""
        yield Found("escrow", settled["t"].upper(), settled.start(), settled.end(), note)
    # Beside T+1, money that merely waits is what T+1 says already.
    if settled and not _GUARANTEED.search(text):
        return
    for value, pattern in _RULES:
        match = pattern.search(text)
        if match and not _says_otherwise(sentence, value, match[0]):
            yield Found("escrow", value, match.start(), match.end())
            return


def _says_otherwise(sentence: Sentence, value: str, words: str) -> bool:
    """Whether the money of `words` is held by nobody, or its holding is said by a length of time."""
    text = sentence.text
    # A release within a length of time says by itself that the money waited.
    if sentence.durations and not _KEPT.search(words):
        return True
    if (value == "funds_held" and _UNGUARDED.search(text)) or _AGENTS.search(text):
        return True
    return bool(_ACCOUNT_FROZEN.search(text) and not _FROZEN_MONEY.search(text))


_ON_DAY = re.compile(
    r"第(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[天日](?=[^。]{0,12}(?:放款|放给|打款|解冻|释放|结算|"
    r"放行|进[卖商店]|[划拨打转结][给到]|[卖商店]家[^,。]{0,4}(?:支取|提|领|取)|归[卖商店]家))"
)


def released_on(sentence: Sentence) -> Iterator[Found]:
    """第3天放款给卖家: an ordinal day counts as so many days."""
    match = _ON_DAY.search(sentence.text)
    if match and _SELLERS_MONEY.search(sentence.text) and not _AGENTS.search(sentence.text):
        with suppress(ValueError):
            days = chinese_number(match["day"])
            yield Found("escrow", f"release:P{days:g}D", match.start(), match.end())


def release(view: View) -> list[Found] | None:
    """交易完成7天后货款解冻给商家."""
    after = _CONFIRMED.sub("", _NO_COMPLAINT.sub("", view.after))
    if view.duration.value == "same_day":
        return None
    kept = _KEPT_FOR.search(view.left)
    released = _RELEASE.search(after[:16])
    asked = released is not None and not kept and _NOT_YET.search(after[: released.start()])
    if not (released or kept) or asked or not _SELLERS_MONEY.search(view.sentence.text):
        return None
    if "T+" in view.sentence.text or "买" in view.after or "退" in view.after[:12]:
        return None
    if _AGENTS.search(view.sentence.text):
        return []
    return [view.found("escrow", value=f"release:{view.duration.value}")]
