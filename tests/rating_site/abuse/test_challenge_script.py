"""In a real browser: the puzzle is solved while a form is filled in, and sending waits for it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, Route

from rating_site import web
from rating_site.abuse.challenge import Solved, puzzle, solved
from tests.journeys.served import browser

pytestmark = pytest.mark.all
SCRIPT = Path(web.__file__).parent / "static" / "challenge.js"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
KEY = b"k" * 32
ADDRESS = "https://probe.test/"
POLICY = "default-src 'none'; script-src 'nonce-n'; connect-src 'self'; form-action 'self'"
FORM = """<!doctype html><form method=post action=/sent data-challenge=/puzzle>
<input name=story aria-label=story><input type=hidden name=challenge><button>Send</button></form>
<script nonce=n src=/challenge.js defer></script>"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for this file."""
    with browser() as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page with a form that wants a solution."""
    opened = chromium.new_page()
    opened.route(f"{ADDRESS}**", _answer)
    opened.goto(ADDRESS)
    yield opened
    opened.close()


def _answer(route: Route) -> None:
    place = route.request.url.removeprefix(ADDRESS)
    if place == "challenge.js":
        route.fulfill(body=SCRIPT.read_text(), content_type="text/javascript")
    elif place == "puzzle":
        route.fulfill(body=json.dumps(puzzle(KEY, NOW, difficulty=3000)), content_type="application/json")
    else:
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=FORM, content_type="text/html; charset=utf-8", headers=headers)


def _sent(page: Page) -> str:
    with page.expect_request("**/sent") as asked:
        page.get_by_role("button", name="Send").click()
    return parse_qs(asked.value.post_data or "", keep_blank_values=True)["challenge"][0]


def test_the_form_carries_a_correct_solution(page: Page) -> None:
    page.get_by_label("story").fill("x")
    assert isinstance(solved(_sent(page), KEY, NOW), Solved)


def test_a_form_is_sent_without_a_solution_where_no_puzzle_is_to_be_had(page: Page) -> None:
    page.route("**/puzzle", lambda route: route.abort())
    assert _sent(page) == ""


def test_another_sending_of_the_same_page_solves_anew(page: Page) -> None:
    page.route("**/sent", lambda route: route.fulfill(status=204))
    first = solved(_sent(page), KEY, NOW)
    assert solved(_sent(page), KEY, NOW).id != first.id


def test_the_script_is_small() -> None:
    assert SCRIPT.stat().st_size < 2_000
