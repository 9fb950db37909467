"""A reporter's way in a real browser: page by page, with pictures blacked out, to the code and back."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rating_site.store.db import Database
from tests.journeys.axe import faults
from tests.journeys.conftest import SIZES
from tests.journeys.served import served
from tests.rating_site.web.sample_reports import STORY, picture

pytestmark = pytest.mark.all


@pytest.fixture
def live(database: Database, tmp_path: Path) -> Iterator[str]:
    """A running site whose clock goes: nobody may send within seconds."""
    with served(database, tmp_path) as address:
        yield address


def _tell(page: Page, site: str) -> None:
    """Everything up to the pictures."""
    page.goto(f"{site}/report?q=new-shop.example.com")
    page.get_by_role("button", name="开始").click()
    page.get_by_label("遇到了什么").select_option("not_delivered")
    page.get_by_label("经过").fill(STORY["story"])
    page.get_by_role("button", name="保存，下一步").click()
    page.get_by_label("买的是什么").select_option("card_code")
    page.get_by_label("怎么付的款").select_option("alipay")
    page.get_by_label("平台订单号").fill("KM20261118000123")
    page.get_by_role("button", name="保存，下一步").click()


def test_a_report_goes_from_the_shop_to_the_code_and_back(live: str, page: Page, tmp_path: Path) -> None:
    _tell(page, live)
    (tmp_path / "shot.png").write_bytes(picture("green", (400, 300)))
    page.get_by_label("选择图片").set_input_files(tmp_path / "shot.png")
    page.get_by_role("button", name="加一块").click()
    page.get_by_role("button", name="保存，下一步").click()
    page.wait_for_url("**/report/contact")
    page.get_by_role("button", name="保存，下一步").click()
    expect(page.get_by_text("KM20****0123")).to_be_visible()
    page.wait_for_timeout(4_500)  # nobody reads this page in less
    page.get_by_label("我说的是自己的真实经历").check()
    page.get_by_role("button", name="提交举报").click()
    page.wait_for_url("**/report/done", timeout=60_000)
    code = page.locator(".headline").first.inner_text()
    page.context.clear_cookies()
    page.goto(f"{live}/report/track")
    page.get_by_label("查询码").fill(code.upper())
    page.get_by_role("button", name="打开").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已提交，等待初审")


def test_no_page_of_the_form_has_accessibility_faults_or_scrolls_sideways(
    live: str, chromium: Browser
) -> None:
    with ExitStack() as stack:
        width, height = SIZES["phone"]
        context = chromium.new_context(viewport={"width": width, "height": height})
        stack.callback(context.close)
        page = context.new_page()
        _tell(page, live)
        page.get_by_role("button", name="保存，下一步").click()
        for path in ("", "/story", "/order", "/evidence", "/contact", "/check", "/track", "/check?lang=en"):
            page.goto(f"{live}/report{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert faults(page) == [], path
