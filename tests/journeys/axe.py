"""Which accessibility faults does a page have? Asked of axe-core, fetched with npm for the test run."""

import io
import subprocess
import tarfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Page

VERSION = "4.14.1"


@cache
def _script() -> str | None:
    """The source of axe-core; None where npm cannot fetch it."""
    with TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"axe-core@{VERSION}"]
        try:
            ran = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None
        if ran.returncode != 0:
            return None
        packed = Path(folder, f"axe-core-{VERSION}.tgz").read_bytes()
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        member = archive.extractfile("package/axe.min.js")
        return member.read().decode() if member else None


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it is now; the test is skipped where axe cannot be had."""
    script = _script()
    if script is None:
        pytest.skip(f"npm cannot fetch axe-core {VERSION}")
    # Run by the browser's debugger, which the page's own content policy does not bind.
    page.evaluate(script)
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
