"""What may hide from the rules, so that a person reads the text before it is shown?"""

import re
from collections.abc import Iterator

_HAN = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺"
_VALUES = dict(zip(_HAN, "00123456789123456789" + "1", strict=True)) | {
    "o": "0",
    "о": "0",
    "ο": "0",
    "l": "1",
    "i": "1",
    "|": "1",
}
_DIGITS = f"0-9{''.join(_VALUES)}"
_RUN = re.compile(rf"[{_DIGITS}](?:[^{_DIGITS}a-z\ue000\u4e00-\u9fff]{{0,3}}[{_DIGITS}]){{10,63}}")
_PRICE = re.compile(r"\d+\.\d{1,2}(?![\d.])")
_LONG = 11
_PHONE = re.compile(r"1[3-9]\d{9}")
_CONTACT = r"(?:qq|扣扣|企鹅|微信|vx|wx|电话|手机|联系|加我|找我|私聊|私信|滴滴|咨询)"
_SPOKEN = re.compile(rf"{_CONTACT}[^\n{_HAN}]{{0,8}}(?:[{_HAN}][ .-]?){{5,20}}")
_BARE = re.compile(rf"{_CONTACT}[^\d\n\ue000]{{0,12}}[1-9]\d{{4,10}}(?![\d元块个天.])")
_RECOVERY = re.compile(
    r"(?<![不没未否])(?:能|可以|包|帮|代|专业|保证|成功|负责|协助)[^\s。,.不否吗\ue000]{0,4}(?:追回|追款|追损|挽损|挽回|讨回)"
    r"|(?<!让)(?:联系|找|加|私信|私聊)(?:我|本人|老师|律师|黑客|技术|团队|微信|vx|qq)[^。\n]{0,14}"
    r"(?:退款|追回|追款|挽回|出款|维权|拿回|找回)"
)


def reasons(plain: str) -> Iterator[str]:
    """Reason codes for a look by a person, from folded text in which what was found is blanked."""
    if _SPOKEN.search(plain) or any(_hides(found[0]) for found in _RUN.finditer(plain)):
        yield "hidden_digits"
    if _BARE.search(plain):
        yield "contact_number"
    if _RECOVERY.search(plain):
        yield "recovery_offer"


def _hides(run: str) -> bool:
    """Whether disguised or oddly separated digits make a telephone number, or a long number at all."""
    for part in _PRICE.sub("\n\n\n", run).split("\n\n\n"):
        digits = "".join(_VALUES.get(char, char) for char in part if char in _VALUES or char.isdigit())
        disguised = len(digits) == len(part) >= _LONG and any(char in _VALUES for char in part)
        if disguised or (len(digits) < len(part) and _PHONE.search(digits)):
            return True
    return False
