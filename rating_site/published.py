"""Where does the present edition of the downloads lie, and what does it say about itself?"""

import json
from contextlib import suppress
from pathlib import Path

CURRENT = "current"
PUBLIC = "public"
"""The folder of an edition that everybody may read; what was held back stands beside it."""
ABOUT = "edition.json"


def read_about(folder: Path) -> dict[str, object] | None:
    """Version, moment, number of entries, what was held and what was refused; None before any edition."""
    with suppress(FileNotFoundError, ValueError):
        found: dict[str, object] = json.loads((folder / CURRENT / ABOUT).read_text())
        return found
    return None


def public_folder(folder: Path) -> Path | None:
    """The files of the present edition, resolved: a new one may be swapped in while these are read."""
    link = folder / CURRENT
    return (link / PUBLIC).resolve() if link.exists() else None
