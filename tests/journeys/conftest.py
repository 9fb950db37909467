"""What journeys share: a running site, one browser, and a page on a phone and at a desk."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from rating_site.store.db import Database
from tests.journeys.served import browser, served

SIZES = {"phone": (360, 740), "desk": (1280, 800)}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys."""
    with browser() as opened:
        yield opened


@pytest.fixture
def site(database: Database, tmp_path: Path, now: datetime) -> Iterator[str]:
    """The address of a running site."""
    with served(database, tmp_path, now) as address:
        yield address


@pytest.fixture(params=SIZES)
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh page that fails the test when the browser complains."""
    width, height = SIZES[request.param]
    complaints: list[str] = []
    with ExitStack() as stack:
        context = chromium.new_context(viewport={"width": width, "height": height})
        stack.callback(context.close)
        opened = context.new_page()
        opened.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        yield opened
    assert complaints == []
