"""Which form was really ours? Flask-WTF's token, masked anew in every page, so that lengths tell nothing.

Pages are compressed and repeat what was typed: a secret that stays the same from answer to answer could be
guessed by its compressed length (BREACH). So each page shows the token masked by fresh random bytes.
"""

import base64
import binascii
import secrets

from flask import Flask
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf

_LONGEST = 1000


class MaskedCsrf(CSRFProtect):  # type: ignore[misc]  # the library has no types
    """Takes masked tokens from forms and headers, and gives them to templates as `csrf_token`."""

    def init_app(self, app: Flask) -> None:
        """Protect the app's forms."""
        super().init_app(app)
        # Macros see globals, pages see the context: the library sets both, so both are set again.
        app.jinja_env.globals["csrf_token"] = masked_token
        app.context_processor(lambda: {"csrf_token": masked_token})

    def _get_csrf_token(self) -> str | None:
        return unmask(super()._get_csrf_token() or "")


def masked_token() -> str:
    """This session's token as the next form shows it."""
    return mask(generate_csrf())


def mask(token: str) -> str:
    """The token hidden by random bytes, different at every call."""
    plain = token.encode()
    noise = secrets.token_bytes(len(plain))
    return base64.urlsafe_b64encode(noise + _mixed(plain, noise)).decode()


def unmask(masked: str) -> str | None:
    """The token again; None for anything else."""
    try:
        both = base64.urlsafe_b64decode(masked[:_LONGEST].encode("ascii"))
        half = len(both) // 2
        return _mixed(both[half:], both[:half]).decode("ascii") or None
    except (ValueError, binascii.Error):
        return None


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=True))
