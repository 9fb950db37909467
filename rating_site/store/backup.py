"""How is everything that cannot be computed again kept aside, and proved to be whole when it comes back?

The database is copied first and the pictures after it: so every picture that a row names is there. Keys and
passwords are never written; without them the sealed parts of a backup stay unreadable.
"""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import make_url

from rating_site.store.db import Database, open_database
from rating_site.store.migrate import HEAD
from rating_site.store.transfer import sums

MANIFEST = "manifest.json"
SETTINGS = "settings.json"
EVIDENCE = "evidence"
_SQLITE, _POSTGRES = "kajian.db", "kajian.dump"
_BLOCK = 1 << 20


class BackupError(ValueError):
    """The backup is incomplete or was changed, or the place it should go to is not empty."""


def backup(
    database: Database, evidence: Path, settings: Mapping[str, Any], folder: Path, now: datetime
) -> dict[str, Any]:
    """Write a backup into a new folder and give its manifest; it appears under its name when it is whole."""
    if folder.exists():
        raise BackupError(f"{folder} exists already")
    aside = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(mode=0o700, parents=True)
    name = _dump(database, aside)
    if evidence.is_dir():
        shutil.copytree(evidence, aside / EVIDENCE, ignore=shutil.ignore_patterns("*.part"))
    (aside / SETTINGS).write_text(json.dumps(settings, indent=1, ensure_ascii=False, default=str))
    manifest = {
        "made_at": now.isoformat(),
        "revision": HEAD,
        "database": name,
        "tables": _tables(database, aside / name),
        "files": {path: _sha256(aside / path) for path in _files(aside)},
    }
    (aside / MANIFEST).write_text(json.dumps(manifest, indent=1))
    aside.rename(folder)
    return manifest


def verify(folder: Path) -> dict[str, Any]:
    """The manifest of a backup whose files are all there and unchanged; BackupError otherwise."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        named = dict(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupError(f"{folder} is no backup: its {MANIFEST} is missing or broken") from error
    found = set(_files(folder)) - {MANIFEST}
    if found != set(named):
        raise BackupError(f"files are missing or were added: {sorted(found ^ set(named))[:3]}")
    for path, digest in named.items():
        if _sha256(folder / path) != digest:
            raise BackupError(f"{path} was changed")
    return manifest


def restore(folder: Path, url: str, evidence: Path) -> dict[str, Any]:
    """Bring a verified backup back into an empty place and compare every table; gives the manifest."""
    manifest = verify(folder)
    if evidence.exists() and any(evidence.iterdir()):
        raise BackupError(f"{evidence} is not empty")
    if (folder / EVIDENCE).is_dir():
        shutil.copytree(folder / EVIDENCE, evidence, dirs_exist_ok=True)
    _load(folder / manifest["database"], url)
    database = open_database(url)
    try:
        with database.read.connect() as connection:
            back = {name: asdict(one) for name, one in sums(connection).items()}
    finally:
        database.close()
    if manifest["tables"] is not None and back != manifest["tables"]:
        raise BackupError("the restored database is not the one that was kept")
    return manifest


def _dump(database: Database, folder: Path) -> str:
    """SQLite by VACUUM INTO, which stalls no writer; PostgreSQL by its own pg_dump."""
    if database.is_sqlite:
        target = folder / _SQLITE
        # Outside of any transaction, and not by the reading engine: it may not even write another file.
        connection = database.write.raw_connection()
        try:
            connection.cursor().execute("VACUUM INTO ?", (str(target),))
        finally:
            connection.close()
        return _SQLITE
    _run(database, "pg_dump", "--format=custom", "--no-owner", f"--file={folder / _POSTGRES}", "--dbname")
    return _POSTGRES


def _load(dump: Path, url: str) -> None:
    if dump.name == _SQLITE:
        if make_url(url).get_backend_name() != "sqlite":
            raise BackupError("restore into SQLite, then move with `kajian transfer`")
        path = Path(str(make_url(url).database))
        if path.exists():
            raise BackupError(f"{path} exists already")
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dump, path)
        return
    database = open_database(url)
    try:
        with database.read.connect() as connection:
            held = connection.execute(
                text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
            ).scalar()
        if held:
            raise BackupError("the database is not empty")
        _run(database, "pg_restore", "--no-owner", "--exit-on-error", str(dump), "--dbname")
    finally:
        database.close()


def _tables(database: Database, dump: Path) -> dict[str, Any] | None:
    """Sums of the copy itself; a pg_dump cannot be summed before it is restored."""
    if dump.name != _SQLITE:
        return None
    copied = open_database(f"sqlite:///{dump}")
    try:
        with copied.read.connect() as connection:
            return {name: asdict(one) for name, one in sums(connection).items()}
    finally:
        copied.close()
        for extra in (dump.with_name(f"{dump.name}-wal"), dump.with_name(f"{dump.name}-shm")):
            extra.unlink(missing_ok=True)


def _run(database: Database, *command: str) -> None:
    """Run one of PostgreSQL's own programs; the last word of `command` takes the address."""
    url = database.write.url.set(drivername="postgresql")
    # Anybody on the machine can read the arguments of a process, but not its environment.
    address = url._replace(password=None).render_as_string()
    secret = {} if url.password is None else {"PGPASSWORD": url.password}
    try:
        subprocess.run(  # noqa: S603  # no shell, our own words
            [*command, address], check=True, capture_output=True, text=True, env={**os.environ, **secret}
        )
    except FileNotFoundError as error:
        raise BackupError(f"{command[0]} is not installed") from error
    except subprocess.CalledProcessError as error:
        raise BackupError(f"{command[0]}: {error.stderr.strip()[-300:]}") from error


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
