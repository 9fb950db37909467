"""How are rows named that strangers may see, and what do people type to come back? Random ids and codes."""

import hashlib
import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to misread
_CODE, _GROUP = 25, 5
_MISREAD = str.maketrans("oil", "011")


def new_id(length: int = 12) -> str:
    """A fresh id of `length` characters, 5 random bits each."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def new_code() -> str:
    """A fresh code that opens something, 125 random bits in groups of five: shown once, never kept.

    So many that a plain hash of it is enough: nobody tries them all.
    """
    code = new_id(_CODE)
    return "-".join(code[start : start + _GROUP] for start in range(0, _CODE, _GROUP))


def code_sha256(typed: str) -> str:
    """What is kept of a code; case, spaces, dashes and letters read for digits do not matter."""
    plain = "".join(char for char in typed[:200].lower() if char.isalnum()).translate(_MISREAD)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()
