"""What does a rule see of a sentence, and what does it hand back?"""

import re
from dataclasses import dataclass
from functools import cached_property

from crawlers.extract.clauses.quick import quick
from crawlers.extract.durations import Duration
from crawlers.extract.terms_sentence import Sentence

BARE = 3
"""Up to so many characters (内, 左右, 以内) a length of time has no verb of its own."""
_LATER = re.compile(
    r"[之以过]?后(?!台)|[之以]?前的(?:订单|单|交易)|[之以]?外(?=的|$|,|[再才])|以上|开外|还(?!款)|都(?![可能])|仍(?!然?[可能有])|"
    r"没|未|不(?!掉|封|坏|死|限|被)|"
    r"再(?!次)|才(?=[^,]{0,5}(?:处理|给|能(?!到|充|[做弄打练开好完])|可|联系|找|受理|补|查|认))|"
    r"了[^,内]{0,5}[没未不](?!了)|[^,内]{0,3}(?:仍(?!然?[可能有])|还[没未是在]|尚未)"
)
_NO_MORE_THAN = re.compile(
    r"(?:不超过?|不多于|最[晚迟多长慢]|至[多迟]|顶多|撑死|不[得能]?[晚长]于|不会?超?过|不出|超不过|不会晚于|限)[^,]{0,3}$"
)
_OVER = quick(
    r"(?:(?<!间)隔|超过?了?|超出|(?<![不审通])过了?|(?<![不未没])满|等[了上足够满]?|等待|等候|逾|错过|大于|晚于|多于|长于|"
    r"达到?|"
    r"足)(?:约|大约|"
    r"了|有|"
    r"过)?$|(?:超过?了?|错过|过了|晚于|迟于)[^,\d]{0,8}(?:时间|时限|期限|时效)$"
)
_MUST_WAIT = re.compile(r"(?:充|单|般|常|账|货|退|段|期)[^,]{0,3}[要得需]等[上待]?$")
_EDGE = re.compile(r"[, ]")


@dataclass(frozen=True, slots=True)
class Found:
    """A clause in the making: as `Clause`, but its evidence lies at [begin:end] of the sentence's text."""

    type: str
    value: str
    begin: int
    end: int
    unit_note: str = ""
    bound: str = "max"
    start: str = "unspecified"
    aspect: str = ""
    cond: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """All but the place: what makes two findings the same clause."""
        return (
            self.type,
            self.value,
            self.unit_note,
            self.bound,
            self.start,
            self.aspect,
            self.cond,
        )


@dataclass(frozen=True)
class View:
    """One length of time with its surroundings, none of which reaches over a neighbouring length of time.

    `left` and `right` lie in the same part of the sentence (between commas), `lead` and `rest` in the parts
    before and after. `before` and `after` are all of the sentence up to there and from there on; `topic` is
    everything a reader knows by then: the sentence and the one before.
    """

    sentence: Sentence
    duration: Duration
    left: str
    right: str
    lead: str
    rest: str
    before: str
    after: str

    @cached_property
    def main(self) -> str:
        """What is said of the length of time: 内处理 as well as 内,客服给出结论."""
        if len(self.right) > BARE or not self.rest:
            return self.right
        return f"{self.right},{self.rest.partition(',')[0]}"

    @cached_property
    def near(self) -> str:
        """The sentence around the length of time, without its neighbours."""
        return f"{self.before}{self.duration.value}{self.after}"

    @cached_property
    def topic(self) -> str:
        """The preceding sentence and this one."""
        return f"{self.sentence.before}。{self.sentence.text}"

    @cached_property
    def beyond(self) -> bool:
        """The text speaks of the time after it has passed: 超过N, N后, 过了N, N还没."""
        if _NO_MORE_THAN.search(self.left) or (not self.right and _MUST_WAIT.search(self.left)):
            return False
        return bool(_LATER.match(self.right) or _OVER.search(self.left))

    def found(
        self, type_: str, *, bound: str = "max", aspect: str = "", cond: str = "", value: str = ""
    ) -> Found:
        """A clause whose value is this length of time."""
        duration = self.duration
        return Found(
            type_,
            value or duration.value,
            duration.begin,
            duration.end,
            duration.unit_note,
            bound,
            start_event(self.before),
            aspect,
            cond,
        )


_STARTS = (
    ("report", re.compile(r"(?:收到|提交|反馈|申请|投诉|举报|售后|报障|工单|接到|受理|报|发起)[^,]{0,8}$")),
    (
        "review_approved",
        re.compile(r"(?:审核|审批|审|核实|核对|确认)(?:通过|过|完|无误|属实|成功)?[^,]{0,4}$"),
    ),
    (
        "delivery",
        re.compile(
            r"(?:发货|收货|发卡|出卡|收到(?:货|卡|商品)|到手|交付|发到|到账|提卡|签收|拿到)[^,]{0,8}$"
        ),
    ),
    ("payment", re.compile(r"(?:付款|支付|充值|付好款|付完款|充完|付了款|扣款)[^,]{0,8}$")),
    ("order", re.compile(r"(?:下单|拍下|订单|拍)[^,]{0,8}$")),
    ("purchase", re.compile(r"(?:购买|买|售出|成交|交易)[^,]{0,8}$")),
)


def start_event(before: str) -> str:
    """The event nearest before a length of time that its clock starts at, or unspecified."""
    # A label is no event: 售后说明:质保30天 does not begin with a report.
    tail = before[before.rfind(":") + 1 :][-16:]
    return next((name for name, pattern in _STARTS if pattern.search(tail)), "unspecified")


def views(sentence: Sentence) -> list[View]:
    """One view for every length of time in the sentence."""
    durations, text, lent = sentence.durations, sentence.body, sentence.lent
    result = []
    for index, duration in enumerate(durations):
        low = durations[index - 1].end if index else 0
        high = durations[index + 1].begin if index + 1 < len(durations) else len(text)
        lead, left = _split_last(text[low : duration.begin])
        right, rest = _split_first(text[duration.end : high])
        rest = _whole_parts(rest, high < len(text))
        if lent and len(right) <= BARE:
            right += lent
        elif lent:
            rest = f"{rest},{lent}"
        before = f"{lead},{left}" if lead else left
        after = f"{right},{rest}" if rest else right
        result.append(View(sentence, duration, left, right, lead, rest, before, after))
    return result


def _split_last(text: str) -> tuple[str, str]:
    place = max(text.rfind(","), text.rfind(" "))
    return (text[:place], text[place + 1 :]) if place >= 0 else ("", text)


def _split_first(text: str) -> tuple[str, str]:
    edge = _EDGE.search(text)
    return (text[: edge.start()], text[edge.end() :]) if edge else (text, "")


def _whole_parts(rest: str, cut: bool) -> str:
    """`rest` without its last part where that part belongs to the next length of time."""
    return _split_last(rest)[0] if cut else rest
