"""A platform page is light on a slow line, and its first paint waits for no script."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rating_site.config import read_settings
from rating_site.store.db import Database
from tests.benchmarks.paint import paints, weight, with_empty_page
from tests.journeys import world
from tests.journeys.served import served

pytestmark = pytest.mark.all
MOST_BYTES = 60_000


def test_a_rich_platform_page_weighs_at_most_sixty_kilobytes(
    database: Database, tmp_path: Path, chromium: Browser, now: datetime
) -> None:
    made = world.make(database, read_settings(data=tmp_path), now)
    with served(database, tmp_path, now) as site:
        sizes = weight(chromium, f"{site}/platforms/{made.honest}")
    assert {"Document", "Stylesheet", "Script"} <= set(sizes) and sum(sizes.values()) <= MOST_BYTES


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
