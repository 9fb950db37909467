"""How is a password of staff kept and compared? As argon2id, and never a guessable one."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from rating_site.weakness import SHORTEST_PASSWORD, password_weakness

# OWASP's second argon2id choice: 31 ms here; the library's default of 141 ms would invite overload.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY = _hasher.hash(secrets.token_hex(8))
_LONGEST = 200  # as the form of the door takes them
_WHY = {
    "short": f"the password needs at least {SHORTEST_PASSWORD} characters",
    "long": f"the password may have at most {_LONGEST} characters",
    "common": "many people have this password: take another",
    "named": "the password says little besides the login or our own words: take another",
    "shape": "the password follows the keyboard or repeats itself: take another",
}


class WeakPassword(ValueError):
    """The password can be guessed; `why` is a word for the reason, the message a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(_WHY[why])
        self.why = why


def keep(password: str, login: str) -> str:
    """What is stored of a password; WeakPassword where somebody would guess it."""
    why = "long" if len(password) > _LONGEST else password_weakness(password, login)
    if why:
        raise WeakPassword(why)
    return _hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether it is the password; None costs the same time, so that nobody learns which logins exist."""
    try:
        return _hasher.verify(kept or _NOBODY, password) and kept is not None
    except VerifyMismatchError:
        return False
