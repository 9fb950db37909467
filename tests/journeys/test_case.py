"""Whole cases in a real browser: each person in a window of their own, and one clock for all of them."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rating_site.store import scores
from rating_site.store.db import Database, reading
from tests.journeys.conftest import SIZES
from tests.journeys.served import served
from tests.owner_rows import KEY, proven_owner
from tests.rating_site.actions.listed_shop import FACTS, proven_shop
from tests.rating_site.web.desk_door import staff_session
from tests.rating_site.web.sample_reports import STORY
from tests.rating_site.web.sample_rows import HONEST, add_platform
from tests.report_rows import a_safe, add_people

pytestmark = pytest.mark.all


class Clock:
    """The time of one test: it goes on when the test says so."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        """Let so much time pass."""
        self.now += timedelta(**span)


@pytest.fixture
def clock(now: datetime) -> Clock:
    """Begins at the fixed moment of all tests."""
    return Clock(now)


@pytest.fixture
def live(database: Database, tmp_path: Path, clock: Clock) -> Iterator[str]:
    """The site by this clock."""
    with served(database, tmp_path, clock) as address:
        yield address


@pytest.fixture
def windows(chromium: Browser) -> Iterator["Windows"]:
    """Browser windows that share nothing."""
    with ExitStack() as stack:
        yield Windows(chromium, stack)


class Windows:
    """Opens one window per person."""

    def __init__(self, chromium: Browser, stack: ExitStack) -> None:
        self._chromium, self._stack = chromium, stack

    def open(self, size: str = "desk") -> Page:
        """A window of this size, without any cookie."""
        width, height = SIZES[size]
        context = self._chromium.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        self._stack.callback(context.close)
        return context.new_page()

    def staff(self, site: str, database: Database, number: int, now: datetime) -> Page:
        """The window of a member of staff who is signed in."""
        page, token = self.open(), secrets.token_urlsafe(16)
        staff_session(database, number, token, now)
        page.context.add_cookies([{"name": "kajian_staff", "value": token, "url": site}])
        return page

    def owner(self, site: str) -> Page:
        """The window of the owner who holds the key."""
        page = self.open("phone")
        page.goto(f"{site}/owner/sign-in")
        page.get_by_label("站长密钥").fill(KEY)
        page.get_by_role("button", name="进入").click()
        return page


def _report(page: Page, site: str, clock: Clock) -> None:
    """Report that something was not delivered, as one does on a phone."""
    page.goto(f"{site}/report?q={HONEST.host}")
    page.get_by_role("button", name="开始").click()
    page.get_by_label("遇到了什么").select_option("not_delivered")
    page.get_by_label("经过").fill(STORY["story"])
    page.get_by_role("button", name="保存，下一步").click()
    page.get_by_label("买的是什么").select_option("card_code")
    page.get_by_label("怎么付的款").select_option("alipay")
    for _step in ("order", "evidence", "contact"):
        page.get_by_role("button", name="保存，下一步").click()
    clock.wait(seconds=30)
    page.get_by_label("我说的是自己的真实经历").check()
    page.get_by_role("button", name="提交举报").click()
    page.wait_for_url("**/report/done", timeout=60_000)


def _act(page: Page, name: str) -> None:
    """Open one of the desk's forms and send it as it is."""
    box = page.locator("details", has=page.locator("summary", has_text=name)).first
    box.locator("summary").click()
    box.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("已记录")


def _score(database: Database, platform_id: str) -> float:
    with reading(database) as session:
        latest = scores.latest(session, platform_id)
    assert latest is not None and latest.score is not None
    return latest.score


def test_from_an_anonymous_report_to_a_solved_order(
    live: str, windows: Windows, database: Database, clock: Clock
) -> None:
    platform = add_platform(database, HONEST, clock())
    proven_owner(database, platform, clock())
    [number, *_] = add_people(database, clock())
    before = _score(database, platform)
    reporter = windows.open("phone")
    _report(reporter, live, clock)
    assert _score(database, platform) == before  # nothing counts before somebody looked at it

    desk = windows.staff(live, database, number, clock())
    desk.goto(f"{live}/staff/")
    desk.locator("a[data-row]").first.click()
    _act(desk, "受理")
    assert _score(database, platform) < before
    _act(desk, "通知平台")

    owner = windows.owner(live)
    owner.get_by_role("link", name=HONEST.name).click()
    owner.get_by_role("link", name="未到账").first.click()
    owner.get_by_label("您的回复").fill("系统延迟，已经补发，请查收。")
    owner.get_by_role("button", name="提交回复").click()
    owner.get_by_label("结果").select_option("resupplied")
    owner.get_by_role("button", name="请举报人确认").click()

    clock.wait(hours=1)
    reporter.goto(f"{live}/report/mine")
    expect(reporter.get_by_text("系统延迟，已经补发").first).to_be_visible()
    reporter.get_by_label("是，已经解决").check()
    reporter.get_by_role("button", name="回答").click()
    assert _score(database, platform) == pytest.approx(before)

    buyer = windows.open("phone")
    buyer.goto(f"{live}/platforms/{platform}")
    expect(buyer.get_by_text("系统延迟，已经补发").first).to_be_visible()
    expect(buyer.get_by_text("已补单").first).to_be_visible()


def test_listed_by_two_delisted_by_a_third_on_appeal(
    live: str, windows: Windows, database: Database, clock: Clock, tmp_path: Path
) -> None:
    people = add_people(database, clock())
    shop = proven_shop(database, a_safe(tmp_path), people[0], clock())
    proven_owner(database, shop, clock())
    first, second, third = (windows.staff(live, database, one, clock()) for one in people)

    first.goto(f"{live}/staff/platforms/{shop}")
    first.get_by_label("提议什么").select_option("list")
    first.get_by_label("事实（会公开）").fill(FACTS)
    first.get_by_role("button", name="提议").click()
    expect(first.get_by_text("自己的提议要由另一个人确认").first).to_be_visible()
    clock.wait(hours=73)
    second.goto(f"{live}/staff/platforms/{shop}")
    second.get_by_role("button", name="确认，立即生效").click()

    buyer = windows.open("phone")
    buyer.goto(f"{live}/platforms/{shop}")
    expect(buyer.locator(".headline")).to_contain_text("已列入黑名单")

    owner = windows.owner(live)
    owner.goto(f"{live}/owner/platforms/{shop}")
    appeal = owner.locator("form[action$='/appeal']")
    appeal.locator("textarea").fill("三笔订单都已补发，附上发货记录。")
    appeal.get_by_role("button").click()

    for barred in (first, second):
        barred.goto(f"{live}/staff/appeals")
        barred.locator("main li a").first.click()
        expect(barred.get_by_text("申诉要由没有参与原决定的人审理")).to_be_visible()
    third.goto(f"{live}/staff/appeals")
    third.locator("main li a").first.click()
    third.get_by_label("成立：立即撤销原决定").check()
    third.get_by_label("原因").select_option(index=1)
    third.get_by_label("给平台的答复").fill("证据成立，条目撤销。")
    third.get_by_role("button", name="决定").click()

    buyer.reload()
    expect(buyer.locator(".headline")).not_to_contain_text("黑名单")
    expect(buyer.get_by_text("已移出").first).to_be_visible()
    buyer.goto(f"{live}/blacklist")
    expect(buyer.get_by_text("已移出").first).to_be_visible()
    answer = buyer.request.get(f"{live}/api/v1/check?q=shop.example").json()
    assert answer["state"] != "listed"
    stones = buyer.request.get(f"{live}/api/v1/tombstones").json()
    assert "appeal" in str(stones)
