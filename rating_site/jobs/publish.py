"""Are the downloads up to date? One process at a time follows the change log and swaps whole editions.

An edition is a folder of finished, signed files; `current` is a link that turns to it in one step, so a
reader never sees half of a list and a killed publisher leaves the old edition. Pages and API read the
database and obey at once; these files follow within seconds. A second scheduler and `kajian exports` take
turns with the first: whoever clears away old editions must not take one that another is writing.
"""

import json
import os
import shutil
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path

from rating_site.config import Settings
from rating_site.exports import artefacts
from rating_site.exports.entry import Edition, Entry, Tombstone
from rating_site.exports.formats import render_all
from rating_site.exports.guard import hold_mass_additions
from rating_site.exports.pieces import Pieces
from rating_site.exports.rails import AllowList, admit, read_allow_list, shipped_allow_list
from rating_site.exports.sign import Signer
from rating_site.exports.text import moment
from rating_site.published import ABOUT, CURRENT, PUBLIC, read_about
from rating_site.store import changes, editions
from rating_site.store.db import Database, reading

EXPIRES_AFTER = timedelta(hours=24)
RENEW_AFTER = timedelta(hours=6)
TOMBSTONES = timedelta(days=365)
_KINDS = ("listing", "platform")
_BASELINE = "baseline.json"
_GUARDED = timedelta(hours=24)
_READERS_LEAVE = timedelta(seconds=2)
"""So long an edition stays beside its successor, for those who are reading it."""


