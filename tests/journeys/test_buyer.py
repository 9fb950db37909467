"""A buyer's ways through the site in a real browser, on a phone and at a desk."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from rating_site.actions import ingest
from rating_site.store.db import Database, transaction
from rating_site.store.models import Check
from tests.rating_site.web.sample_rows import (
    BAD,
    HONEST,
    WORDING,
    add_listing,
    add_platform,
    observations,
)

pytestmark = pytest.mark.all


def finish(database: Database, page: Page, now: datetime) -> None:
    """Do what the worker would do."""
    with transaction(database) as session:
        check = session.get(Check, page.url.rpartition("/")[2])
        assert check is not None
        ingest.ingest(session, check, observations(HONEST, check, now), now)


def test_an_unknown_shop_is_checked_and_watched_to_its_page(
    site: str, page: Page, database: Database, now: datetime
) -> None:
    page.goto(site)
    page.get_by_label("网址、平台名称、QQ 号或备案号").fill(HONEST.host)
    page.get_by_role("button", name="查一查").click()
    page.get_by_role("button", name="立即体检").click()
    page.get_by_text("店铺页面").wait_for()
    finish(database, page, now)
    page.wait_for_url("**/platforms/*", timeout=10_000)
    assert page.get_by_role("heading", level=1).inner_text() == HONEST.name


def test_the_check_is_watched_without_javascript_too(
    site: str, chromium: Browser, database: Database, now: datetime
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search?q={HONEST.host}")
    page.get_by_role("button", name="立即体检").click()
    finish(database, page, now)
    page.wait_for_url("**/platforms/*", timeout=10_000)
    context.close()


def test_the_blacklist_narrows_as_one_types(site: str, page: Page, database: Database, now: datetime) -> None:
    for shop in (HONEST, BAD):
        add_listing(database, add_platform(database, shop, now), "listed", WORDING, now)
    page.goto(f"{site}/blacklist")
    assert page.locator("article").count() == 2
    page.get_by_label("在名单里找").press_sequentially("跑路")
    expect(page.locator("article")).to_have_count(1)
    assert BAD.name in page.locator("article").inner_text()


def test_the_search_box_is_reached_by_keyboard_first(site: str, page: Page) -> None:
    page.goto(f"{site}/about")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "q"
