"""How do journeys get a running site and a browser? The app on a loopback port, and Debian's chromium."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from wsgiref.types import WSGIApplication

from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from rating_site.config import read_settings
from rating_site.store.db import Database
from rating_site.web.app import create_app

CHROMIUM = "/usr/bin/chromium"
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)
_SILENT = ("--disable-component-update", "--disable-sync")
# With every window chromium loads hundreds of files of its own address bar, which takes the processor from
# the page under test. Of two lists of features only the last counts: the rest is what playwright turns off.
_OFF = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AimEnabled,LensOverlay,MediaRouter,PaintHolding,"
    "HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,ThirdPartyStoragePartitioning,OptimizationHints,"
    "NetworkTimeServiceQuerying,PreconnectToSearch,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose"
)


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Requests of a test are no news."""


@contextmanager
def served(
    database: Database,
    folder: Path,
    now: datetime | Callable[[], datetime] | None = None,
    beside: Callable[[Flask], WSGIApplication] = lambda app: app,
    **overrides: object,
) -> Iterator[str]:
    """Serve the app on a free loopback port and give its address; `now` stops its clock, or is one.

    `beside` puts pages of a test's own in front of the app.
    """
    settings = read_settings(data=folder, **overrides)
    clock = now if callable(now) else lambda: now or datetime.now(UTC)
    app = create_app(settings, database, offer=lambda _batch, _kind: None, clock=clock)
    server = make_server("127.0.0.1", 0, beside(app), threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless chromium that asks nobody but the pages under test."""
    with sync_playwright() as playwright:
        given = [*_QUIET, *_SILENT, f"--disable-features={_OFF}"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=given)
        try:
            yield opened
        finally:
            opened.close()