class Publisher:
    """Keeps the folder of downloads up to date; `seed` is the secret signing key, 32 bytes."""

    def __init__(
        self, database: Database, folder: Path, base_url: str, seed: bytes, own_allow_list: Path | None = None
    ) -> None:
        self._database = database
        self._folder = folder
        self._base_url = base_url
        self._signer = Signer(seed)
        self._allow = _allow_list(own_allow_list)
        self._pieces = Pieces()
        self._cursor = 0
        self._seen = ""
        self._made_at: datetime | None = None
        folder.mkdir(parents=True, exist_ok=True)
        with self._alone():
            self._show_key()

    def step(self, now: datetime) -> bool:
        """Publish a new edition where something changed or the old one grows stale; whether it was done."""
        with self._alone():
            self._look()
            if self._made_at is None or now - self._made_at >= RENEW_AFTER or self._changed():
                self._publish(now)
                return True
            if now - self._made_at > _READERS_LEAVE:
                self._clear({self._present()})
            return False

    def publish(self, now: datetime) -> Edition:
        """Make, sign and swap in a new edition of everything."""
        with self._alone():
            return self._publish(now)

    def release(self, now: datetime) -> Edition:
        """Publish what the guard holds: a person said that so many additions are right."""
        with reading(self._database) as session:
            sites = {row.host + row.shop_path for row in editions.listed(session)}
        with self._alone():
            self._set_baseline(sites, now)
            return self._publish(now)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While this is held no other process writes here or clears away; a killed one lets go.

        The folder itself is held: a file for it, made by root, would shut out everybody else for good.
        """
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            flock(folder, LOCK_EX)
            yield
        finally:
            os.close(folder)

    def _show_key(self) -> None:
        """Beside the editions lies the key that proves them; it is never seen half written."""
        key, path = self._signer.public_key_file(), self._folder / "minisign.pub"
        if not path.exists() or path.read_bytes() != key:
            aside = path.with_name(f"{path.name}.new")
            aside.write_bytes(key)
            aside.replace(path)

    def _look(self) -> None:
        """Where did the process stop that wrote the present edition, be it this one or another?"""
        present = self._present()
        about = read_about(self._folder) if present != self._seen else None
        if about is not None:
            self._cursor = max(self._cursor, int(str(about["version"])))
            self._made_at = datetime.fromisoformat(str(about["made_at"]))
            self._seen = present

    def _changed(self) -> bool:
        """Whether something that downloads show changed since the last look."""
        with reading(self._database) as session:
            news = changes.since(session, self._cursor)
        if any(change.kind in _KINDS for change in news):
            return True
        self._cursor = news[-1].seq if news else self._cursor
        return False

    def _publish(self, now: datetime) -> Edition:
        with reading(self._database) as session:
            version = changes.latest(session)
            wanted = Edition(
                entries=tuple(_entry(row, self._base_url) for row in editions.listed(session)),
                tombstones=tuple(_tombstone(row) for row in editions.ended(session, now - TOMBSTONES)),
                version=version,
                made_at=now,
                expires_at=now + EXPIRES_AFTER,
                base_url=self._base_url,
            )
        admitted = admit(wanted, self._allow)
        before = self._baseline(now)
        # A first edition has nothing to be compared with: two people decided each of its entries.
        guarded = hold_mass_additions(before or set(), admitted.edition, override=before is None)
        files = render_all(guarded.edition, self._pieces)
        about = {
            "version": version,
            "made_at": now.isoformat(),
            "entries": len(guarded.edition.entries),
            "held": [entry.site for entry in guarded.held],
            "refused": [[refusal.entry.site, refusal.reason] for refusal in admitted.refused],
        }
        self._write(self._signed(files, guarded.edition), _json(about), version)
        self._remember(guarded.edition, now)
        self._cursor, self._made_at, self._seen = version, now, self._present()
        return guarded.edition

    def _signed(self, files: dict[str, bytes], edition: Edition) -> dict[str, bytes]:
        comment = f"kajian version {edition.version} {moment(edition.made_at)}"
        files = files | {artefacts.NAME: artefacts.checksums(files)}
        top = {name: data for name, data in files.items() if "/" not in name}
        return files | {
            f"{name}.minisig": self._signer.sign(data, f"{comment} {name}") for name, data in top.items()
        }

    def _write(self, files: dict[str, bytes], about: bytes, version: int) -> None:
        """Fill a folder of its own, then turn the link; the edition of before stays while it is read."""
        aside = self._folder / f"edition-{version}-{os.getpid()}.part"
        shutil.rmtree(aside, ignore_errors=True)
        for name, data in files.items():
            path = aside / PUBLIC / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        (aside / ABOUT).write_bytes(about)
        done = self._folder / f"edition-{version}-{os.urandom(4).hex()}"
        os.sync()
        aside.rename(done)
        before = self._present()
        link = self._folder / f"{CURRENT}.new"
        link.unlink(missing_ok=True)
        link.symlink_to(done.name)
        link.replace(self._folder / CURRENT)
        self._clear({done.name, before})

    def _present(self) -> str:
        """The name of the folder that is served, "" before any edition."""
        link = self._folder / CURRENT
        return link.readlink().name if link.is_symlink() else ""

    def _clear(self, kept: Set[str]) -> None:
        for old in self._folder.glob("edition-*"):
            if old.name not in kept:
                shutil.rmtree(old, ignore_errors=True)

    def _baseline(self, now: datetime) -> Set[str] | None:
        """The sites that stood a day ago, so that a flood cannot pass in slices; None before any edition."""
        kept = self._kept_baseline(now)
        return kept if kept is not None else self._published()

    def _remember(self, edition: Edition, now: datetime) -> None:
        """Start a new day of the guard where the old one is over."""
        if self._kept_baseline(now) is None:
            self._set_baseline({entry.site for entry in edition.entries}, now)

    def _kept_baseline(self, now: datetime) -> Set[str] | None:
        with suppress(FileNotFoundError, ValueError, KeyError):
            kept = json.loads((self._folder / _BASELINE).read_text())
            if now - datetime.fromisoformat(kept["at"]) < _GUARDED:
                return set(kept["sites"])
        return None

    def _set_baseline(self, sites: Set[str], now: datetime) -> None:
        aside = self._folder / f"{_BASELINE}.new"
        aside.write_bytes(_json({"at": now.isoformat(), "sites": sorted(sites)}))
        aside.replace(self._folder / _BASELINE)

    def _published(self) -> Set[str] | None:
        with suppress(FileNotFoundError, ValueError, KeyError):
            document = json.loads((self._folder / CURRENT / PUBLIC / "listed.json").read_text())
            return {entry["host"] + entry["shop_path"] for entry in document["entries"]}
        return None


def publisher_of(settings: Settings, database: Database) -> Publisher:
    """The publisher of an installation."""
    return Publisher(
        database,
        settings.downloads_folder,
        settings.address,
        settings.signing_seed,
        settings.data / "allow_list.txt",
    )


def _entry(row: editions.Listed, base_url: str) -> Entry:
    fields = {name: getattr(row, name) for name in editions.Listed.__slots__}
    return Entry(**fields, url=f"{base_url}/platforms/{row.platform_id}")


def _tombstone(row: editions.Ended) -> Tombstone:
    return Tombstone(row.platform_id, row.host, row.shop_path, row.ended_at, row.reason, row.since)


def _allow_list(own: Path | None) -> AllowList:
    lines = shipped_allow_list()
    if own is not None and own.exists():
        lines = [*lines, *own.read_text(encoding="utf-8").splitlines()]
    return read_allow_list(lines)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
