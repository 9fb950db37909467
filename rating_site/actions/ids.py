"""How are rows named that strangers may see? By random ids that tell nothing and cannot be guessed."""

import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to misread


def new_id(length: int = 12) -> str:
    """A fresh id of `length` characters, 5 random bits each."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))
