"""How are private texts kept unreadable in the database? Sealed with AES-256-GCM under keys of the settings.

A sealed text names the key it was sealed with, so keys can be changed: the first key seals, all of them open.
The purpose is authenticated: a text sealed as a contact cannot be passed off as a story.
"""

import hashlib
import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_VERSION = b"\x01"
_NAME, _NONCE = 4, 12


class UnsealError(ValueError):
    """The text was sealed with another key, for another purpose, or was changed."""


class Seal:
    """Seals and opens private texts and files; `keys` are 32 bytes each, the newest first."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != 32 for key in keys):
            raise ValueError("a sealing key has 32 bytes")
        self._current = _name(keys[0])
        self._keys = {_name(key): AESGCM(key) for key in keys}

    def close(self, text: str, purpose: str) -> bytes:
        """The sealed form of a text."""
        return self.close_bytes(text.encode(), purpose)

    def open(self, sealed: bytes, purpose: str) -> str:
        """The text; UnsealError where it cannot be trusted or read."""
        return self.open_bytes(sealed, purpose).decode()

    def close_bytes(self, data: bytes, purpose: str) -> bytes:
        """The sealed form of a file."""
        nonce = secrets.token_bytes(_NONCE)
        hidden = self._keys[self._current].encrypt(nonce, data, purpose.encode())
        return _VERSION + self._current + nonce + hidden

    def open_bytes(self, sealed: bytes, purpose: str) -> bytes:
        """The file; UnsealError where it cannot be trusted or read."""
        name, rest = sealed[1 : 1 + _NAME], sealed[1 + _NAME :]
        key = self._keys.get(name)
        if sealed[:1] != _VERSION or key is None:
            raise UnsealError("sealed with a key that these settings do not name")
        try:
            return key.decrypt(rest[:_NONCE], rest[_NONCE:], purpose.encode())
        except (InvalidTag, ValueError) as error:
            raise UnsealError("it was changed after sealing or belongs to another purpose") from error

    def is_current(self, sealed: bytes) -> bool:
        """Whether the newest key sealed it."""
        return sealed[1 : 1 + _NAME] == self._current


def _name(key: bytes) -> bytes:
    return hashlib.sha256(b"name" + key).digest()[:_NAME]
