"""Which licence number is written here, and can it be real? The grammar of ICP numbers on folded text.

Measured on collected footers, every public one-line pattern misses half of the real forms, so the grammar
is loose in what it finds (spaces, traditional characters, a suffix before or after 号, masked digits) and
strict in what it calls possible. A number's year is that of the filer's first filing, never a site's age.
"""

import re
from dataclasses import dataclass

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新"
TRADITIONAL = dict(zip("晉遼滬蘇閩贛魯粵瓊陝隴寧雲貴", "晋辽沪苏闽赣鲁粤琼陕陇宁云贵", strict=True))
CAR_PLATES = {"川": "蜀", "贵": "黔", "云": "滇", "甘": "陇"}
"""Letters of car plates that people write in place of the register's letters."""
_JOKES = "萌茶喵雾霧团星猫月梦兽兔幻"
_HAN = re.compile("[\u3400-\u9fff]")
_SERVICE_KINDS = {"": "filing", "A": "app", "X": "mini_program", "K": "quick_app"}
_FIRST_YEAR = 2000
_SAMPLE_SERIALS = frozenset({"654321"} | {digit * 6 for digit in "023456789"})
"""Serials start at 1, and no province reaches 200,000 a year; 123456 and 111111 may well be somebody's."""
_SAMPLES = frozenset({"12345678", "87654321", "01234567", "23456789", "1234567890", "0123456789"})

_SUFFIX = (
    r"(?:[ \t]{0,2}[号號])?(?:[ \t]{0,2}[-_][ \t]{0,2}(?!(?:19|20)\d\d(?!\d))"
    r"(?P<n>\d{1,4}(?!\d)|X{1,2}(?![A-Z]))(?P<letter>[AXK](?![A-Z0-9]))?)?(?:[ \t]{0,2}[号號])?"
)
_MASK = r"X*●○•?×✕#"
FILING = re.compile(
    r"(?:(?P<prefix>[\u3400-\u9fff])(?P<gap>[ \t]{0,3}))?(?<![A-Za-z])I ?C ?P[ \t]{0,3}"
    r"(?P<word>[备備俻证証證])案?[号號]?[ \t]{0,3}[:.]?[ \t]{0,3}"
    rf"(?P<digits>\d(?:[ \t]{{0,2}}\d){{7,9}}(?=[ \t]{{0,2}}[号號])|[\d{_MASK}]{{4,20}}){_SUFFIX}",
    re.IGNORECASE,
)
TELECOM = re.compile(
    r"(?:(?P<prefix>合字|[\u3400-\u9fff])[ \t]{0,2}(?:ICP[ \t]{0,2}[证証證][ \t]{0,2}[:]?[ \t]{0,2})?)?"
    r"(?<![A-Za-z0-9.])(?P<classes>[AB][12](?:[ \t]?[.,、·/][ \t]?[AB][12]){0,5})[ \t]{0,2}[-.]?[ \t]{0,2}"
    rf"(?P<digits>[\d{_MASK}]{{6,12}})(?![A-Za-z]){_SUFFIX}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A licence number in canonical form. `reason` is empty where the number could be real."""

    number: str
    main: str
    kind: str
    reason: str
    nonstandard: bool = False


def read_filing(found: re.Match[str], year_now: int | None) -> Number | None:
    """The number in a match of FILING: 京ICP备…号[-n[A|X|K]] or 京ICP证…号[-n]; None if it is just text."""
    province, reason = _province(found)
    official = CAR_PLATES.get(province, province)
    digits = re.sub(r"\s", "", found["digits"]).upper()
    if reason == "missing_province" and len(digits) < 6:
        return None  # "ICP备案 2019-2026"
    letter = (found["letter"] or "").upper()
    licence = found["word"] in "证証證"
    kind = "icp_licence" if licence else _SERVICE_KINDS[letter]
    main = f"{official}ICP{'证' if licence else '备'}{digits}号"
    reason = reason or _impossible(digits, (6,) if licence else (8, 10), year_now)
    return Number(main + _service(found, letter), main, kind, reason, official != province)


def read_telecom(found: re.Match[str], year_now: int | None) -> Number | None:
    """The number in a match of TELECOM: 粤B2-…[-n], 合字B1.B2-…, A2.B1.B2-…; None where it is a product code.

    Unlike filings, Sichuan's telecom licences do carry 川, so letters stay as they are written.
    """
    prefix = found["prefix"] or ""
    prefix = TRADITIONAL.get(prefix, prefix)
    known = prefix == "合字" or prefix in CAR_PLATES or prefix in PROVINCES
    digits = found["digits"].upper()
    reason = _impossible(digits, (8,), year_now)
    if reason and not (known and prefix):
        return None
    classes = ".".join(re.findall(r"[AB][12]", found["classes"].upper()))
    main = f"{prefix if known else ''}{classes}-{digits}"
    return Number(main + _service(found, ""), main, "telecom_licence", reason)


def _province(found: re.Match[str]) -> tuple[str, str]:
    """The province letter written before "ICP", and why it is none.

    A single foreign letter is a registry that somebody invented; the last letter of a word is just text.
    """
    letter = TRADITIONAL.get(found["prefix"] or "", found["prefix"] or "")
    if not letter:
        return "", "missing_province"
    if letter in PROVINCES or letter in CAR_PLATES:
        return letter, ""
    if letter in _JOKES:
        return letter, "joke_registry"
    alone = not found["gap"] and not _HAN.fullmatch(found.string[max(0, found.start() - 1) : found.start()])
    return (letter, "unknown_registry") if alone else ("", "missing_province")


def _service(found: re.Match[str], letter: str) -> str:
    return f"-{found['n'].upper()}{letter}" if found["n"] else ""


def _impossible(digits: str, lengths: tuple[int, ...], year_now: int | None) -> str:
    """Why these digits cannot be a number that was ever given out; empty where they can."""
    if not digits.isdecimal():
        return "masked"
    if digits in _SAMPLES or len(set(digits)) == 1:
        return "placeholder"
    if len(digits) >= 8 and digits[-6:] in _SAMPLE_SERIALS:
        return "placeholder"
    if len(digits) not in lengths:
        return "bad_length"
    year = int(digits[:4]) if len(digits) == 10 or lengths == (8,) else 2000 + int(digits[:2])
    return "" if _FIRST_YEAR <= year <= (year_now or year) else "impossible_year"
