"""How is an index folder written without anybody ever seeing half of it?

The folder holds generations (`whoosh-1-000001`, ...) and a link `current` to the one in use. Changes are
committed inside the current one together with the cursor of the change log; a rebuild fills a new one beside
it and then turns the link. The index is disposable: what is lost is built anew from the database.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Literal

from search_index.document import Change, Document
from search_index.engines.base import Engine
from search_index.engines.tantivy_engine import TantivyEngine
from search_index.engines.whoosh_engine import WhooshEngine

EngineName = Literal["whoosh", "tantivy"]
_ENGINES: dict[EngineName, type[WhooshEngine] | type[TantivyEngine]] = {
    "whoosh": WhooshEngine,
    "tantivy": TantivyEngine,
}
FORMAT = 3
"""Counts up when fields or tokens change: folders of another format or engine are empty ones to us."""
LOOK_AGAIN = 0.2
"""Seconds for which a reader trusts what it saw of the folder."""


class IndexFolder:
    """A folder with a text index: any number of readers, and writers that wait for each other."""

    def __init__(self, path: Path, engine: EngineName = "whoosh") -> None:
        self._path = path
        self.engine_name = engine
        self._prefix = f"{engine}-{FORMAT}-"
        self._opened: tuple[str, Engine] | None = None
        self._looked = 0.0
        self._lock = Lock()
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._writing():
            if not (path / "current").is_symlink() or not self._current().startswith(self._prefix):
                self._fill(f"{self._prefix}000000", (), None)

    def apply(self, changes: Iterable[Change], cursor: int) -> None:
        """Add, replace and remove documents and store the cursor, as one."""
        with self._writing():
            self.engine().commit(changes, cursor)

    def rebuild(self, documents: Iterable[Document], cursor: int) -> None:
        """Build a whole new index aside and swap it in; readers keep the old one until they look again."""
        with self._writing():
            old = self._current()
            new = f"{self._prefix}{int(old.removeprefix(self._prefix)) + 1:06d}"
            self._fill(new, documents, cursor)
            for folder in self._path.glob("*-*-*"):
                if folder.name not in (old, new):
                    shutil.rmtree(folder, ignore_errors=True)

    def cursor(self) -> int | None:
        """How far in the change log this index is; None when it must be built first."""
        return self.engine().cursor()

    def engine(self) -> Engine:
        """The engine of the current generation, not staler than a fifth of a second."""
        with self._lock:
            if self._opened and monotonic() - self._looked < LOOK_AGAIN:
                return self._opened[1]
            name = self._current()
            if self._opened and self._opened[0] == name:
                self._opened[1].refresh()
            else:
                self._opened = (name, open_engine(self.engine_name, self._path / name))
            self._looked = monotonic()
            return self._opened[1]

    def close(self) -> None:
        """Let go of the files; the folder can be used again afterwards."""
        with self._lock:
            if self._opened:
                self._opened[1].close()
            self._opened = None

    def look(self) -> None:
        """Trust nothing seen before: the next answer looks at the folder again."""
        self._looked = 0.0

    def _current(self) -> str:
        return (self._path / "current").readlink().name

    def _fill(self, name: str, documents: Iterable[Document], cursor: int | None) -> None:
        """Make a generation from nothing and turn the link to it."""
        shutil.rmtree(self._path / name, ignore_errors=True)
        with closing(open_engine(self.engine_name, self._path / name)) as engine:
            if cursor is not None:
                engine.commit(documents, cursor)
        aside = self._path / "current.new"
        aside.unlink(missing_ok=True)
        aside.symlink_to(name)
        aside.replace(self._path / "current")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Only one process writes at a time; nobody trusts what was seen before the lock was held."""
        with (self._path / "lock").open("w") as file:
            flock(file, LOCK_EX)
            self.look()
            yield
            self.look()


def open_engine(name: EngineName, folder: Path) -> Engine:
    """The engine of that name on that folder, made when there is none."""
    return _ENGINES[name](folder)
