"""Where recorded real answers lie beside the checkout, for the tests that replay them."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1].parent / "shared"


def shared(path: str) -> Path:
    """A file or folder of recorded answers; the test is skipped, naming it, where it is absent."""
    found = FOLDER / path
    if not found.exists():
        pytest.skip(f"recorded answers are absent: shared/{path}")
    return found
