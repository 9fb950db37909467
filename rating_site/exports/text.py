"""How does text from strangers become harmless in every format? As one printable line of limited length."""

from datetime import UTC, datetime


def plain(text: str, limit: int = 200) -> str:
    """One line of at most `limit` characters: no breaks, controls, half or invisible characters."""
    cut = text[: 2 * limit]
    if not cut.isprintable():
        cut = "".join(character if character.isprintable() else " " for character in cut)
    return " ".join(cut.split())[:limit]


def moment(at: datetime) -> str:
    """A time as every format writes it: UTC, whole seconds, ``2026-11-20T04:00:00Z``."""
    return at.astimezone(UTC).isoformat()[:19] + "Z"
