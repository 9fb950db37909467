"""A buyer's way through the rules in a real browser: card, history, order date, directory, comparison."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from rating_site.store.db import Database
from tests.journeys.axe import faults
from tests.rating_site.web.sample_rows import ALL, HONEST, YOUNG, add_platform
from tests.rating_site.web.sample_rules import DAY, NAME, changing

pytestmark = pytest.mark.all


def test_an_order_is_checked_from_the_platform_page(
    site: str, page: Page, database: Database, now: datetime
) -> None:
    page.goto(f"{site}/platforms/{changing(database, now)}")
    page.get_by_role("link", name="核对我的订单").click()
    page.get_by_label("什么时候下单").fill(f"{now - 35 * DAY:%Y-%m-%dT%H:%M}")
    page.get_by_label("什么时候向平台提出").fill(f"{now - 33 * DAY:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("已超过期限")
    assert "ordered=" in page.url


def test_the_browser_itself_asks_for_the_order_time(
    site: str, page: Page, database: Database, now: datetime
) -> None:
    page.goto(f"{site}/platforms/{changing(database, now)}/order-date")
    page.get_by_role("button", name="核对", exact=True).click()
    assert "ordered=" not in page.url
    assert page.evaluate("document.activeElement.name") == "ordered"


def test_a_printed_answer_keeps_what_matters(
    site: str, chromium: Browser, database: Database, now: datetime
) -> None:
    page = chromium.new_page()
    asked = f"asked=resupply&ordered={now - 35 * DAY:%Y-%m-%d}&event={now - 33 * DAY:%Y-%m-%d}"
    page.goto(f"{site}/platforms/{changing(database, now)}/order-date?{asked}")
    page.emulate_media(media="print")
    expect(page.locator("form.order")).to_be_hidden()
    expect(page.get_by_text("付款后24小时内未到账可申请补单").first).to_be_visible()
    page.close()


def test_versions_are_compared_with_the_one_before(
    site: str, page: Page, database: Database, now: datetime
) -> None:
    page.goto(f"{site}/platforms/{changing(database, now)}/rules/history")
    page.get_by_role("link", name="与上一版比较").click()
    expect(page.locator(".text ins").first).to_contain_text("48小时")
    expect(page.locator(".text del").first).to_contain_text("24小时")


def test_ticked_platforms_stand_side_by_side(
    site: str, page: Page, database: Database, now: datetime
) -> None:
    changing(database, now), add_platform(database, HONEST, now), add_platform(database, YOUNG, now)
    page.goto(f"{site}/rules")
    page.get_by_label(f"比较 {NAME}").check()
    page.get_by_label(f"比较 {HONEST.name}").check()
    page.get_by_role("button", name="并排比较勾选的").click()
    expect(page.get_by_text("付款后 48 小时以内")).to_be_visible()
    assert YOUNG.name not in page.locator("main").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_page_has_accessibility_faults_or_scrolls_sideways(
    site: str, chromium: Browser, database: Database, now: datetime, scheme: str
) -> None:
    ids = [changing(database, now), *(add_platform(database, shop, now) for shop in ALL)]
    own = f"/platforms/{ids[0]}"
    asked = f"asked=resupply&ordered={now - 25 * DAY:%Y-%m-%d}&event={now - 23 * DAY:%Y-%m-%d}"
    paths = [
        *(
            "/rules",
            "/rules?resupply=8000",
            "/rules/compare",
            f"/rules/compare?p={ids[0]}&p={ids[1]}&p={ids[2]}",
        ),
        *(f"{own}{path}" for path in ("", "/rules", "/rules/history?older=1&newer=2", "/order-date")),
        *(f"{own}/order-date?{asked}", f"{own}/order-date?ordered=x&undelivered=1&delivery=2026-11-01"),
        *(f"/platforms/{ids[3]}/rules", f"/platforms/{ids[3]}/rules/history"),
    ]
    context = chromium.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in paths:
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        assert faults(page) == [], path
    context.close()
