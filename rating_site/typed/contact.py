"""Which QQ numbers and WeChat ids are meant by a typed text, however shops write them to dodge filters?

What stands behind a label is sure. What merely looks like a number or an id is a guess: it is asked for
exactly, and forgotten where nobody has it.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from rating_site.typed.text import in_figures

Kind = Literal["qq", "wechat"]
Reading = tuple[Kind, str]
_MOST = 8
_LOOSE = str.maketrans("oOlI", "0011")

_BETWEEN = r"[^0-9a-zA-Z\u4e00-\u9fff@%=]"
_DIGITS = rf"[1-9](?:{_BETWEEN}{{0,2}}[0-9oOlI]){{4,13}}"
_ENDS = r"(?![a-zA-Z0-9_@-]|\.[a-zA-Z0-9])"
_NUMBER = _DIGITS + _ENDS
_PIECE = r"[-_a-zA-Z0-9]{1,19}"
_ID = rf"[a-zA-Z0-9][-_a-zA-Z0-9]{{0,19}}(?:(?:[\s*·•,~|/+]{{1,2}}|\.(?=\d)){_PIECE}){{0,9}}{_ENDS}"
_WORDS = (
    r"号码|號碼|账号|帐号|号|號|群|裙|客服|售后|联系|同步|同微|同薇|同|主|小|大|副|备用|老板|店主|就?是|为|加|找|我|搜索?"
    r"|微信|vx|wx|id"
)
_FILLED = rf"(?:{_WORDS}|[^0-9a-zA-Z\u4e00-\u9fff]){{0,10}}"
_QQ_LABEL = (
    r"(?<![a-z0-9.])(?:q[\s._-]?q|q|kou(?:kou)?|qiuqiu|qie)|腾讯|騰訊|扣扣|抠抠|口口|扣|抠|蔻|寇|叩|球球|秋秋|丘丘|裘裘"
    r"|企鹅|企鵝|鹅|鵝|🐧|客服|售后|联系|群|裙"
)
_QQ_NAMED = re.compile(rf"(?i)(?:{_QQ_LABEL}){_FILLED}({_NUMBER})")
_QQ_AFTER = re.compile(
    rf"(?i)(?<![\w.@-])({_DIGITS})[\s(【:_-]{{0,2}}(?:这个|这|是个?|的)?\s?(?:qq|q(?![a-z0-9])|扣扣|企鹅)(?![a-z0-9.])"
)
_QQ_LINKS = (
    re.compile(
        r"(?i)(?:qq\.com/|tencent://|mqq\w{0,6}://|qlogo\.cn/)\S{0,120}?[?&](?:uin|u|nk|dst_uin)=([1-9]\d{4,10})(?!\d)"
    ),
    re.compile(r"(?i)(?:(?<![\w.-])|(?<=qq))([1-9]\d{4,10})\s?@\s?(?:vip\.)?qq\s?[.,。]\s?com(?![\w.-])"),
    re.compile(r"(?i)qzone\.qq\.com/([1-9]\d{4,10})(?!\d)"),
    re.compile(r"(?i)(?<!\d)([1-9]\d{4,10})\.qzone\.qq\.com"),
)
_NO_NUMBER = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){3}(?![\d.-])|(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1[0-3]?\d(?!\d)"
)
"""The address of a machine, or a day."""
_NUMBERS = re.compile(rf"(?<![a-zA-Z0-9_-])(?<!\d\.)({_NUMBER})")

_HEART = "❤♥💗💓💚💛💙💜♡🧡"
_WECHAT_LABEL = (
    rf"[微薇威徽徵维魏唯味卫巍葳溦崴伟围](?:信|星|心|新|芯|伩|亻言|[{_HEART}]|x(?:in)?(?![a-z0-9])|(?=号|號|:))"
    rf"|[加+➕换私]\s?[微薇威徽卫葳溦]|绿泡泡|绿色软件|(?:v|w|wei)\s?[信星{_HEART}]"
    r"|(?<![a-z0-9])(?:we\s?chat|wei\s?xin|w\s?x|v\s?x|v)(?=[^a-z0-9])"
)
_WECHAT = re.compile(
    rf"(?i)(?:{_WECHAT_LABEL})(?P<filled>(?:qq|{_WORDS}|[^0-9a-zA-Z\u4e00-\u9fff]){{0,10}})(?P<id>{_ID})"
)
_IDS = re.compile(rf"(?<![a-zA-Z0-9_.-])({_ID})")
_APART = re.compile(r"[\s*·•,~|/+.]+")
_GLUED = re.compile(r"(?i)(?:wechat|weixin|vx|wx|v|w|qq|q)(?=[a-z0-9])")
_WHOLE = re.compile(r"[a-zA-Z0-9][-_a-zA-Z0-9]{5,19}")


def linked(text: str) -> list[Reading]:
    """The QQ number of links and mail addresses that are nothing else."""
    found = next(filter(None, (link.search(text) for link in _QQ_LINKS)), None)
    return [("qq", found[1])] if found else []


def labelled(text: str) -> list[Reading]:
    """(kind, key) of what stands behind a label, or before one, the surest first."""
    said, found = in_figures(text), list[Reading]()
    wechat = _WECHAT.search(said)
    if wechat and not ("q" in wechat["filled"].casefold() and wechat["id"].isdecimal()):
        found += [("wechat", one) for one in _ids(wechat["id"])]
    number = _QQ_NAMED.search(said) or _QQ_AFTER.search(said)
    if number:
        found += [("qq", one) for one in _numbers(number[1])]
    return found[:_MOST]


def alone(text: str) -> list[Reading]:
    """The QQ number that the whole text is; WeChat ids may be digits as well."""
    found = None if _NO_NUMBER.match(text) else _NUMBERS.fullmatch(in_figures(text))
    return _either(_numbers(found[1])) if found else []


def guessed(text: str) -> list[Reading]:
    """(kind, key) of everything in a text that has the form of an id or number."""
    said = in_figures(text)
    numbers = (one for found in _NUMBERS.finditer(said) for one in _numbers(found[1]))
    ids = (one for found in _IDS.finditer(said) for one in _pieces(found[1], found[1] == said))
    return [*dict.fromkeys((*_either(numbers), *(("wechat", one) for one in islice(ids, _MOST))))]


def _either(numbers: Iterator[str]) -> list[Reading]:
    digits = [*islice(numbers, _MOST)]
    held: list[Reading] = [("qq", one) for one in digits]
    return held + [("wechat", one) for one in digits if len(one) > 5][:1]


def _numbers(blob: str) -> Iterator[str]:
    """What digits with something between them may be: all of them, unless the first ones are enough."""
    pieces = re.split(f"{_BETWEEN}+", blob.translate(_LOOSE))
    joined = ["".join(pieces[:count]) for count in range(len(pieces), 0, -1)]
    if len(pieces[0]) > 6:
        joined.reverse()
    # 客服①2345678901 is the first of two.
    listed = [one[1:] for one in joined if len(one) > 9 and one[0] in "12"]
    yield from (one for one in (*joined, *pieces[1:], *listed) if 5 <= len(one) <= 11 and one[0] != "0")


def _ids(blob: str) -> Iterator[str]:
    """What an id with something between its parts may be, the first part that is long enough first."""
    pieces = _APART.split(blob)
    joined = ["".join(pieces[:count]) for count in range(1, len(pieces) + 1)]
    joined += [one.replace("-", "").replace("_", "") for one in (joined[0], joined[-1])]
    yield from (one for one in dict.fromkeys(joined) if _WHOLE.fullmatch(one))


def _pieces(blob: str, whole: bool) -> Iterator[str]:
    """What may be an id without a label: it has letters and digits, or is all that was typed."""
    pieces = _APART.split(blob)
    tries = dict.fromkeys((*_ids(blob), *pieces))
    tries.update(dict.fromkeys(_GLUED.sub("", one, count=1) for one in [*tries] if _GLUED.match(one)))
    for one in tries:
        mixed = not one.isdecimal() and any(map(str.isdecimal, one))
        if (mixed or (whole and len(pieces) == 1)) and _WHOLE.fullmatch(one):
            yield one
