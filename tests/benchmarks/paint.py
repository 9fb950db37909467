"""How heavy is a platform page, and how soon is it painted on a processor slowed down four times?

`python -m tests.benchmarks.paint` prints bytes over the wire and the largest paint of the page beside that
of an empty page with the same stylesheet, from chromium's trace, in alternating loads.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response
from playwright.sync_api import Browser

from rating_site.config import read_settings
from rating_site.store.db import open_database
from rating_site.store.migrate import migrate
from tests.journeys import world
from tests.journeys.served import browser, served

LOADS = 9
EMPTY = "/empty"
SLOWER = 4
_TRIES = 5
NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
_LARGEST = "largestContentfulPaint::Candidate"
_PAINTED = """
() => new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "largest-contentful-paint", buffered: true });
})
"""
_MOMENTS = {
    "answer": "ResourceReceiveResponse",
    "first words": "ResourceReceivedData",
    "layout begins": "Layout",
    "first paint": "firstContentfulPaint",
}
"""The steps on the way to a paint, in their order, and the event of chromium's trace that begins it."""
_CATEGORIES = ["loading", "blink.user_timing", "devtools.timeline"]


@dataclass(frozen=True, slots=True)
class Paints:
    """Milliseconds to the largest paint, one value for each load."""

    page: Sequence[float]
    empty: Sequence[float]

    @property
    def ratio(self) -> float:
        """The page's median beside the empty page's."""
        return median(self.page) / median(self.empty)


def weight(opened: Browser, address: str) -> dict[str, int]:
    """Bytes that came over the wire for one page and everything it loads, by type, headers included."""
    context = opened.new_context()
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    tools.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

    def finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Other")
        sizes[kind] = sizes.get(kind, 0) + int(event["encodedDataLength"])

    tools.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    context.close()
    return sizes


def paints(opened: Browser, address: str, empty: str, loads: int = LOADS) -> Paints:
    """Alternating loads of both pages, each with an empty cache; one load of each warms the server."""
    found: dict[str, list[float]] = {address: [], empty: []}
    for _load in range(loads + 1):
        for one, times in found.items():
            times.append(_largest(opened, one))
    return Paints(found[address][1:], found[empty][1:])


def moments(opened: Browser, address: str, loads: int = LOADS) -> dict[str, float]:
    """When each step of a load happens, in milliseconds from the start of the navigation: medians."""
    found = [_moments(_traced(opened, address), address) for _load in range(loads)]
    return {name: median([one[name] for one in found if name in one] or [0]) for name in _MOMENTS}


def with_empty_page(app: Flask) -> WSGIApplication:
    """The site with one page more: `EMPTY` holds a word and the same stylesheet."""
    with app.test_request_context():
        sheet = app.jinja_env.from_string("{{ static_url('app.css') }}").render()
    html = (
        f'<!doctype html><meta charset="utf-8"><title>-</title><link rel="stylesheet" href="{sheet}"><p>卡鉴'
    )
    page = Response(html, content_type="text/html; charset=utf-8")

    def site(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return page(environ, start) if environ["PATH_INFO"] == EMPTY else app(environ, start)

    return site


def _largest(opened: Browser, address: str) -> float:
    """Milliseconds to the largest paint; a load whose trace names none (one in twenty) is made again."""
    for _load in range(_TRIES):
        if painted := _milliseconds(_traced(opened, address), address):
            return painted
    raise RuntimeError(f"chromium's trace names no largest paint of {address}")


def _traced(opened: Browser, address: str) -> list[dict[str, Any]]:
    context = opened.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    opened.start_tracing(page=page, categories=_CATEGORIES)
    page.goto(address, wait_until="load")
    page.evaluate(_PAINTED)
    page.wait_for_timeout(200)
    events: list[dict[str, Any]] = json.loads(opened.stop_tracing())["traceEvents"]
    context.close()
    return events


def _milliseconds(events: Iterable[dict[str, Any]], address: str) -> float | None:
    """From the start of the navigation to the last candidate for the largest paint, if there is one."""
    started, painted = 0.0, 0.0
    for event in sorted(events, key=lambda one: float(one.get("ts", 0))):
        data = event.get("args", {}).get("data", {})
        if event["name"] == "navigationStart" and data.get("documentLoaderURL") == address:
            started = float(event["ts"])
        elif event["name"] == _LARGEST and started:
            painted = float(event["ts"])
    return (painted - started) / 1000 if painted else None


def _moments(events: Iterable[dict[str, Any]], address: str) -> dict[str, float]:
    """The steps of one load, each looked for after the one before it."""
    started, waiting = 0.0, list(_MOMENTS.items())
    found: dict[str, float] = {}
    for event in sorted(events, key=lambda one: float(one.get("ts", 0))):
        data = event.get("args", {}).get("data", {})
        if event["name"] == "navigationStart" and data.get("documentLoaderURL") == address:
            started = float(event["ts"])
        elif started and waiting and event["name"] == waiting[0][1]:
            found[waiting.pop(0)[0]] = (float(event["ts"]) - started) / 1000
    return found


def main() -> None:
    """Print both figures of the richest platform page, and the steps on the way to its first paint."""
    with TemporaryDirectory() as data:
        settings = read_settings(data=Path(data))
        database = open_database(settings.database)
        migrate(database)
        made = world.make(database, settings, NOW)
        with served(database, Path(data), NOW, with_empty_page) as site, browser() as opened:
            address = f"{site}/platforms/{made.honest}"
            sizes, painted = weight(opened, address), paints(opened, address, site + EMPTY)
            steps = [moments(opened, one) for one in (address, site + EMPTY)]
        database.close()
    print(f"bytes over the wire: {sum(sizes.values())} {sizes}")
    print(f"largest paint: page {median(painted.page):.0f} ms, empty {median(painted.empty):.0f} ms")
    for name, times in zip(("page", "empty"), steps, strict=True):
        print(f"{name}, ms: " + ", ".join(f"{step} {at:.0f}" for step, at in times.items()))
    print(f"ratio {painted.ratio:.2f}; page {painted.page}; empty {painted.empty}")


if __name__ == "__main__":
    main()
