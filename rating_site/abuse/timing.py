"""Was a form filled in faster than a person can, or kept too long? Its start is signed into the form."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Literal

FASTEST = timedelta(seconds=4)
LASTS = timedelta(hours=12)
Answer = Literal["ok", "too_fast", "expired", "forged"]


def started(form: str, key: bytes, now: datetime) -> str:
    """The token that goes into a form of this name when it is shown."""
    moment = str(int(now.timestamp()))
    return f"{moment}.{_signature(form, moment, key).decode()}"


def waited(
    token: str, form: str, key: bytes, now: datetime, *, least: timedelta = FASTEST, most: timedelta = LASTS
) -> Answer:
    """What the token says when the form comes back: ok, too_fast, expired or forged."""
    moment, _, signature = token[:100].partition(".")
    genuine = hmac.compare_digest(signature.encode("utf-8", "replace"), _signature(form, moment, key))
    if not genuine:
        return "forged"
    passed = now - datetime.fromtimestamp(int(moment), now.tzinfo)
    if passed > most:
        return "expired"
    return "ok" if passed >= least else "too_fast"


def _signature(form: str, moment: str, key: bytes) -> bytes:
    signed = f"form\0{form}\0{moment}".encode("utf-8", "replace")
    return hmac.digest(key, signed, hashlib.sha256).hex().encode()
