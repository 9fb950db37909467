"""Where do raw answers lie? In one folder, compressed, named by SHA-256; others delete them."""

import hashlib
import os
import zlib
from pathlib import Path


def raw_path(folder: Path, sha256: str) -> Path:
    """The file of one raw answer."""
    return folder / sha256[:2] / f"{sha256[2:]}.z"


def keep(folder: Path | None, body: bytes) -> str:
    """Keeps a body once (where a folder is set) and gives its name; a crash leaves no half file under it."""
    sha256 = hashlib.sha256(body).hexdigest()
    if folder is None:
        return sha256
    path = raw_path(folder, sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.write_bytes(zlib.compress(body, 6))
        fresh.replace(path)
    return sha256


def read(folder: Path, sha256: str) -> bytes:
    """The body of a kept answer; FileNotFoundError where it was deleted, ValueError where it was altered."""
    body = zlib.decompress(raw_path(folder, sha256).read_bytes())
    if hashlib.sha256(body).hexdigest() != sha256:
        raise ValueError(f"raw answer {sha256} was altered")
    return body
