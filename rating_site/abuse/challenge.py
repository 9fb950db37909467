"""Did the sender's browser work for a moment? A puzzle that costs seconds to solve and nothing to check.

It stops nobody who wants to pay; it makes a flood cost something. The library signs and checks; what it
leaves to us: a solution counts once (the caller remembers its id until it expires), the time is an argument,
and only the exact form that we write is read, so that no part of the salt can be moved into the number.
"""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, TypedDict

from altcha.v1 import Payload, create_challenge, verify_solution

DIFFICULTY = 50_000
"""A browser tries half as many hashes on average: about a second at a desk, a few on an old telephone."""
LASTS = timedelta(minutes=30)
_LONGEST = 2_000
_SALT = re.compile(r"[0-9a-f]{24}\?expires=([0-9]{9,11})&")
_HEX = re.compile(r"[0-9a-f]{64}")
Reason = Literal["malformed", "expired", "wrong"]


class Puzzle(TypedDict):
    """What the browser gets, as JSON."""

    algorithm: str
    challenge: str
    maxNumber: int
    salt: str
    signature: str


@dataclass(frozen=True, slots=True)
class Solved:
    """A correct solution: remember `id` until `expires` and accept it once."""

    id: str
    expires: datetime


class Unsolved(ValueError):
    """No solution; `reason` is malformed, expired or wrong."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def puzzle(key: bytes, now: datetime, *, difficulty: int = DIFFICULTY, lasts: timedelta = LASTS) -> Puzzle:
    """A new puzzle; the key signs it."""
    made = create_challenge(
        algorithm="SHA-256",
        max_number=difficulty,
        salt_length=12,
        hmac_key=key,
        salt="",
        number=None,
        expires=now + lasts,
        params=None,
    )
    return Puzzle(
        algorithm=made.algorithm,
        challenge=made.challenge,
        maxNumber=made.max_number,
        salt=made.salt,
        signature=made.signature,
    )


def solved(solution: str, key: bytes, now: datetime) -> Solved:
    """The solution that a browser sent (base64 of JSON); Unsolved where it is none."""
    payload = _read(solution)
    expires = _expires(payload.salt)
    if expires <= now:
        raise Unsolved("expired")
    if not verify_solution(payload, key, check_expires=False)[0]:
        raise Unsolved("wrong")
    return Solved(payload.challenge, expires)


def _read(solution: str) -> Payload:
    try:
        raw = json.loads(base64.b64decode(solution[:_LONGEST], validate=True))
        payload = Payload.from_dict(raw)
    except (binascii.Error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unsolved("malformed") from error
    texts = (payload.challenge, payload.signature)
    plain = all(isinstance(text, str) and _HEX.fullmatch(text) for text in texts)
    if not plain or type(payload.number) is not int or payload.algorithm != "SHA-256":
        raise Unsolved("malformed")
    return payload


def _expires(salt: object) -> datetime:
    found = _SALT.fullmatch(salt) if isinstance(salt, str) else None
    if found is None:
        raise Unsolved("malformed")
    return datetime.fromtimestamp(int(found[1]), UTC)
