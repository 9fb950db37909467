"""Which sentences and list items does a text have, and what does the heading above each say of it?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from crawlers.extract.durations import Duration, find_durations
from crawlers.extract.terms_text import HAN

MAX_SENTENCE = 300
"""A longer run without any stop is cut there: no rule reads further than that."""
MAX_HEADING = 40
MAX_LENGTHS = 12
"""No sentence of a person names more lengths of time than this."""

# "3.48小时" is item 3 with 48 hours: nobody counts in hundredths.
_NUMBERED = (
    r"[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)]|"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:、|\.(?!\d)|\.(?=\d{2}(?:小时|分钟|天)))"
)
_BULLET = r"[①-⑳•·●■◆▪◦★※]|[-*](?!\d)"
_BREAK = re.compile(
    rf"[。!;\n…]+(?:{_NUMBERED}|{_BULLET})?|(?<=[{HAN})])\.(?!\d)|(?<=[:, ])(?:{_NUMBERED}|{_BULLET})|"
    rf"(?<=[{HAN})])(?=[\d①-⑳(])(?:\d[.、](?=[{HAN}])|[(]\d[)](?!个|小时|分钟|[天日年])|[①-⑳])"
)
# What a heading says, and the words it lends to every item below it.
_LIST_HEAD = re.compile(r"以下|下列|如下|情形|情况|条件|范围|之一|说明|规则|政策|标准")
_LABEL = re.compile(r"[^,]{2,12}")
_LENT = (
    (re.compile(r"(?:不|拒绝|无法|概不|谢绝)[^,]{0,4}(?:退|全额)"), "不予退款"),
    (re.compile(r"(?:不|拒绝|无法|概不)[^,]{0,4}(?:补单|补发)"), "不予补单"),
    (re.compile(r"(?:不|拒绝|无法|概不)[^,]{0,5}(?:售后|质保|保修|包换|处理|受理)"), "不予售后"),
    (re.compile(r"(?:不|概不|无)[^,]{0,6}(?:负责|责任|赔)"), "平台不承担责任"),
    (re.compile(r"退款(?:申请)?(?:时限|期限|有效期)"), "可以申请退款"),
    (re.compile(r"退款(?:到账|处理)?(?:时[间效长]|周期)"), "退款到账"),
    (
        re.compile(r"(?:可|能|支持|给予|予以|允许|包)[^,]{0,6}退|退款[^,]{0,3}(?:条件|范围|情形|情况)"),
        "可以申请退款",
    ),
    (re.compile(r"(?:可|能|支持|给予|予以|允许)[^,]{0,6}补[单发]"), "可以申请补单"),
    (
        re.compile(r"(?:到账|充值|储值|发货|到货|出货|入账|开通|交付)(?:完成)?(?:时[间效限长]|速度|周期)"),
        "到账",
    ),
    (re.compile(r"(?:处理|审核|回复|响应|跟进|受理|答复)(?:时[间效限长]|周期)"), "处理"),
    (re.compile(r"(?:提供|提交|出示|准备|附上)[^,]{0,8}$"), "售后请提供"),
    (re.compile(r"(?:质保|售后|保修|包赔)(?:时[间效限长]|期|规则|说明|政策|标准)"), "质保"),
    (re.compile(r"(?:客服|工作|服务|上班|营业|在线)时间"), "客服时间"),
)
_COLON = re.compile(r"(?<!\d):|:(?![0-5]\d)")
_UNITS = re.compile(r"[+时天日分周月年秒钟期拜晚夜辰hHmMsSdw]")
_OWN_VERDICT = re.compile(r"不予|[不可能]退|可以|支持|请|负责|承担|不补|不再")


_TOPICS = frozenset(("退款到账", "到账", "处理", "质保", "客服时间"))
"""These tell what a length of time is about; the others pronounce a verdict."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of the plain text; `lent` is what its heading adds, `before` what preceded it.

    `text` is the body with its heading's words behind it: "已使用的" reads "已使用的,不予退款".
    """

    body: str
    begin: int
    lent: str = ""
    before: str = ""
    text: str = field(init=False)

    def __post_init__(self) -> None:
        text = f"{self.body},{self.lent}" if self.lent else self.body
        object.__setattr__(self, "text", text)  # every rule asks for it: a property would cost more

    @property
    def end(self) -> int:
        """Where the sentence ends in the plain text."""
        return self.begin + len(self.body)

    @property
    def pronounced(self) -> str:
        """The body with its heading's words where those say more than a topic."""
        return self.body if self.lent in _TOPICS else self.text

    @cached_property
    def durations(self) -> tuple[Duration, ...]:
        """The lengths of time named in the sentence."""
        if not _UNITS.search(self.body):
            return ()
        return tuple(islice(find_durations(self.body), MAX_LENGTHS))


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a plain text in order, each with its heading's words and its predecessor.

    A heading governs what follows its colon and the next items, until an item pronounces its own verdict.
    """
    lent = before = ""
    for begin, end in _pieces(text):
        own = ""
        heading, colon, item = _split_heading(text[begin : min(end, begin + MAX_HEADING)])
        while colon and (lends := _lent_by(heading)):  # of two headings the inner one governs
            own, begin, before = lends, begin + len(heading) + 1, heading
            heading, colon, item = _split_heading(text[begin : min(end, begin + MAX_HEADING)])
        body = text[begin:end]
        lent = own or lent
        if _OWN_VERDICT.search(body) or (colon and not item):
            lent = lent if own and not body else ""
        if body:
            yield Sentence(body, begin, lent, before[-80:])
        before = body or before


def _split_heading(start: str) -> tuple[str, str, str]:
    """What stands before and after the first colon that is not the colon of a clock time."""
    found = _COLON.search(start)
    return (start[: found.start()], ":", start[found.end() :]) if found else (start, "", "")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The borders of every sentence, none longer than MAX_SENTENCE."""
    begin = 0
    stops = [(stop.start(), stop.end()) for stop in _BREAK.finditer(text)]
    for end, following in [*stops, (len(text), len(text))]:
        while end - begin > MAX_SENTENCE:
            yield begin, begin + MAX_SENTENCE
            begin += MAX_SENTENCE
        if end > begin:
            yield begin, end
        begin = following


def _lent_by(heading: str) -> str:
    """The words a heading lends to its items; empty where it is none."""
    label = _LABEL.fullmatch(heading) and not any(find_durations(heading))
    if not label and not _LIST_HEAD.search(heading):
        return ""
    return next((words for pattern, words in _LENT if pattern.search(heading)), "")
