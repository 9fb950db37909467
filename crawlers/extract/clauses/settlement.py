"""When is the seller paid, by a length of time after the sale?"""

import re
from collections.abc import Iterator
from contextlib import suppress

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.words import ASK
from crawlers.extract.durations import chinese_number
from crawlers.extract.terms_sentence import Sentence

PAYEE = (
    r"(?:[卖商店]家|卖方|商户|店[主铺长]|号[主商]|[卡票]商|供货[商方]|打手|接单|代练|代打|陪[练玩]|大神|"
    r"师傅|作者|"
    r"对[方面]|出卖人|出租[人方]|货主|寄售[人方者]|开发者|老板娘|人家)"
)
"""Whoever is paid for what the buyer bought."""
_VERB = r"[放打付划拨转结汇归进入过给到至还交]"
_TAKES = r"(?:提(?![供交醒示前]|出(?!来))|领|支取|取(?=[钱款走出用])|拿到?[钱款]|到手|落袋)"
RELEASED = re.compile(
    rf"{_VERB}[付给到进归入至了往款账算清]{{0,3}}[^,。不没别]{{0,2}}{PAYEE}|"
    rf"[给向跟]{PAYEE}[^,。]{{0,3}}[放打结付划转拨]|"
    rf"{PAYEE}[^,。不没别]{{0,6}}(?:可|能|才|就|便|方|自己){{1,3}}[^,。不没]{{0,3}}{_TAKES}|"
    rf"(?:自动|才|再|就|[款钱])给[^,]{{0,1}}{PAYEE}|进入?可提|"
    r"(?<!原)(?:放行|放款|解冻(?!余额|账)|解锁|释放|结款|落袋|自动结算|打款)|"
    r"[才可就][让能]?以?提(?:出来)?(?=$|"
    r"[,。的款现])|[变转][成为]可提|"
    r"(?:自动|就|才|再|便|即)[放结打拨](?=$|[,。了])|[放打付划拨结]给[他她]"
)
"""The money goes to the seller."""
SELLERS_MONEY = re.compile(
    r"[货卡号租车价尾头]款|款[项子]|放款|结款|资金|[钱款](?=[^,]{0,8}[给到归进](?:[卖商店]|号主))|交易款|"
    r"保证金|"
    rf"结算|(?:租|代练|陪玩|佣|酬)[金费]|收[益入]|代收|卖[^,]{{0,4}}的钱|{PAYEE}"
)
NO_COMPLAINT = re.compile(
    r"(?:没|无|未|不(?!理|管|回))(?!撤|了结|结|处理|解决)[^,]{0,3}(?:反馈|确认|操作|提出|申请|说|投诉|纠纷|"
    r"争议|异议|问题|"
    r"维权|举报|意见|动作|动静|申诉|点|吭声|吱声|吭气|来闹|闹|找回|找|验|动|回应|理|话|付款)"
)
"""Nobody objects."""
_CONFIRMED = re.compile(
    r",?[^,]{0,6}(?:代为?|自动|默认|[替帮][^,]{0,3}|视[为同作]|[当算](?:作|成|是|您|你|他)*)[^,]{0,3}"
    r"(?:确认|收货|验[收过]|点了|点|无误|没意见|认可)(?:收货|收到)?"
)
_NOT_YET = re.compile(
    rf"{ASK.pattern}|月底|每[周月]|周[一二三四五六日]|点?确认(?!期)|可投诉|可?提异|付款|取消|[说讲报](?=$|,)"
)
"""代肝七天,月底结算: the pay day is another one."""
_KEPT_FOR = re.compile(
    r"(?:款|钱|资金|收[益入]|租金|代练费|余|成|类|号|卡|卖掉的?)[^,退号]{0,12}"
    r"(?:[压押扣锁挂冻留托](?!言)|冻结|锁定|[保代托]管|"
    r"[在由][^,退]{0,6}[放存留停待躺压押扣托])[住满够上着在足有为期]{0,2}$|"
    r"^(?:单子|订单|成交)?[^,退号]{0,4}先[压押扣锁冻留挂][住满够上着足]{0,2}$"
)
"""货款先在平台压 so many days: the length of time is how long the money waits."""
_CHECKED = re.compile(
    r"^[之以]?内?(?:请|务必|要|得)?(?:检查|验[收货号]?|确认|查验|核对|"
    r"点收)[^,。]{0,6}[, ](?=[^,。]{0,3}(?:逾|到[期点时]|过|超|不))"
)
"""两小时内检查,逾时视为无误."""
_UNLESS = re.compile(r"(?:未|没有?|不)[^,]{0,12}$")
_BUYS = re.compile("买(?!家?方?[没未不无])")
_BACK = re.compile("退(?!还?给卖)")
_PAYEES = re.compile(rf"{PAYEE}|货款")
_NAMED_PERIOD = re.compile(
    r"(?:验[号货收机]|验收|保护|担保|公示|冷静|质保|调试|观察|售后)(?:期|时间)[是为有:]?$"
)
_DISPUTED = re.compile(r"(?<!撤销)(?<!撤回)(?<!无)(?<!没)投诉|维权|纠纷|举报|争议|申诉|仲裁")
_OTHERS = re.compile(
    r"代理|佣金|推广|返佣|分站|提现(?:手续|失败|申请|须|需|要|满|额|审)|申请提现|(?:发起|每[日天]|次)提现"
)
_SETTLED = re.compile(r"(?<!审)(?P<t>[TtDd]\+\d{1,2})")
_SETTLEMENT = re.compile(
    rf"[到入进][^,]{{0,3}}[账手户]|[到入进]{PAYEE}|[打转付]给|结|放款|打款|到账|卖|货款|新店"
)
_OF_SELLERS = re.compile(r"货款|卖家|商家|商户|店主|结算|放款|交易款|作者|售卡|卖的")
NEXT_DAY = re.compile(
    r"(?<![后完选])(?:次日|隔[天日]|第二天|翌日|明[天日儿早]|(?:过了?|隔了?)夜|过[了]?(?:零点|24点|"
    r"十二点))[^,。跳停\d]{0,6}?"
    rf"(?:结(?![束果案论]|款通|算会?跳)|{_VERB}[付给到进归入至款账]{{0,2}}[^,。]{{0,2}}{PAYEE}|打款|放款|"
    rf"[入进到]账)"
)
_WHEN_PAID = re.compile(
    rf"(?:{PAYEE}[^,。]{{0,3}}(?:几时|什么时候|啥时候?|何时|多久)|(?:几时|什么时候|啥时候?|何时|"
    rf"多久)[^,。]{{0,3}}给{PAYEE})"
    r"[^。]{0,10},答?:?(?:次日|隔[天日]|第二天|明天)"
)
_SALE = re.compile(r"卖(?!家可)|售(?!后)|货款|商[户家]|店[主家]|作者|结")
_PAID_OUT = re.compile(r"提现|代理|佣金|推广|返佣|分站|报表")


