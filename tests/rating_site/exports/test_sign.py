"""Signatures have minisign's form; tests/conformance lets minisign itself verify them."""

from base64 import b64decode
from hashlib import blake2b

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from rating_site.exports.sign import Signer

SIGNER = Signer(bytes(range(32)))


@pytest.mark.parametrize("seed", [b"", bytes(31), bytes(64)])
def test_a_key_of_another_length_is_refused(seed: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Signer(seed)


@given(st.binary(max_size=200), st.text(max_size=50))
def test_any_data_with_any_comment_verifies(data: bytes, comment: str) -> None:
    said, signature, trusted, both = SIGNER.sign(data, comment).decode().splitlines()
    public = Ed25519PublicKey.from_public_bytes(b64decode(SIGNER.public_key)[10:])
    raw = b64decode(signature)
    assert said.startswith("untrusted comment: ") and raw[:2] == b"ED"
    public.verify(raw[10:], blake2b(data).digest())
    public.verify(b64decode(both), raw[10:] + trusted.removeprefix("trusted comment: ").encode())


def test_the_key_id_follows_from_the_key_and_stands_in_both() -> None:
    signature = b64decode(SIGNER.sign(b"x", "y").splitlines()[1])
    assert signature[2:10] == b64decode(SIGNER.public_key)[2:10] == bytes.fromhex(SIGNER.key_id)[::-1]
    assert Signer(bytes(32)).key_id != SIGNER.key_id == Signer(bytes(range(32))).key_id


def test_the_public_key_file_has_minisigns_two_lines() -> None:
    lines = SIGNER.public_key_file().decode().splitlines()
    assert lines == [f"untrusted comment: minisign public key {SIGNER.key_id}", SIGNER.public_key]
