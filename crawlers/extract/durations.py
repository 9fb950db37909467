"""Which lengths of time does a normalised Chinese text name, and where?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_NUMBER = r"(?:(?<![a-zA-Z])\d{1,4}(?:\.\d{1,2})?|[零〇一二两俩三四五六七八九十百]{1,5}|半)"
_UNIT = (
    r"秒钟?|分钟|分(?=[之以]?内|后|左右|[-~到至]\d)|刻钟|个?半?(?:小时|钟头)|个半?钟|[hH](?![A-Za-z])|"
    r"(?:hour|min)s?(?![A-Za-z])"
    r"|个?(?:工作|自然|日历)[日天]|个?(?:星期|礼拜|季度)|周(?![一二三四五六日末年边卡])|个半?月|天|"
    r"日(?![期常历均])|年"
)
_DURATION = re.compile(
    rf"(?<![\d.第零〇一二两三四五六七八九十百])(?<!\d:)(?P<low>{_NUMBER})(?P<lowunit>{_UNIT})?"
    rf"[-~到至—–]{{1,2}}(?P<high>{_NUMBER})(?P<highunit>{_UNIT})"
    rf"|"
    rf"(?<![\d.第零〇一二两三四五六七八九十百])(?<!\d:)(?P<number>{_NUMBER})(?P<unit>{_UNIT})(?P<half>半(?![小个天年]))?"
    r"|(?P<same>(?:当|同一|同)[天日](?:(?:晚上?)?(?:1\d|2[0-4]|十二|零)(?:点|:\d\d)(?=[之以]?前))?|"
    r"今[天日](?=[之以]?内))"
    r"|[TtDd]\+(?P<plus>[1-9])(?![\d日天个])"
    r"|第(?![二2][天日])(?P<nth>\d{1,2}|[一二三四五六七八九十]{1,3})[天日]"
    r"|(?P<next>次日(?!起)|隔[天日]|第二天|翌日)"
)
# A day of a month, "7x24 hours", an ordinal: figures that measure nothing here.
_NOT_BEFORE = re.compile(r"(?:月|[xX×*]|每|(?<![补管理])近|几|数|差|那|这|(?<!最)晚)$")
_NOT_AFTER = re.compile(
    r"(?<=[天周月年])卡(?!密|片|号|券)|会员|套餐|版|VIP|vip|[xX×*]\d|前的(?!订单|单|交易)"
)
_WITHIN = re.compile(r"[之以]?[内里]")
_DAY_KIND = re.compile(r"[(,]?(?:均|都)?(?:[按以指为算是]|的是){0,3}(工作|自然|日历)[日天]")
_AT_BEST = re.compile(
    r"(?:[短快少早][则的]|最[快短少早]|(?:运气|顺利)[^,]{0,4}|[快好]的时候)(?:只|也|就|仅|约|大约|一般|"
    r"需|要|得|用)*$"
)
_AT_WORST = re.compile(
    r"(?:左右|内|就到|到账|就好)?[,、;]?(?:[长慢多迟晚][则的]|最[慢长多迟晚久]|[慢忙]的时候)(?:也|不过|"
    r"就|约|大约|一般|需|要|得|用)*"
)
_BUYERS_MONEY = re.compile(r"退|补[发单卡]")
"""T+1 beside anything else is when a seller is paid."""
_UNTIL = re.compile(r"(?:截止|最[晚迟慢]|至|到)[^,]{0,6}$")
_ENDS = re.compile(r"[之以]?前|为止|止|截止")
_NO_HOLIDAYS = re.compile(
    r"(?:周末|双休|休息日|节假日|周六[^,]{0,3}日)[^,]{0,2}(?:不算|除外|不计|不含|"
    r"不办)"
)
_STEPS = (("S", 1), ("M", 60), ("H", 3600), ("D", 86400))


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time at text[begin:end]: ISO `value` or same_day.

    `unit_note` is working_days, natural_days, next_day (次日: one calendar day) or empty.
    """

    value: str
    unit_note: str
    begin: int
    end: int


def chinese_number(text: str) -> float:
    """The value of 12, 1.5, 三十六, 两 or 半; raises ValueError where it is no number."""
    if text == "半":
        return 0.5
    if text[0].isdecimal():  # of any script
        return float(text)
    total, digit = 0, -1
    for character in text:
        if character in "十百":
            total += (1 if digit < 0 else digit) * (10 if character == "十" else 100)
            digit = -1
        elif digit > 0 or character not in _DIGITS:
            raise ValueError(text)
        else:
            digit = _DIGITS[character]
    return float(total + max(digit, 0))