def settled(sentence: Sentence) -> Iterator[Found]:
    """T+1 结算, 今天卖的明天结: the seller is paid so many days after the sale."""
    text = sentence.text
    if "回收" in text or ("退" in text and not _OF_SELLERS.search(text)):
        return
    marks = [mark for mark in _SETTLED.finditer(text) if not _PAID_OUT.search(text, 0, mark.end())]
    if marks and (_SETTLEMENT.search(text) or "结" in sentence.before[-12:]):
        note = "natural_days" if "自然日" in text else ""
        for mark in marks:
            yield Found("escrow", mark["t"].upper(), mark.start(), mark.end(), note)
        return
    following = NEXT_DAY.search(text) or _WHEN_PAID.search(text)
    if following and _SALE.search(text) and not _PAID_OUT.search(text):
        yield Found("escrow", "T+1", following.start(), following.end())


_ON_DAY = re.compile(
    r"第(?![二2][天日])(?P<day>\d{1,2}|"
    r"[一二三四五六七八九十]{1,3})(?:个?自然)?[天日](?=[^。]{0,40}?(?:放款|放给|打款|解冻|释放|结[算清]|"
    r"放行|进[卖商店]|[划拨打转结][给到]|[卖商店]家[^,。]{0,4}(?:支取|提|领|取)|归[卖商店]家|[可让能]提))"
)


def released_on(sentence: Sentence) -> Iterator[Found]:
    """第3天放款给卖家: an ordinal day counts as so many days."""
    match = _ON_DAY.search(sentence.text)
    if not match or not re.search(rf"{SELLERS_MONEY.pattern}|卖出", sentence.text):
        return
    if not _OTHERS.search(sentence.text):
        with suppress(ValueError):
            days = chinese_number(match["day"])
            yield Found("escrow", f"release:P{days:g}D", match.start(), match.end())


def release(view: View) -> list[Found] | None:
    """交易完成7天后货款解冻给商家."""
    text = view.sentence.text
    if view.duration.value == "same_day" or "T+" in view.left or "T+" in view.right:
        return None
    kept = _KEPT_FOR.search(view.left)
    if not (kept or _paid_after(view)) or _for_another_reason(view):
        return None
    if not (SELLERS_MONEY.search(view.sentence.before[-12:]) or SELLERS_MONEY.search(text)):
        return None
    if _OTHERS.search(text):
        return []
    if view.duration.unit_note == "next_day" and not view.left.endswith(("后", "完")):
        return []  # `settled` reads it
    return [view.found("escrow", value=f"release:{view.duration.value}")]


def _paid_after(view: View) -> bool:
    """After the length of time nothing happens but that nobody objects and the seller is paid."""
    if not RELEASED.search(view.after, 0, 60):
        return False
    # 未于三天内提出异议的: the objection is denied before the length of time.
    after = view.after.partition(",")[2] if _UNLESS.search(view.left) else view.after
    after = _CONFIRMED.sub("", NO_COMPLAINT.sub("", _CHECKED.sub("", after)))
    released = RELEASED.search(after, 0, 44)
    return released is not None and not _NOT_YET.search(after[: released.start()])


def _for_another_reason(view: View) -> bool:
    """The money goes back to the buyer, or waits for a dispute or through a period of its own name."""
    if "退" in view.after[:12] or _BUYS.search(view.after):
        return True
    if _BACK.search(view.sentence.text) and not _PAYEES.search(view.sentence.text):
        return True
    return bool(_NAMED_PERIOD.search(view.left) or (_DISPUTED.search(view.before)))
