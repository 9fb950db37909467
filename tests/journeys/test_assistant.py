"""A buyer in trouble, and one about to pay, in a real browser: on a phone, at a desk, and without scripts."""

import hashlib
import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rating_site.store.db import Database
from tests.journeys.axe import faults
from tests.rating_site.web.sample_rules import NAME, changing

pytestmark = pytest.mark.all
PICTURE = b"not really a picture"
FILES = [
    {"name": "付款 凭证.png", "mimeType": "image/png", "buffer": PICTURE},
    {"name": "../a<b>.png", "mimeType": "image/png", "buffer": b""},
]


def tell(page: Page, site: str, problem: str = "invalid_code", channel: str = "wechat") -> None:
    page.goto(f"{site}/assistant")
    page.get_by_label("遇到什么问题").select_option(problem)
    page.get_by_label("怎么付的款").select_option(channel)
    page.get_by_role("button", name="看看怎么办").click()
    expect(page.get_by_role("heading", name="1 确认订单状态")).to_be_visible()


def test_evidence_is_hashed_and_packed_in_the_browser(site: str, page: Page) -> None:
    tell(page, site)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_label("这些文件是哪一类").select_option("payment")
    page.get_by_label("选择文件").set_input_files(FILES)  # type: ignore[arg-type]
    digest = hashlib.sha256(PICTURE).hexdigest()
    expect(page.get_by_text(digest)).to_be_visible()
    expect(page.get_by_text("02-payment-")).to_be_visible()
    with page.expect_download() as waited:
        page.get_by_role("button", name="打包下载").click()
    packed = zipfile.ZipFile(io.BytesIO(Path(waited.value.path()).read_bytes()))
    assert packed.testzip() is None
    assert packed.namelist() == ["01-payment-付款 凭证.png", "02-payment-.._a_b_.png", "manifest.txt"]
    assert packed.read("01-payment-付款 凭证.png") == PICTURE
    assert digest in packed.read("manifest.txt").decode()
    assert [url for url in sent if not url.startswith("blob:")] == []


def test_a_message_is_copied(site: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tell(page, site)
    page.locator("[data-copy=message-polite] button").click()
    expect(page.locator("[data-copy=message-polite] button")).to_have_text("已复制")
    assert "卡密无法使用" in page.evaluate("navigator.clipboard.readText()")


def test_the_calendar_is_downloaded_and_the_form_keeps_what_was_told(site: str, page: Page) -> None:
    tell(page, site)
    with page.expect_download() as waited:
        page.get_by_role("button", name="存进日历").click()
    assert Path(waited.value.path()).read_text().startswith("BEGIN:VCALENDAR")
    page.get_by_text("改一改再看").click()
    expect(page.get_by_label("怎么付的款")).to_have_value("wechat")
    assert page.url == f"{site}/assistant"


def test_without_scripts_the_checklist_is_there_to_print(site: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    tell(page, site, "vanished", "transfer")
    page.emulate_media(media="print")
    expect(page.get_by_text("支付凭证", exact=True)).to_be_visible()
    expect(page.get_by_text("可能是诈骗：先打 110 报警")).to_be_visible()
    assert page.locator("input[type=file]").count() == 0
    context.close()


def test_the_limit_of_a_platform_ticks_after_paying(
    site: str, page: Page, database: Database, now: datetime
) -> None:
    page.clock.set_fixed_time(now)
    page.goto(f"{site}/before-paying?platform={changing(database, now)}")
    expect(page.get_by_role("link", name=NAME)).to_be_visible()
    page.get_by_label("买的是什么").select_option("card_code")
    page.get_by_label("付款页显示的收款方").select_option("personal")
    page.get_by_label("什么时候付款").fill("2026-11-20T11:00")
    page.get_by_role("button", name="看一看").click()
    expect(page.get_by_text("还剩 1 天 23:00:00")).to_be_visible()
    expect(page.get_by_text("个人收款码或个人转账：没有商户投诉")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_assistant_has_accessibility_faults_or_scrolls_sideways(
    site: str, chromium: Browser, scheme: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("/assistant", "/before-paying", "/assistant?lang=en", "/before-paying"):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360 and faults(page) == [], path
    page.goto(f"{site}/assistant?lang=zh")
    tell(page, site, "double_charge", "balance")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360 and faults(page) == []
    context.close()
