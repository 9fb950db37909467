"""How can anybody check that a download is ours? By a detached Ed25519 signature in minisign's format.

`minisign -Vm FILE -P KEY` verifies it, and so do rsign and signify-like tools; nothing here keeps a key.
"""

from base64 import b64encode
from hashlib import blake2b

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rating_site.exports.text import plain

SEED_BYTES = 32
_PREHASHED = b"ED"
_PLAIN_KEY = b"Ed"


class Signer:
    """A secret key at work; the key id follows from the public key, so it need not be kept beside it."""

    def __init__(self, seed: bytes) -> None:
        """`seed`: 32 secret random bytes; ValueError otherwise."""
        if len(seed) != SEED_BYTES:
            raise ValueError(f"a signing key has {SEED_BYTES} bytes")
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self._public = self._key.public_key().public_bytes_raw()
        self._id = blake2b(self._public, digest_size=8).digest()

    @property
    def key_id(self) -> str:
        """The id as minisign prints it: 16 hex digits."""
        return self._id[::-1].hex().upper()

    @property
    def public_key(self) -> str:
        """The one line that people give to `minisign -P`."""
        return b64encode(_PLAIN_KEY + self._id + self._public).decode()

    def public_key_file(self) -> bytes:
        """What a `minisign.pub` file holds."""
        return f"untrusted comment: minisign public key {self.key_id}\n{self.public_key}\n".encode()

    def sign(self, data: bytes, trusted_comment: str) -> bytes:
        """The `.minisig` file for `data`; the comment, one line, is signed too and shown when verified."""
        comment = plain(trusted_comment).encode("utf-8", "replace")
        signature = self._key.sign(blake2b(data).digest())
        both = self._key.sign(signature + comment)
        lines = (
            b"untrusted comment: signature from Kajian, key " + self.key_id.encode(),
            b64encode(_PREHASHED + self._id + signature),
            b"trusted comment: " + comment,
            b64encode(both),
        )
        return b"\n".join(lines) + b"\n"
