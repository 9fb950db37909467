"""How is a name spelled in Latin letters?

A generated table of single readings (1 µs a name where a general library takes 74 µs and 190 MB). Shops
call themselves 发卡 "fa ka", so 卡 is always ka. Readings that names use as well are a short whitelist:
most names contain some character with several readings, and all combinations would drown the right one.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice, product

from search_index.analyzer import HAN
from search_index.tabled import lines

MAX_SPELLINGS = 4
ALSO = {
    "乐": "yue",
    "行": "hang",
    "重": "chong",
    "长": "chang",
    "都": "du",
    "朝": "zhao",
    "弹": "tan",
    "传": "zhuan",
    "角": "jue",
    "藏": "zang",
    "还": "huan",
    "调": "tiao",
    "盛": "cheng",
    "曾": "zeng",
    "单": "shan",
    "率": "shuai",
    "数": "shuo",
    "什": "shi",
    "了": "liao",
    "地": "de",
    "石": "dan",
    "绿": "lu",
    "吕": "lu",
    "女": "nu",
    "律": "lu",
    "旅": "lu",
    "色": "shai",
    "更": "jing",
    "降": "xiang",
    "乾": "gan",
    "沈": "chen",
    "奇": "ji",
}
"""Second readings that occur in names, and lu / nu as many type lü and nü."""
_SEVERAL = re.compile(f"([{''.join(ALSO)}])")
_PART = re.compile(f"[{HAN}]|[^\\W_{HAN}]+")
_ACCENTS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"))


@cache
def table() -> dict[str, str]:
    """Character -> reading, for every unified ideograph of the basic block that has one."""
    return {character: line.split(" ")[0] for line in lines("pinyin") for character in line.split(" ")[1]}


def syllables(name: str) -> tuple[str, ...]:
    """The syllables of a folded name; Latin words and numbers stay as they are: 91卡盟 -> 91 ka meng."""
    readings = table()
    try:
        return tuple(map(readings.__getitem__, name))
    except KeyError:
        return tuple([readings.get(part, part) for part in _PART.findall(name)])


def spellings(name: str) -> list[tuple[str, ...]]:
    """The syllables in up to MAX_SPELLINGS ways, the usual one first."""
    if ALSO.keys().isdisjoint(name):
        return [syllables(name)]
    readings = table()
    ways = [
        (readings.get(part, part), ALSO[part]) if part in ALSO else (readings.get(part, part),)
        for part in _PART.findall(name)
    ]
    return list(islice(product(*ways), MAX_SPELLINGS))


@cache
def _single() -> dict[int, str]:
    """Code of a character -> its only reading; digits and Latin letters stay."""
    only = {character: reading for character, reading in table().items() if character not in ALSO}
    return str.maketrans({chr(code): chr(code) for code in range(128)} | only)


@cache
def _ways() -> dict[str, tuple[str, ...]]:
    """Character -> both of its readings, the usual one first."""
    return {character: (table()[character], also) for character, also in ALSO.items()}


def sounds(name: str) -> list[str]:
    """The spellings of a compared name (letters and digits only), each in one word."""
    parts = _SEVERAL.split(name.translate(_single()))
    found = [parts.pop()]
    while parts:
        ways = _ways()[parts.pop()]
        if len(found) == MAX_SPELLINGS:
            ways = ways[:1]
        before = parts.pop()
        found = [before + way + later for way in ways for later in found]
    return found


def initials(spelling: tuple[str, ...], name: str) -> str:
    """First letters of the syllables; words and numbers count whole: 91卡盟 -> 91km, QQ业务网 -> qqyww."""
    return "".join([part if part[:1] in name else part[:1] for part in spelling])


def accent(spelled: str) -> str:
    """One spelling for what southern accents do not tell apart: z/zh, c/ch, s/sh, n/ng, l/n."""
    for told, heard in _ACCENTS:
        spelled = spelled.replace(told, heard)
    return spelled


def accents(spelled: Sequence[str]) -> list[str]:
    """The same for many texts without line breaks."""
    return accent("\n".join(spelled)).split("\n") if spelled else []
