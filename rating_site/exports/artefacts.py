"""How does somebody check that a download arrived whole? By the list of SHA-256 sums, which is signed."""

from collections.abc import Mapping
from hashlib import sha256

NAME = "SHA256SUMS"


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The `SHA256SUMS` file for files by name, as `sha256sum -c` reads it; sorted by name."""
    lines = (f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()
