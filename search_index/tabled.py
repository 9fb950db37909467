"""Where do the long tables of characters and words come from? From text files in `data`."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


def lines(name: str) -> list[str]:
    """The lines of a data file."""
    return (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
