"""Where do original files lie, unreadable without our keys and whole after any crash?

Each file is sealed under a random name; the name is authenticated, so files cannot be exchanged. A file
appears under its name only when it is written completely. After a change of keys `renew` moves a file to the
newest one.
"""

import os
import re
import secrets
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from rating_site.evidence.sealing import Seal, UnsealError

_NAME = re.compile(r"[0-9a-f]{32}")
_UNFINISHED = ".part"


class VaultError(ValueError):
    """The file is absent, was changed, or belongs to a key that the settings do not name."""


class Vault:
    """Files below one folder; `keys` are 32 bytes each, the newest first."""

    def __init__(self, folder: Path, keys: Sequence[bytes]) -> None:
        self._folder = folder
        self._seal = Seal(keys)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def put(self, data: bytes) -> str:
        """Keep a file; its random name. When this returns, the file survives a loss of power."""
        name = secrets.token_hex(16)
        self._write(name, data)
        return name

    def get(self, name: str) -> bytes:
        """The file of that name; VaultError if it cannot be had or trusted."""
        try:
            return self._seal.open_bytes(self._sealed(name), _purpose(name))
        except UnsealError as error:
            raise VaultError(f"the file cannot be trusted: {error}") from error

    def delete(self, name: str) -> None:
        """Remove a file for good; one that is gone already is no error."""
        self._path(name).unlink(missing_ok=True)
        _sync_folder(self._folder)

    def renew(self, name: str) -> bool:
        """Encrypt a file again if an older key holds it; whether that was so."""
        if self._seal.is_current(self._sealed(name)):
            return False
        self._write(name, self.get(name))
        return True

    def orphans(self, known: Collection[str], older_than: datetime) -> Iterator[str]:
        """Names of files that nobody knows, written before a moment; newer ones may yet be recorded."""
        for path in self._older(older_than):
            if _NAME.fullmatch(path.name) and path.name not in known:
                yield path.name

    def drop_unfinished(self, older_than: datetime) -> int:
        """Remove what crashed writers left before a moment; how many files that were."""
        left = [path for path in self._older(older_than) if path.suffix == _UNFINISHED]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise VaultError("not a name that the vault gives")
        return self._folder / name

    def _sealed(self, name: str) -> bytes:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError as error:
            raise VaultError("no such file") from error

    def _write(self, name: str, data: bytes) -> None:
        # A random part name: two writers of one file never write into each other's.
        part = self._folder / f"{name}-{secrets.token_hex(4)}{_UNFINISHED}"
        try:
            _write_through(part, self._seal.close_bytes(data, _purpose(name)))
            part.replace(self._path(name))
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _sync_folder(self._folder)

    def _older(self, than: datetime) -> Iterator[Path]:
        for path in sorted(self._folder.iterdir()):
            with suppress(FileNotFoundError):  # removed by somebody else meanwhile
                if path.stat().st_mtime < than.timestamp():
                    yield path


def _purpose(name: str) -> str:
    return f"vault {name}"


def _write_through(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
