"""What keeps private things private in one installation? The seal, the vault and the key of all hashes."""

import hashlib
import hmac
from dataclasses import dataclass

from rating_site.evidence.sealing import Seal
from rating_site.evidence.vault import Vault


@dataclass(frozen=True, slots=True)
class Safe:
    """`seal` for texts in the database, `vault` for pictures, `key` for hashes that only we can make."""

    seal: Seal
    vault: Vault
    key: bytes

    def digest(self, value: str, purpose: str) -> str:
        """A keyed hash, 64 hexadecimal digits: equal values can be recognised, but not guessed."""
        return hmac.digest(self.key, f"{purpose}\0{value}".encode(), hashlib.sha256).hex()
