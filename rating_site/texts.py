"""Which engine holds the texts, and where? Each engine has a folder of its own; a link names the one in use.

Going over to another engine is a rebuild: the new folder is filled while the old one answers, then the link
turns. Every process looks at the link before it answers, so all of them go over together.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from search_index.document import Document
from search_index.writer import EngineName, IndexFolder

Wish = Literal["auto", "whoosh", "tantivy"]
SMALL = 20_000
"""Up to so many documents whoosh answers in milliseconds (names p95 3.5 ms at 10,000 to 20,000)."""
_LINK = "texts"


def engine_for(wish: Wish, documents: int) -> EngineName:
    """The engine for so many documents."""
    if wish != "auto":
        return wish
    return "whoosh" if documents <= SMALL else "tantivy"


class Texts:
    """The text index of an installation, whichever engine it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: IndexFolder | None = None
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def index(self) -> IndexFolder:
        """The index in use; an empty one where none was built yet."""
        link = self._folder / _LINK
        name: EngineName = "tantivy" if link.is_symlink() and link.readlink().name == "tantivy" else "whoosh"
        if self._open is None or self._open.engine_name != name:
            self._open = IndexFolder(self._folder / name, name)
        return self._open

    def rebuild(self, name: EngineName, documents: Iterable[Document], cursor: int) -> None:
        """Build a whole new index for this engine aside and go over to it."""
        IndexFolder(self._folder / name, name).rebuild(documents, cursor)
        aside = self._folder / f"{_LINK}.new"
        aside.unlink(missing_ok=True)
        aside.symlink_to(name)
        aside.replace(self._folder / _LINK)
        if self._open is not None:
            self._open.look()
