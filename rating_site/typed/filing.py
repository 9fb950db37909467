"""Which filing numbers are meant by a typed text, also misread, without a province or without 备?"""

import re
from typing import Literal

from crawlers.extract.icp_grammar import CAR_PLATES, PROVINCES, TRADITIONAL
from crawlers.extract.icp_number import IcpClaim, find_icp_in_text, parse_icp_number
from rating_site.typed.text import in_figures

Kind = Literal["icp_service", "icp_main"]
Reading = tuple[Kind, str]
NO_PROVINCE = "ICP备"
"""What a key begins with whose province is not known."""
_NAMED = {
    "北京": "京", "天津": "津", "河北": "冀", "山西": "晋", "内蒙古": "蒙", "辽宁": "辽",
    "吉林": "吉", "黑龙江": "黑", "上海": "沪", "江苏": "苏", "浙江": "浙", "安徽": "皖",
    "福建": "闽", "江西": "赣", "山东": "鲁", "河南": "豫", "湖北": "鄂", "湖南": "湘",
    "广东": "粤", "广西": "桂", "海南": "琼", "重庆": "渝", "四川": "蜀", "贵州": "黔",
    "云南": "滇", "西藏": "藏", "陕西": "陕", "甘肃": "陇", "青海": "青", "宁夏": "宁",
    "新疆": "新",
}  # fmt: skip
_LETTERS = "".join((PROVINCES, *TRADITIONAL, *CAR_PLATES))
_I, _C, _P = "[iIl1|!工丨]", "[cC(〔GgeE]", "[pPρР尸]"
_DIGIT = "[0-9OoQIl|!SsZzB]"
_DIGITS = str.maketrans("OoQIl|!SsZzB", "000111155228")
_FILED = re.compile(
    rf"(?P<province>{'|'.join(_NAMED)}|[{_LETTERS}])?(?:省|市)?"
    rf"(?P<icp>{_I}{_C}{_P}|{_I}{_P}{_C}|{_C}{_P}|{_I}{_C})?"
    r"(?P<filed>备案|備案|[备備俻惫被贝倍証證证]|bei(?:an)?)?案?(?P<misread>(?![号號是为编主服网信序])[\u4e00-\u9fff])?"
    r"(?:[/、]?许可证)?(?:主体|服务|网站|信息)?(?:编号|号码|序号|号|號)?[是为]?[^0-9a-zA-Z\u4e00-\u9fff|!]{0,6}"
    rf"(?P<digits>{_DIGIT}{{10}}(?!{_DIGIT})|{_DIGIT}{{8}}(?!{_DIGIT}))"
    r"(?P<end>[号號]|hao)?(?:(?P<dash>[-_.~/—–一:]{1,3}|第|之|杠)[号號]?)?(?:(?P<service>[1-9Il]\d{0,2})(?!\d))?"
)
_DOUBTFUL = ("bad_length", "masked", "unknown_registry", "missing_province")
_HALVES = re.compile(r"(?<!\d)(\d{4})[-.·,](\d{4})(?!\d)")
_APART = re.compile(r"(?<=\d{8})\s+(?=\d{1,2}$)")
_SPACES = re.compile(r"\s+")
_END = re.compile(r"[号號\W]*")
_ALONE = re.compile(r"(?<![a-zA-Z0-9.])(\d{8}|\d{10})(?![a-zA-Z0-9.])")


def filings(text: str) -> list[Reading]:
    """(kind, key) of the numbers that may be meant, the surest first; a service is followed by its filer."""
    claim = _claim(text)
    if claim is not None and claim.reason not in _DOUBTFUL:
        exact = _readings(claim.main, claim.number)
        loose = _misread(text) if claim.number == claim.main else []
        return loose if loose[1:] == exact else exact  # 号 4 is a service whose dash was left out
    return _misread(text) or (_readings(claim.main, claim.number) if claim else [])


def without_province(text: str) -> list[Reading]:
    """Eight or ten digits may be those of a number whose beginning was left out."""
    return [("icp_main", f"{NO_PROVINCE}{digits}号") for digits in _ALONE.findall(text)[:2]]


def _readings(main: str, number: str) -> list[Reading]:
    return [("icp_main", main)] if number == main else [("icp_service", number), ("icp_main", main)]


def _claim(text: str) -> IcpClaim | None:
    claim = parse_icp_number(text)
    if claim is None and "icp" in text.casefold():
        claim = next((one for one in find_icp_in_text(text) if one.kind == "filing"), None)
    return claim


def _misread(text: str) -> list[Reading]:
    """The last number in a text where letters and digits may be mistaken, and words of it left out."""
    tight = _HALVES.sub(r"\1\2", _SPACES.sub("", _APART.sub("-", in_figures(text))))
    for found in reversed([*_FILED.finditer(tight)]):
        if _is_filing(found):
            province = found["province"] or ""
            province = _NAMED.get(province, TRADITIONAL.get(province, province))
            main = f"{CAR_PLATES.get(province, province)}{NO_PROVINCE}{found['digits'].translate(_DIGITS)}号"
            return _readings(main, f"{main}-{service}" if (service := _service(found)) else main)
    return []


def _is_filing(found: re.Match[str]) -> bool:
    """Whether enough of a filing number is there, not just digits behind a letter."""
    icp = (found["icp"] or "").casefold()
    if found["misread"] and not (found["province"] and icp):
        return False
    told = (found["province"], len(icp) > 1, found["filed"], found["end"])
    return sum(map(bool, told)) > 1 or len(icp) > 2 or (found["filed"] or "")[:1] in ("备", "備")


def _service(found: re.Match[str]) -> str:
    """What stands behind the dash; without one it has to be the end of the text."""
    service = (found["service"] or "").translate(_DIGITS)
    closed = found["dash"] or (found["end"] and _END.fullmatch(found.string, found.end()))
    return service if closed else ""