def iso_duration(number: float, unit: str) -> str:
    """A number of Chinese units as ISO 8601: (36, 小时) -> PT36H, (0.5, 个月) -> P15D."""
    if "月" in unit or "年" in unit or "季" in unit:
        months = number * (12 if "年" in unit else 3 if "季" in unit else 1)
        years = "年" in unit and number == int(number)
        whole = f"P{number:g}Y" if years else f"P{months:g}M"
        return whole if months == int(months) else f"P{round(months * 30)}D"
    if "周" in unit or "期" in unit or "礼" in unit:
        return f"P{number * 7:g}D"
    step = "S" if unit[0] == "秒" else "M" if unit[0] in "分刻m" else "D" if unit[-1] in "天日" else "H"
    return _iso_steps(number * (15 if unit[0] == "刻" else 1), step)


def find_durations(text: str) -> Iterator[Duration]:
    """Every length of time in `text`, from left to right; 短则3分钟,长则2小时 is one range."""
    best: Duration | None = None
    begin = 0
    for duration in _single_durations(text):
        if best and duration.value[0] == "P" and _AT_WORST.fullmatch(text, best.end, duration.begin):
            value = f"{best.value}/{duration.value}"
            best = Duration(value, duration.unit_note, begin, duration.end)
            continue
        if best:
            yield best
        single = "/" not in duration.value and duration.value[0] == "P"
        marked = _AT_BEST.search(text, max(0, duration.begin - 8), duration.begin) if single else None
        begin = marked.start() if marked else duration.begin
        best = duration if marked else None
        if not best:
            yield duration
    if best:
        yield best


def _single_durations(text: str) -> Iterator[Duration]:
    for match in _DURATION.finditer(text):
        if _NOT_BEFORE.search(text[max(0, match.start() - 2) : match.start()]):
            continue
        if _NOT_AFTER.match(text, match.end()) or (
            match[0] == "半天" and not _WITHIN.match(text, match.end())
        ):
            continue
        if match["plus"] and not _BUYERS_MONEY.search(text, max(0, match.start() - 12), match.end() + 8):
            continue
        if match["nth"] and not _is_deadline(text, match):
            continue
        value = _value(match)
        if value:
            yield Duration(value, _unit_note(text, match), match.start(), match.end())


def _is_deadline(text: str, match: re.Match[str]) -> bool:
    """最晚第五天, 第七天为止: the ordinal names an end; a bare 第三天 is when something happens."""
    return bool(
        _UNTIL.search(text, max(0, match.start() - 10), match.start()) or _ENDS.match(text, match.end())
    )


def _iso_steps(number: float, step: str) -> str:
    """`number` of one step, the fraction carried down: (1.5, D) -> PT36H."""
    if number == int(number):
        return f"P{number:g}D" if step == "D" else f"PT{number:g}{step}"
    seconds = round(number * dict(_STEPS)[step])
    for letter, size in reversed(_STEPS[:3]):
        if seconds % size == 0:
            return f"PT{seconds // size}{letter}"
    return f"PT{seconds}S"


def _value(match: re.Match[str]) -> str:
    """The ISO value of one match; empty where the figure is a calendar year or no number."""
    if match["plus"]:
        return f"P{match['plus']}D"
    if match["same"] or match["next"]:
        return "same_day" if match["same"] else "P1D"
    number, unit = match["nth"] or match["number"] or "", match["unit"] or "天"
    try:
        if match["high"]:
            low_unit = match["lowunit"] or match["highunit"]
            return f"{_amount(match['low'], low_unit)}/{_amount(match['high'], match['highunit'])}"
        return _amount(number, unit, bool(match["half"]))
    except ValueError:
        return _spoken_range(number, unit)


def _amount(number: str, unit: str, half: bool = False) -> str:
    value = chinese_number(number)
    if value >= 1000 or ("年" in unit and value > 30):
        raise ValueError(number)
    return iso_duration(value + (0.5 if half or "半" in unit else 0), unit)


def _spoken_range(number: str, unit: str) -> str:
    """两三天 and 二三十分钟 name a range by two neighbouring digits."""
    if not 2 <= len(number) <= 3 or any(c not in _DIGITS for c in number[:2]):
        return ""
    low, high, tail = number[0], number[1], number[2:]
    if tail not in ("", "十") or _DIGITS[low] >= _DIGITS[high]:
        return ""
    ends = (iso_duration(chinese_number(digit + tail), unit) for digit in (low, high))
    return "/".join(ends)


def _unit_note(text: str, match: re.Match[str]) -> str:
    if match["next"]:
        return "next_day"
    kind = "工作" if "工作" in match[0] else "自然" if "自然" in match[0] or "日历" in match[0] else ""
    if not kind and _NO_HOLIDAYS.search(text, max(0, match.start() - 14), match.end() + 14):
        kind = "工作"
    if not kind:
        # The kind of day may follow: "5日内（按自然日）", "3天(工作日)".
        tail = _DAY_KIND.search(text, match.end(), match.end() + 12)
        kind = tail[1] if tail else ""
    return {"工作": "working_days", "自然": "natural_days", "日历": "natural_days"}.get(kind, "")
