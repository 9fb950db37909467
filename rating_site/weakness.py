"""Was this secret drawn at random, or typed by somebody and therefore guessable? And what of a password?"""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

_TYPED = re.compile("secret|password|change.?me|example|1234567|abcdefg")
_SHORTEST = 20
_DIFFERENT = 10
SHORTEST_PASSWORD = 12
_SURPRISES = 8
"""So many characters of a password must not follow from the one before them."""
_OURS = ("kajian", "卡鉴", "moderator", "administrator", "admin", "password", "passw0rd", "mima", "密码")
"""What whoever guesses tries first with us: our name, our roles, and the word itself."""
_ROWS = ("`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "abcdefghijklmnopqrstuvwxyz")
_COLUMNS = ("1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/")
_NEIGHBOURS = frozenset(
    pair for line in (*_ROWS, *_COLUMNS) for one, two in pairwise(line) for pair in (one + two, two + one)
)
Weakness = Literal["", "short", "common", "named", "shape"]


def is_weak(secret: str) -> bool:
    """Whether it is short, made of few characters, one piece again and again, or has words in it."""
    repeats = (secret + secret).find(secret, 1) < len(secret)
    few = len(secret) < _SHORTEST or len(set(secret)) < _DIFFERENT
    return few or repeats or _TYPED.search(secret.lower()) is not None


def password_weakness(password: str, login: str) -> Weakness:
    """Why somebody would guess a password, "" where nobody would.

    `short`: under twelve characters; `common`: many people have it, perhaps with digits at an end; `named`:
    little is left without the login and our own words; `shape`: keys in a row, or the same again and again.
    """
    if len(password) < SHORTEST_PASSWORD:
        return "short"
    plain = password.lower()
    if {plain, plain.strip("0123456789!@#$%.*_-+ ")} & _common():
        return "common"
    rest = plain
    for word in sorted((login.strip().lower(), *_OURS), key=len, reverse=True):
        rest = rest.replace(word, "") if word else rest
    if rest != plain and len(rest) < _SURPRISES:
        return "named"
    return "shape" if _surprises(plain) < _SURPRISES else ""


def _surprises(plain: str) -> int:
    """How many characters neither follow the key before them nor begin a piece that was there already."""
    found = 0
    for place, char in enumerate(plain):
        before = plain[place - 1] if place else ""
        again = plain[place : place + 2] in plain[:place]
        found += not (char == before or before + char in _NEIGHBOURS or again)
    return found


@cache
def _common() -> frozenset[str]:
    lines = Path(__file__).with_name("common_passwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
