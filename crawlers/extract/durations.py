"""Which lengths of time does a normalised Chinese text name, and where?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
_DIGITS |= {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_NUMERAL = "零〇一二两俩仨三四五六七八九十百廿卅卌壹贰叁肆伍陆柒捌玖拾佰"
# 一点五小时 is a decimal, 三(3)个工作日 says its number twice.
_NUMBER = (
    rf"(?:(?<![a-zA-Z])\d{{1,4}}(?:\.\d{{1,2}})?\+?|[{_NUMERAL}]{{1,5}}(?:点五)?|半)"
    rf"(?:[(][\d{_NUMERAL}]{{1,4}}[)])?"
)
_UNIT = (
    r"秒钟?|分[钟种锺钅]|分中(?=[之以]?内|[后就到])|分半钟?|分(?=[之以]?内|后|左右|[-~到至]\d|[到必][账到手]|出[货卡码]|发货|搞定)|刻钟|"
    r"个?半?(?:小时|钟头)|个半?钟|个?时辰|[hH](?![A-Za-z])|"
    r" ?(?:[hH]ours?|[hH]rs?|[mM]in(?:ute)?s?|MINS?|[sS]ec(?:ond)?s?|[dD]ays?|[wW]eeks?)(?![A-Za-z])|"
    r"[sS](?=[之以]?[内后]|左右|到|出|发)|d(?=[之以]?[内后]|左右|$|[,/ ])"
    r"|个?(?:银行|法定|正常)?(?:工作|营业|办公|交易|自然|日历)[日天]|个?工日|个?(?:星期|礼拜|季度)|"
    r"整?周(?![一二三四五六日末年边卡])|个[半整]?月|整?天(?:[一两三四五]夜)?|昼夜|日(?![期常历均])|整?年"
)
_RANGED_MINUTES = r"分(?=$|[,、/)入到出发充就])"
"""快充1-30分: a bare 分 is a minute only behind a range, and a point elsewhere."""
_DURATION = re.compile(
    rf"(?<![\d.第{_NUMERAL}])(?<!\d:)(?P<low>{_NUMBER})(?:(?P<lowunit>{_UNIT})?"
    rf"[-~到至—–]{{1,2}}(?P<high>{_NUMBER})(?P<highunit>{_UNIT}|{_RANGED_MINUTES})|"
    rf"(?P<unit>{_UNIT})(?:(?<=时)(?P<minutes>[1-5]\d|[二三四五]?十[一-九]?)分钟?|(?P<half>半(?![小个天年])))?)"
    r"|(?P<same>(?:当|同一|同)[天日](?:(?:晚上?)?(?:1\d|2[0-4]|十二|零)(?:点|:\d\d)(?=[之以]?前))?|"
    r"当晚(?:(?:1\d|2[0-4]|十二|零)(?:点|:\d\d)(?=[之以]?前))?|今[天日](?=[之以]?内))"
    r"|[TtDd]\+(?P<plus>[1-9])(?![\d日天个])"
    r"|第(?![二2][天日])(?P<nth>\d{1,2}|[一二三四五六七八九十]{1,3})[天日]"
    r"|(?P<next>次日(?!起)|隔[天日]|第二天|翌日(?!起)|[次下]一?个?(?:工作|营业)[日天]|第[二2]个工作[日天])"
    r"|个把(?P<about>小时|钟头?|星期|礼拜|月)"
)
# A day of a month, "7x24 hours", an ordinal: figures that measure nothing here.
_NOT_BEFORE = re.compile(
    r"(?:月|[xX×*]|每|(?<![补管理])近|几|数|差|那|这|最后|(?<!最)晚|(?<!最)[晚迟][发到充退交付了])$"
)
_WEEKEND = ("六日", "五六日")
_NOT_AFTER = re.compile(
    r"(?<=[天周月年])卡(?!密|片|号|券)|会员|的?套餐|版|VIP|vip|[xX×*]\d|前的(?!订单|单|交易)|两头|"
    r"[一二两三四五\d]{1,2}[次回趟]|[问催查看]一[次回遍]"
)
_WITHIN = re.compile(r"[之以]?[内里]")
_DAY_KIND = re.compile(
    r"[(,]?(?:均|都)?(?:[按以指为算是]|的是){0,3}(?<![个\d一二两三四五六七八九十])(工作|自然|日历)[日天]"
)
_AT_BEST = re.compile(
    r"(?:[短快少早][则的]|最[快短少早]|(?:运气|顺利)[^,]{0,4}|[快好]的时候)(?:只|也|就|仅|约|大约|一般|"
    r"需|要|得|用)*$"
)
_AT_WORST = re.compile(
    r"(?:左右|内)?(?:就?[到来好有发出]|到账)?[,、; ]?"
    r"(?:打底[,、]?|起步[,、]?|[长慢多迟晚][则的]|最[慢长多迟晚久]|[慢忙]的时候)"
    r"(?:也|不过|就|约|大约|一般|需|要|得|用)*"
)
_FLOOR = re.compile(r"(?:打底|起步)[,、]?(?=[^,。]{2,8}封顶)")
"""三天打底,四天封顶 names both ends of a range."""
_BUYERS_MONEY = re.compile(r"退|补[发单卡]")
"""T+1 beside anything else is when a seller is paid."""
_UNTIL = re.compile(r"(?:截止|最[晚迟慢]|晚[过于]|迟于|至|到)[^,]{0,6}$")
_ENDS = re.compile(r"[之以]?前|为止|止|截止")
_NO_HOLIDAYS = re.compile(
    r"(?:周末|双休|休息日|节假日|周六[^,]{0,3}日)[^,]{0,2}(?:不算|除外|不计|不含|"
    r"不办)"
)
_WORKING = re.compile(r"工|营业|办公|交易")
_NATURAL = re.compile(r"自然|日历")
_TWO_DIGITS = re.compile(
    r"(?P<head>(?:[一二三四五六七八九]?十)?)(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<tail>十?)"
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
    """The value of 12, 1.5, 三十六, 一点五, 叁, 两 or 半; raises ValueError where it is no number."""
    if text == "半":
        return 0.5
    if text[0].isdecimal():  # of any script
        return float(text)
    whole = text.removesuffix("点五")
    if whole != text:
        return chinese_number(whole) + 0.5
    total, digit = 0, -1
    for character in text:
        if character in "十百拾佰":
            total += (1 if digit < 0 else digit) * (10 if character in "十拾" else 100)
            digit = -1
        elif character in _TENS:
            total += _TENS[character]
        elif digit > 0 or character not in _DIGITS:
            raise ValueError(text)
        else:
            digit = _DIGITS[character]
    return float(total + max(digit, 0))


def iso_duration(number: float, unit: str) -> str:
    """A number of Chinese units as ISO 8601: (36, 小时) -> PT36H, (0.5, 个月) -> P15D."""
    unit = unit.strip().lower()
    if "月" in unit or "年" in unit or "季" in unit:
        months = number * (12 if "年" in unit else 3 if "季" in unit else 1)
        years = "年" in unit and number == int(number)
        whole = f"P{number:g}Y" if years else f"P{months:g}M"
        return whole if months == int(months) else f"P{round(months * 30)}D"
    if "周" in unit or "期" in unit or "礼" in unit or unit[0] == "w":
        return f"P{number * 7:g}D"
    times = 15 if unit[0] == "刻" else 2 if "辰" in unit else 1
    return _iso_steps(number * times, _step(unit))


def _step(unit: str) -> str:
    """The letter of the step that a unit below a week counts in."""
    if unit[0] in "秒s":
        return "S"
    if unit[0] in "分刻m":
        return "M"
    return "D" if unit[-1] in "天日夜" or unit[0] == "d" else "H"


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
        best = duration if marked or (single and _FLOOR.match(text, duration.end)) else None
        if not best:
            yield duration
    if best:
        yield best


def _single_durations(text: str) -> Iterator[Duration]:
    for match in _DURATION.finditer(text):
        if _NOT_BEFORE.search(text[max(0, match.start() - 3) : match.start()]):
            continue
        if _NOT_AFTER.match(text, match.end()) or (
            match[0] == "半天" and not _WITHIN.match(text, match.end())
        ):
            continue
        if match["plus"] and not _BUYERS_MONEY.search(text, max(0, match.start() - 12), match.end() + 8):
            continue
        if match[0] in _WEEKEND and text[max(0, match.start() - 1) : match.start()] in ("周", "期", "拜"):
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
    if match["about"]:
        return iso_duration(1, match["about"])
    number, unit = match["nth"] or match["low"], match["unit"] or "天"
    try:
        if match["high"]:
            low_unit = match["lowunit"] or match["highunit"]
            return f"{_amount(match['low'], low_unit)}/{_amount(match['high'], match['highunit'])}"
        minutes = chinese_number(match["minutes"]) if match["minutes"] else 0
        return _amount(number, unit, 0.5 if match["half"] or "半" in unit else minutes / 60)
    except ValueError:
        return _spoken_range(number, unit)


def _amount(number: str, unit: str, more: float = 0) -> str:
    value = chinese_number(number.partition("(")[0].rstrip("+"))
    if value >= 1000 or ("年" in unit and value > 30):
        raise ValueError(number)
    return iso_duration(value + more, unit)


def _spoken_range(number: str, unit: str) -> str:
    """两三天, 二三十分钟 and 十七八天 name a range by two neighbouring digits."""
    pair = _TWO_DIGITS.fullmatch(number)
    if not pair or _DIGITS[pair["low"]] >= _DIGITS[pair["high"]]:
        return ""
    ends = (chinese_number(f"{pair['head']}{pair[end]}{pair['tail']}") for end in ("low", "high"))
    return "/".join(iso_duration(end, unit) for end in ends)


def _unit_note(text: str, match: re.Match[str]) -> str:
    if match["next"] and not _WORKING.search(match[0]):
        return "next_day"
    kind = "工作" if _WORKING.search(match[0]) else "自然" if _NATURAL.search(match[0]) else ""
    if not kind and _NO_HOLIDAYS.search(text, max(0, match.start() - 14), match.end() + 14):
        kind = "工作"
    if not kind:
        # The kind of day may follow: "5日内（按自然日）", "3天(工作日)".
        tail = _DAY_KIND.search(text, match.end(), match.end() + 12)
        kind = tail[1] if tail else ""
    return {"工作": "working_days", "自然": "natural_days", "日历": "natural_days"}.get(kind, "")
