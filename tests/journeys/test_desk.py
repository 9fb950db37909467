"""A moderator's way through the desk in a real browser: by keyboard, with drawn boxes, on any screen."""

import io
import secrets
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from rating_site.config import read_settings
from rating_site.store.db import Database, reading
from rating_site.store.report_models import Report
from tests.journeys.axe import faults
from tests.rating_site.web.desk_door import staff_session
from tests.rating_site.web.sample_rows import HONEST, add_platform
from tests.report_rows import add_evidence, add_people, submitted_report

pytestmark = pytest.mark.all


@pytest.fixture
def report(database: Database, now: datetime) -> str:
    """A report about a platform, waiting."""
    return submitted_report(database, add_platform(database, HONEST, now), now).id


@pytest.fixture
def desk(site: str, page: Page, database: Database, now: datetime) -> Page:
    """The browser of a moderator."""
    [number] = add_people(database, now, 1, "admin")
    add_people(database, now, 2)
    token = secrets.token_urlsafe(16)
    staff_session(database, number, token, now)
    page.context.add_cookies([{"name": "kajian_staff", "value": token, "url": site}])
    return page


def wide(page: Page) -> int:
    """How far the page leaves the screen to the right."""
    found = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return int(found)


def test_a_report_is_accepted_without_touching_the_mouse(
    site: str, desk: Page, database: Database, report: str
) -> None:
    desk.goto(f"{site}/staff/")
    desk.keyboard.press("j")
    desk.keyboard.press("o")
    desk.wait_for_url(f"**/staff/reports/{report}")
    desk.keyboard.press("a")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("已记录")
    with reading(database) as session:
        assert session.get_one(Report, report).state == "accepted"


def test_drawn_boxes_are_burned_into_the_public_copy(
    site: str, desk: Page, database: Database, report: str, tmp_path: Path, now: datetime
) -> None:
    safe = read_settings(data=tmp_path).safe
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(file, "PNG")
    kept = safe.vault.put(file.getvalue())
    one = add_evidence(database, report, now, stored_as=kept, width=300, height=200).id
    desk.goto(f"{site}/staff/evidence/{one}")
    frame = desk.locator("canvas").bounding_box()
    assert frame is not None
    desk.mouse.move(frame["x"] + 20, frame["y"] + 20)
    desk.mouse.down()
    desk.mouse.move(frame["x"] + 120, frame["y"] + 80)
    desk.mouse.up()
    assert len(desk.get_by_label("要涂黑的方块").input_value().split()) == 4
    desk.get_by_role("button", name="涂黑并公开").click()
    expect(desk.get_by_alt_text("公开副本")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["", "alarms", "appeals", "people", "reports/{report}", "platforms/{platform}"]
)
def test_the_desk_fits_a_phone_and_has_no_accessibility_fault(
    site: str, desk: Page, database: Database, report: str, path: str
) -> None:
    with reading(database) as session:
        platform = session.get_one(Report, report).platform_id
    desk.goto(f"{site}/staff/" + path.format(report=report, platform=platform))
    desk.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert wide(desk) <= 0 and faults(desk) == []
