"""Which words open something? Card codes, passwords and account----password lines.

They are masked whole: half a card code still helps whoever guesses the rest, and the sealed original is kept.
"""

import re

from rating_site.redact.rules import Passage, Rule

_IS = r"[ \t]{0,3}(?P<is>[:=|]|是|为|->|)[ \t\n]{0,3}"

# Codes are sold by the dozen: lines below an announced one that hold nothing but a code belong to it.
_MORE = r"(?:\n[ \t]{0,3}(?=[a-z_-]{0,64}[0-9])[a-z0-9_-]{8,128}(?=[ \t]{0,3}(?:\n|$)))*"


def _line(found: re.Match[str]) -> Passage:
    """From the dashes to the left end of the line's word, which a pattern would find in squared time."""
    start = found.start()
    while start > 0 and "!" <= found.string[start - 1] <= "~":
        start -= 1
    return start, found.end()


def _code(found: re.Match[str]) -> Passage | None:
    """A code has a digit, or groups of letters where it is announced; a word without them is a word."""
    announced = "-" in found["code"] and found["is"]
    return found.span("code") if announced or _has_digit(found["code"]) else None


def _password(found: re.Match[str]) -> Passage | None:
    return found.span("code") if found["is"] or _has_digit(found["code"]) else None


def _grouped(found: re.Match[str]) -> Passage | None:
    """ABCD-1234-EFGH, or at least four groups of digits."""
    mixed = any(char.isalpha() for char in found[0]) or found[0].count("-") >= 3
    return found.span() if mixed and _has_digit(found[0]) else None


def _has_digit(code: str) -> bool:
    return any(char.isdigit() for char in code)


SECRETS = (
    Rule("account", re.compile(r"(?<=[a-z0-9!@#$%^&*_.])-{3,8}[a-z0-9!@#$%^&*_.][!-~]*"), _line),
    Rule(
        "password",
        re.compile(
            r"(?:密码|口令|验证码|提取码|(?<![a-z])(?:pwd|password|passwd|mima)(?![a-z]))"
            rf"{_IS}(?P<code>[!-+\--:<-~]{{4,64}})"
        ),
        _password,
    ),
    Rule(
        "card_secret",
        re.compile(
            r"(?:卡密|兑换码|激活码|序列号|注册码|充值码|券码|密钥|(?<![a-z])(?:cd-?keys?|cdk|key|token|code)(?![a-z]))"
            rf"{_IS}(?P<code>[a-z0-9][a-z0-9_-]{{5,127}}{_MORE})"
        ),
        _code,
    ),
    Rule(
        "card_secret",
        re.compile(
            rf"卡号{_IS}(?P<code>(?=[0-9-]{{0,40}}[a-z]|[0-9]{{6,15}}(?![0-9]))[a-z0-9][a-z0-9_-]{{5,63}})"
        ),
        _code,
    ),
    Rule(
        "card_secret",
        re.compile(r"(?<![a-z0-9-])[a-z0-9]{4,8}(?:-[a-z0-9]{4,8}){2,7}(?![a-z0-9-])"),
        _grouped,
    ),
    Rule(
        "account",
        re.compile(r"(?:账号|帐号|账户|用户名)[ \t]{0,3}[:=][ \t]{0,3}([a-z0-9][a-z0-9_.@-]{3,63})"),
    ),
)
