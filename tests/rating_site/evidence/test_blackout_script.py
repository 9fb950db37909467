"""In a real browser: boxes are burned into the file that is sent, and nothing else of it leaves."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, Route

from rating_site import web
from tests.journeys.served import browser

pytestmark = pytest.mark.all
STATIC = Path(web.__file__).parent / "static"
ADDRESS = "https://probe.test/"
POLICY = (
    "default-src 'none'; script-src 'nonce-n'; style-src 'self'; img-src 'self' data:; form-action 'self'"
)
FORM = """<!doctype html><form method=post enctype=multipart/form-data action=/sent>
<input type=file name=files multiple aria-label=files data-blackout data-hint=Drag data-picture="Picture {n}"
 data-add="Add" data-undo="Undo" data-count="{n} boxes"><button>Send</button></form>
<script nonce=n src=/blackout.js defer></script>"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for this file."""
    with browser() as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page with the tool; `sent` of the test is what the form posts. Complaints of the browser fail it."""
    complaints: list[str] = []
    opened = chromium.new_page(viewport={"width": 400, "height": 800})
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.route(f"{ADDRESS}**", _answer)
    opened.goto(ADDRESS)
    yield opened
    opened.close()
    assert complaints == []


def _answer(route: Route) -> None:
    if route.request.url.endswith(".js"):
        route.fulfill(body=(STATIC / "blackout.js").read_text(), content_type="text/javascript")
    else:
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=FORM, content_type="text/html; charset=utf-8", headers=headers)


def _file(kind: str, name: str = "geheim.jpg") -> FilePayload:
    picture, file = Image.new("RGB", (800, 400), "white"), BytesIO()
    exif = picture.getexif()
    exif[0x010E] = "QQ 12345678"
    picture.save(file, kind, exif=exif)
    return {"name": name, "mimeType": f"image/{kind.lower()}", "buffer": file.getvalue()}


def _choose(page: Page, *files: FilePayload) -> None:
    page.get_by_label("files").set_input_files(list(files))
    page.locator("canvas").nth(len(files) - 1).wait_for()


def _sent(page: Page, place: int = 0) -> tuple[str, bytes]:
    """The name and the bytes of a file as the form would send them now, once the tool has settled."""
    page.wait_for_timeout(500)
    script = """async (place) => { const file = document.querySelector("input").files[place];
      return [file.name, Array.from(new Uint8Array(await file.arrayBuffer()))] }"""
    name, numbers = page.evaluate(script, place)
    return name, bytes(numbers)


def _pixel(data: bytes, x: int, y: int) -> object:
    return Image.open(BytesIO(data)).convert("L").getpixel((x, y))


def test_a_dragged_box_is_black_in_the_file(page: Page) -> None:
    _choose(page, _file("PNG"))
    seen = page.locator("canvas").bounding_box()
    assert seen is not None
    page.mouse.move(seen["x"] + 20, seen["y"] + 20)
    page.mouse.down()
    page.mouse.move(seen["x"] + 100, seen["y"] + 80, steps=4)
    page.mouse.up()
    _, data = _sent(page)
    scale = 800 / seen["width"]
    assert _pixel(data, int(60 * scale), int(50 * scale)) == 0
    assert _pixel(data, int(150 * scale), int(50 * scale)) == 255
    assert page.locator("output").inner_text() == "1 boxes"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_chosen_picture_loses_its_name_and_what_was_hidden_in_it(page: Page, kind: str) -> None:
    _choose(page, _file(kind))
    name, data = _sent(page)
    assert name in ("1.png", "1.jpeg")
    assert b"12345678" not in data


def test_boxes_are_placed_and_moved_by_keyboard(page: Page) -> None:
    _choose(page, _file("PNG"))
    page.locator("canvas").focus()
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowDown")
    _, data = _sent(page)
    assert _pixel(data, 400, 5) == 0
    assert _pixel(data, 400, 115) == 255


def test_undo_takes_the_last_box_away(page: Page) -> None:
    _choose(page, _file("PNG"))
    page.get_by_role("button", name="Add").click()
    page.get_by_role("button", name="Undo").click()
    _, data = _sent(page)
    assert _pixel(data, 400, 105) == 255


def test_each_picture_has_its_own_boxes_and_name(page: Page) -> None:
    _choose(page, _file("PNG"), _file("PNG"))
    page.get_by_role("button", name="Add").nth(1).click()
    assert page.get_by_role("img", name="Picture 2").count() == 1
    assert _pixel(_sent(page, 0)[1], 400, 105) == 255
    assert _pixel(_sent(page, 1)[1], 400, 105) == 0


def test_a_file_that_is_no_picture_stays_for_the_server_to_judge(page: Page) -> None:
    _choose(page, _file("PNG"), _file("PNG"))
    plain: FilePayload = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    page.get_by_label("files").set_input_files([plain])
    assert _sent(page) == ("a.pdf", b"%PDF-1.4")


def test_sending_waits_until_the_boxes_are_in(page: Page) -> None:
    _choose(page, _file("PNG"))
    with page.expect_request("**/sent") as asked:
        page.evaluate("""() => document.querySelectorAll("button").forEach((one) => one.click())""")
    body = asked.value.post_data_buffer or b""
    assert b'filename="1.png"' in body
    assert b"geheim" not in body


def test_the_script_is_small() -> None:
    assert (STATIC / "blackout.js").stat().st_size < 6_000
