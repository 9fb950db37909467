"""Which accessibility faults does a page have? Asked of axe-core, pinned with the other foreign clients."""

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

_AXE = Path(__file__).parents[1] / "conformance/npm/node_modules/axe-core/axe.min.js"


@cache
def _script() -> str:
    if not _AXE.exists():
        pytest.skip("axe-core is not installed: run `make tools`")
    return _AXE.read_text(encoding="utf-8")


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it is now; the test is skipped where axe was not installed."""
    # Run by the browser's debugger, which the page's own content policy does not bind.
    page.evaluate(_script())
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
