"""A platform page is light on a slow line, and its first paint waits for no script."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from rating_site.config import read_settings
from rating_site.store.db import Database
from tests.benchmarks.paint import paints, weight, with_empty_page
from tests.journeys import world
from tests.journeys.conftest import SIZES
from tests.journeys.pages import buyers
from tests.journeys.served import served
from tests.journeys.whole import unfold

pytestmark = pytest.mark.all
MOST_BYTES = 60_000
_LOOKS = """
() => [...document.body.querySelectorAll('*')].map((one) => {
  const box = one.getBoundingClientRect(), look = getComputedStyle(one);
  const place = [box.x, box.y, box.width, box.height];
  return [one.tagName, one.className, ...place, look.color, look.font, look.display].join(' ');
})
"""


def test_a_rich_platform_page_weighs_at_most_sixty_kilobytes(
    database: Database, tmp_path: Path, chromium: Browser, now: datetime
) -> None:
    made = world.make(database, read_settings(data=tmp_path), now)
    with served(database, tmp_path, now) as site:
        sizes = weight(chromium, f"{site}/platforms/{made.honest}")
    assert {"Document", "Stylesheet"} <= set(sizes) and sum(sizes.values()) <= MOST_BYTES
    assert "Script" not in sizes


def test_the_largest_paint_is_found_in_the_trace_of_both_pages(
    database: Database, tmp_path: Path, chromium: Browser, now: datetime
) -> None:
    made = world.make(database, read_settings(data=tmp_path), now)
    with served(database, tmp_path, now, with_empty_page) as site:
        found = paints(chromium, f"{site}/platforms/{made.honest}", f"{site}/empty", loads=1)
    assert all(0 < one < 60_000 for one in (*found.page, *found.empty)) and found.ratio > 0


def test_the_first_render_needs_no_script(
    database: Database, tmp_path: Path, chromium: Browser, now: datetime
) -> None:
    made = world.make(database, read_settings(data=tmp_path), now)
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    with served(database, tmp_path, now) as site:
        page.goto(f"{site}/platforms/{made.honest}")
        tops = [
            page.get_by_text(text).first.bounding_box() for text in ("未发现异常", "付款前先看", "已知多少")
        ]
    context.close()
    heights = [one["y"] for one in tops if one is not None]
    assert len(heights) == 3 and heights == sorted(heights) and heights[1] < 740


@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_inside_a_platform_page_is_all_that_it_needs(
    database: Database, tmp_path: Path, chromium: Browser, now: datetime, size: str
) -> None:
    made = world.make(database, read_settings(data=tmp_path), now)
    width, height = SIZES[size]
    page = chromium.new_page(viewport={"width": width, "height": height})
    with served(database, tmp_path, now) as site:
        paths = [
            path for path in buyers(made).values() if path.startswith("/platforms/") and path.count("/") == 2
        ]
        for path in paths:
            page.goto(site + path)
            unfold(page)
            alone = page.evaluate(_LOOKS)
            page.evaluate("document.querySelector('link[media=print]').media = 'all'")
            page.wait_for_function("document.styleSheets.length > 1")
            assert page.evaluate(_LOOKS) == alone, path
    page.close()
    assert len(paths) > 5


def test_what_is_painted_after_the_verdict_is_there_for_whoever_comes_for_it(
    database: Database, tmp_path: Path, page: Page, now: datetime
) -> None:
    made = world.make(database, read_settings(data=tmp_path), now)
    with served(database, tmp_path, now) as site:
        page.goto(f"{site}/platforms/{made.honest}#rules")
        title = page.locator("#rules")
        title.wait_for()
        page.wait_for_function("scrollY > 0")
        box = title.bounding_box()
    assert box is not None and 0 <= box["y"] < 740
