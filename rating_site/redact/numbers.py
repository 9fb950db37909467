"""Which runs of digits are a person's? Trade, identity, card and telephone numbers.

Lookarounds and never word boundaries: Chinese characters are word characters, so a boundary between them and
a digit does not exist. Identity numbers need structure and checksum but no regions: on doubt we mask.
"""

import re

from rating_site.redact.rules import GAP, KEEP, Passage, Rule

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10x98765432"
_BORN = re.compile(r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]")
_CARD_DIGITS = range(13, 20)
_ID_LENGTHS = (15, 17, 18, 19)
# A dot separates digits unless it makes a price: 138.0013.8000 and 1.3.8 but not 13.50.
_DIGIT_GAP = r"(?:[ _-]{1,3}|\.(?!\d{1,2}(?![\d.]))|(?<=\.\d)\.)?"


def _compact(text: str) -> str:
    return "".join(char for char in text if char.isdigit() or char == "x")


def is_id_number(digits: str) -> bool:
    """Whether 18 plain characters have the structure and the checksum of an identity number."""
    if not _BORN.fullmatch(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _CHECK[total % 11] == digits[17]


def is_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit that bank cards carry."""
    plain = sum(int(digit) for digit in digits[-1::-2])
    doubled = sum(sum(divmod(int(digit) * 2, 10)) for digit in digits[-2::-2])
    return (plain + doubled) % 10 == 0


def _id_number(found: re.Match[str]) -> Passage | None:
    return found.span() if is_id_number(_compact(found[0])) else None


def _near_id_word(found: re.Match[str]) -> Passage | None:
    """Somebody who mistypes one digit defeats the checksum; beside the word for it, length is enough."""
    digits = _compact(found["number"])
    # An order id begins with its year; no identity number begins with 20.
    order = found["word"] == "id" and digits.startswith("20")
    return None if order or len(digits) not in _ID_LENGTHS else found.span("number")


def _bank_card(found: re.Match[str]) -> Passage | None:
    """The longest card number at this place: a price may stand right behind it."""
    digits = ""
    ends = []
    for place in range(*found.span()):
        char = found.string[place]
        digits += char if char.isdigit() else ""
        last = place + 1 == len(found.string) or not found.string[place + 1].isdigit()
        if char.isdigit() and last and len(digits) in _CARD_DIGITS and is_luhn(digits):
            ends.append(place + 1)
    return (found.start(), ends[-1]) if ends else None


NUMBERS = (
    Rule("trade_number", re.compile(r"(?<!\d)\d{20,}|(?<!\d)\d{4}(?:[ -]\d{4}){4,15}(?!\d)")),
    Rule(KEEP, re.compile(r"公网安备[^\d\n]{0,3}\d{8,14}")),
    Rule("id_number", re.compile(rf"(?<![0-9a-z])[1-9](?:{GAP}\d){{16}}{GAP}[\dx](?![0-9a-z])"), _id_number),
    Rule(
        "id_number",
        re.compile(
            r"(?P<word>身份证|身份|证件|实名|sfz|(?<![a-z])id(?![a-z]))[^\d\n\ue000]{0,12}"
            rf"(?P<number>\d(?:{GAP}\d){{14,17}}x?)(?!\d)"
        ),
        _near_id_word,
    ),
    Rule(
        "bank_card",
        re.compile(rf"(?:卡号|尾号|银行卡|储蓄卡|信用卡)[^\d\n\ue000]{{0,12}}(\d(?:{GAP}\d){{15,18}})(?!\d)"),
    ),
    Rule(
        "bank_card",
        re.compile(rf"(?<!\d)(?:62|4\d|5[1-5]|2[2-7]|3[457]|60)(?:{GAP}\d){{11,17}}(?!\d)"),
        _bank_card,
    ),
    Rule(
        "phone", re.compile(rf"(?<!\d)(?:(?:\+|00)?86{GAP})?1{_DIGIT_GAP}[3-9](?:{_DIGIT_GAP}\d){{9}}(?!\d)")
    ),
    Rule("phone", re.compile(r"(?<!\d)0\d{2,3}[ -]\d{7,8}(?!\d)")),
    Rule("phone", re.compile(r"(?<!\d)\+[1-9]\d{0,2}[ -]?\d{3,4}(?:[ -]?\d{3,4}){1,2}(?!\d)")),
)
