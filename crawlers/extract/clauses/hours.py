"""When can somebody be reached?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.clauses.quick import quick
from crawlers.extract.durations import chinese_number
from crawlers.extract.terms_sentence import Sentence

_PART = (
    r"(?P<{0}part>凌晨|清晨|早上?|早晨|上午|中午|午后|下午|傍晚|晚[上间]?|半夜|午夜|深夜|夜里?|夜间|"
    r"次日|第二天|"
    r"当[天日])?(?P<{0}late>凌晨|早上?)?"
)
_CLOCK = (
    r"(?P<{0}hour>\d{{1,2}}|[零一二两三四五六七八九十]{{1,3}})(?::(?P<{0}minute>[0-5]\d)|"
    r"(?P<{0}word>[点时])(?:(?P<{0}half>半)|(?P<{0}spoken>[0-5]\d|[二三四五]?十[一二三四五六七八九]?(?=分))分?|整)?)?(?P<{0}m>[AaPp][Mm])?"
)
_OPENS = r"(?:[上到][班线岗工播]|开[门张始工档嗓摊业店播]?|出摊|营业|起|接[单客]|迎客|在线?)"
_CLOSES = r"(?:下[班线岗工播]|打烊|收[摊工档线]|关[门店]|闭[店门]|歇业)"
_TO = rf"(?:[忙值守开干]?[-~到至—–]{{1,2}}| to |{_OPENS}[,、]?(?:一直|直)?[到至]?)"
_BEGIN, _END = ((_PART + _CLOCK).format(side) for side in "ab")
_HOURS = re.compile(r"(?<![\d.])(?<!\d:)" + _BEGIN + _TO + _END + r"(?!:?\d|[%分小个元]|天(?!天))")
_SHORT = re.compile(
    r"(?P<apart>[早朝])(?P<ahour>\d{1,2}|"
    r"[一二三四五六七八九十]{1,2})点?(?P<ahalf>半)?(?:[-~到至]{0,2})(?P<bpart>[晚夕])(?P<bhour>\d{1,2}|"
    r"[一二三四五六七八九十]{1,2})点?(?P<bhalf>半)?"
)
_BACKWARDS = (
    re.compile(rf"{_CLOSES}(?:时间)?[:是]?{_END}[,、]?{_OPENS}(?:时间)?:?{_BEGIN}"),
    re.compile(rf"{_END}(?:[之以]?后)?[^,\d]{{0,3}}(?:{_CLOSES}|睡觉?|不在)[,、]{_BEGIN}(?:{_OPENS}|再来)"),
    re.compile(rf"(?:{_CLOSES}(?:时间)?[:是]?|在线?到){_END}[,、]{_BEGIN}{_OPENS}"),
)
"""打烊23点,开门10点; 晚上11点后下班,早9点上班."""
_REACHED = re.compile(
    r"客服|人工|售后|在线|上班|工作时间|营业|服务时间|值班|接待|响应|看消息|咨询|回复|办公|受理|热线|专线|"
    r"电话|微信|QQ|技术|教学|指导|远程|答疑|联系|服务(?!器)|[有没无]人|time|service|"
    rf"support|看店|守店|守着|档口|师傅|在岗|专员|[密敲找]我|电脑前|喊[人我]|叫人|应答|[看见]到就回|换绑|工单|出摊|开[门张档嗓店]|{_CLOSES}",
    re.IGNORECASE,
)
_ALWAYS = quick(
    r"(?:客服|人工|售后)[^,。]{0,6}(?:7[xX*]|全天|七天)?(?:24|二十四)小时(?:都)?(?:在|轮|恭候|随叫|服务|"
    r"值[班守]|有人|待命|响应|"
    r"为[您你]|接待)|(?<!\d)(?:24|二十四)小时(?:都有|有)?(?:在线)?(?:人工|客服|真人)(?:客服)?(?:在线|"
    r"服务|为[您你]|"
    r"值|响应|"
    r"待命|$|,)|(?:客服|人工|售后|真人)[^。]{0,12}(?:7[xX*]24|24/7)|"
    r"(?:7[xX*]24|24/7)(?:小时)?(?:的|有|都)?(?:真人|人工|客服|有人|值[班守]|工单)|"
    r"(?:24|二十四)小时(?:都有人[回在接值]|应答)|(?:客服|人工|售后)全天(?:都)?(?:在|候|有人)"
)
_HIRES = re.compile(r"招[^,。待]{0,6}(?:客服|人|兼职|员)|兼职|聘|月薪|底薪")
"""Hours of a post are no hours of a desk."""
_AWAY = re.compile(
    r"[^,(]{0,8}(?:[没无]有?(?:人|客服)|不在(?!话下)|睡|下线|打烊|不营业|不上班|不接待|歇|关门|离线)"
)
_OF_ORDERS = re.compile(r"(?:之?间)?(?:下|拍|付款?|买|充|提交|收到|进来?|产生)的")
_VERB = re.compile(_OPENS)
_LABEL = re.compile(
    r"(?:客服|在线|营业|服务|工作|上班|人工|值班|support|service)(?:(?:时间|时段):?|:)$", re.IGNORECASE
)

_ROBOT = re.compile(r"自动|机器人|系统|自助")
_DAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天末]|工作日|平日|假日|双休")
_CLOSED = re.compile(
    r"维护|保养|检修|停服|停机|更新|出账|盘点|上线(?!时)|用不了|防沉迷|非(?:工作|营业|服务)时间|(?:通道|银行)[^,]{0,8},[^,]{0,3}开放|"
    r"割接|服务器|升级|清算|对账|暂停|不(?:上班|在线|营业|处理|能充|可充)|无法|停止|结算|"
    r"高峰|自动|充|提现|发货|"
    r"^.*,除外|休息|[轮午调]休|午饭|用餐|活动|特价|抢购|充值时间|到账|\d{1,2}月\d{1,2}日"
)
_DAYS = (
    ("Mon-Fri", r"(?:星期|周|礼拜)一[-~到至]{1,2}(?:星期|周|礼拜)?五"),
    ("working_days", r"工作日"),
    ("Mon-Sat", r"(?:星期|周|礼拜)一[-~到至]{1,2}(?:星期|周|礼拜)?六"),
    ("Mon-Sun", r"(?:星期|周|礼拜)一[-~到至]{1,2}(?:星期|周|礼拜)?[日天]|每天|每日|全周"),
    ("Sat-Sun", r"周末|(?:星期|周|礼拜)六[、,和至到-](?:星期|周|礼拜)?[日天]|双休"),
    ("Sat", r"(?:星期|周|礼拜)六"),
    ("Sun", r"(?:星期|周|礼拜)[日天]"),
)
_DAY_NOTES = tuple((name, re.compile(pattern)) for name, pattern in _DAYS)
_NO_HOLIDAYS = re.compile(
    r"平日.*(?:假日|周末)[^,\d]{0,4}(?:休|无|不)|(?:假日|周末)[^,\d]{0,4}(?:休|无|不).*平日"
)
_EVENING = ("下午", "午后", "晚", "晚上", "晚间", "夜", "夜里", "夜间", "傍晚", "半夜", "午夜", "深夜")
_NIGHT = ("半夜", "午夜", "深夜")
"""After midnight these words name the small hours."""


def contact_hours(sentence: Sentence) -> Iterator[Found]:
    """Opening hours such as 9:00-22:00 or 早10晚8 where the sentence speaks of people who answer."""
    if not _REACHED.search(sentence.text + sentence.before) and not _DAY.search(sentence.text):
        return
    if _HIRES.search(sentence.body):
        return
    yield from _round_the_clock(sentence)
    low, found = 0, []
    for match in _ranges(sentence.body):
        found += _opened(sentence.body[low : match.start()] or sentence.before, match)
        low = match.end()
    yield from found or _nobody_at_night(sentence)


def _ranges(text: str) -> list[re.Match[str]]:
    return [match for pattern in (_HOURS, _SHORT, *_BACKWARDS) for match in pattern.finditer(text)]


def _opened(before: str, match: re.Match[str]) -> list[Found]:
    """A range of hours in which somebody answers, with the days that are named before it."""
    after = match.string[match.end() : match.end() + 14].replace(" ", ",").split(",")[0].split("(")[0]
    value = _hours(match) or (_LABEL.search(before) and _bare(match))
    away = _OF_ORDERS.match(after) or (_AWAY.match(after) and not _VERB.search(match[0]))
    if not value or away or _CLOSED.search(before.rpartition(",")[2][-10:] + "," + after):
        return []
    days = "working_days" if _NO_HOLIDAYS.search(match.string) else _days(before)
    return [Found("contact_hours", value, match.start(), match.end(), unit_note=days)]


def _nobody_at_night(sentence: Sentence) -> Iterator[Found]:
    """夜里零点到早上七点没有人工: somebody answers at all other hours."""
    for match in _HOURS.finditer(sentence.body):
        from_, _, to = _hours(match).partition("-")
        night = from_ and (from_ >= "20:00" or from_ < "04:00") and "05:00" <= to <= "12:00"
        if night and _AWAY.match(sentence.body, match.end()):
            end = "24:00" if from_ == "00:00" else from_
            yield Found("contact_hours", f"{to}-{end}", match.start(), match.end())
            return


def _bare(match: re.Match[str]) -> str:
    """客服时间:10-22: two plain hours behind the label."""
    groups = match.groupdict()
    from_, to = (_clock(groups, side) for side in "ab")
    if from_ is None or to is None or not from_ < to:
        return ""
    return f"{from_[0]:02d}:{from_[1]:02d}-{to[0]:02d}:{to[1]:02d}"


def _round_the_clock(sentence: Sentence) -> Iterator[Found]:
    """客服24小时在线; a robot that sells all night is no contact."""
    match = _ALWAYS.search(sentence.body)
    if match and not _ROBOT.search(sentence.body):
        yield Found("contact_hours", "00:00-24:00", match.start(), match.end())


def _days(before: str) -> str:
    """The days of the week named last before a range of hours."""
    return next((name for name, pattern in _DAY_NOTES if pattern.search(before)), "")


def _hours(match: re.Match[str]) -> str:
    """HH:MM-HH:MM; empty where the two numbers need not be hours of the day."""
    groups = match.groupdict()
    clocked = [
        side
        for side in "ab"
        if groups.get(f"{side}minute")
        or groups.get(f"{side}word")
        or groups.get(f"{side}part")
        or groups.get(f"{side}m")
    ]
    if not clocked or (clocked == ["a"] and groups["bhour"] == "一"):  # 9点上班,一上班就回
        return ""
    from_, to = (_clock(groups, side) for side in "ab")
    if from_ is None or to is None:
        return ""
    if to[0] <= 12 and to <= from_ and not groups["bpart"]:
        # 9点-6点 means the evening unless the text says 次日, and 下午1点到6点 stays in its part of the day;
        # 20:00-2:00 runs past midnight.
        same_part = groups["apart"] in _EVENING and (to[0] + 12, to[1]) > from_
        spoken = groups.get("bword") and (from_[0] < 12 or same_part)
        to = (to[0] + 12, to[1]) if spoken and to[0] < 12 else to
    return f"{from_[0]:02d}:{from_[1]:02d}-{to[0]:02d}:{to[1]:02d}"


def _past_midnight(part: str, hour: int) -> bool:
    """深夜2点 and 晚上一点 lie after midnight, 晚上8点 before."""
    return (hour < 7 and part in _NIGHT) or (hour < 5 and part.startswith(("晚", "夜")))


def _clock(groups: dict[str, str | None], side: str) -> tuple[int, int] | None:
    """Hour and minute of one side on the 24-hour clock."""
    try:
        hour = int(chinese_number(groups[f"{side}hour"] or ""))
    except ValueError:
        return None
    minute = (
        30
        if groups.get(f"{side}half")
        else int(chinese_number(groups.get(f"{side}minute") or groups.get(f"{side}spoken") or "零"))
    )
    part = groups.get(f"{side}part") or ""
    late = groups.get(f"{side}late") or ""
    if (groups.get(f"{side}m") or "").lower() == "pm":
        part = "下午"
    if hour < 12 and (
        (part in _EVENING and not _past_midnight(part, hour) and not late and hour > 0)
        or (part == "中午" and hour < 10)
    ):
        hour = 24 if part.startswith(("晚", "夜")) and hour == 12 else hour + 12
    elif hour == 12 and part in _EVENING[2:]:
        hour = 24
    return (hour, minute) if hour <= 24 and minute < 60 else None
