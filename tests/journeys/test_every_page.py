"""Every page of every audience fits phone and desk, has no accessibility fault and obeys the keyboard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from pprint import pformat
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from rating_site.config import read_settings
from rating_site.store.db import open_database
from tests.conftest import NOW
from tests.journeys import pages, world
from tests.journeys.axe import faults
from tests.journeys.conftest import SIZES
from tests.journeys.served import served
from tests.journeys.whole import unfold
from tests.journeys.world import World

pytestmark = pytest.mark.all
AUDIENCES = {
    "buyers": pages.buyers,
    "reporters": pages.reporters,
    "owners": pages.owners,
    "staff": pages.staff,
}
Scheme = Literal["light", "dark"]
FOCUSABLE = """
() => {
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const radios = new Set();
  window.wanted = [...document.querySelectorAll(all)].filter((one) => {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
    if (one.type !== 'radio') return true;
    const is_new = !radios.has(one.name);
    radios.add(one.name);
    return is_new;
  });
  window.seen = new Set();
  window.blind = [];
  document.addEventListener('focusin', ({ target }) => {
    window.seen.add(target.type === 'radio' ? target.form?.elements[target.name]?.[0] ?? target : target);
    const style = getComputedStyle(target);
    const is_seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    if (!is_seen) window.blind.push(target.outerHTML.slice(0, 120));
  });
  // A field for a date has a stop for each of its parts.
  const dates = window.wanted.filter((one) => /^(date|time|datetime-local)$/.test(one.type)).length;
  return window.wanted.length + 8 * dates + 2;
}
"""
MISSED = (
    "() => window.wanted.filter((one) => !window.seen.has(one)).map((one) => one.outerHTML.slice(0, 120))"
)


@dataclass(frozen=True, slots=True)
class Site:
    """A running site on which everything happened."""

    address: str
    world: World


@pytest.fixture(scope="module")
def full(_new_url: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all tests here: they only look."""
    folder = tmp_path_factory.mktemp("full")
    database = open_database(_new_url(folder))
    made = world.make(database, read_settings(data=folder), NOW)
    with served(database, folder, NOW) as address:
        yield Site(address, made)
    database.close()


@contextmanager
def opened(
    chromium: Browser, full: Site, audience: str, size: str, scheme: Scheme = "light"
) -> Iterator[Page]:
    """A browser of somebody of this audience: buyers are strangers, the others are signed in."""
    width, height = SIZES[size]
    context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    if audience != "buyers":
        context.add_cookies(full.world.cookies(full.address))  # type: ignore[arg-type]
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_fits_and_has_no_accessibility_fault(
    full: Site, chromium: Browser, audience: str, size: str, scheme: Scheme
) -> None:
    wrong = {}
    with opened(chromium, full, audience, size, scheme) as page:
        for name, path in AUDIENCES[audience](full.world).items():
            answer = page.goto(full.address + path)
            assert answer is not None and answer.status == (404 if name == "error" else 200), name
            unfold(page)
            beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if found := [*faults(page), *([f"{beyond} px too wide"] if beyond > 0 else [])]:
                wrong[name] = found
    assert wrong == {}, pformat(wrong)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_everything_is_reached_by_keyboard_with_visible_focus(
    full: Site, chromium: Browser, audience: str
) -> None:
    wrong = {}
    with opened(chromium, full, audience, "desk") as page:
        for name, path in AUDIENCES[audience](full.world).items():
            page.goto(full.address + path)
            for _press in range(page.evaluate(FOCUSABLE)):
                page.keyboard.press("Tab")
            if found := page.evaluate(MISSED) + page.evaluate("window.blind"):
                wrong[name] = found
    assert wrong == {}, pformat(wrong)


def test_a_buyer_without_javascript_finds_cuts_and_compares(full: Site, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(full.address)
    page.get_by_label("网址、平台名称、QQ 号或备案号").fill("shop.example.com")
    page.get_by_role("button", name="查一查").click()
    assert page.get_by_role("heading", level=1).inner_text() == "云上点卡"
    page.get_by_role("link", name="与别家比较").click()
    page.get_by_label("加一家").fill("kami.example.net")
    page.get_by_role("button", name="加入比较").click()
    assert page.get_by_text("极速卡密商城").first.is_visible()
    page.goto(f"{full.address}/blacklist")
    page.get_by_label("状态").select_option("warned")
    page.get_by_role("button", name="筛选").click()
    assert page.locator("article").count() == 1 and "state=warned" in page.url
    context.close()


def test_the_address_follows_what_is_typed_into_the_blacklist(full: Site, chromium: Browser) -> None:
    with opened(chromium, full, "buyers", "phone") as page:
        page.goto(f"{full.address}/blacklist")
        page.get_by_label("在名单里找").press_sequentially("跑路")
        page.wait_for_url("**/blacklist?*q=*")
        page.reload()
        assert page.locator("article").count() == 1
