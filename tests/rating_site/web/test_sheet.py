"""A platform page brings its style sheet with it, and the policy lets in this one text and no other style."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from flask.testing import FlaskClient

from rating_site import web

SHEET = (Path(web.__file__).parent / "static" / "app.css").read_text("utf-8")


def test_a_platform_page_brings_its_part_of_the_sheet_before_its_first_word(
    client: FlaskClient, honest: str
) -> None:
    head, body = client.get(f"/platforms/{honest}").text.split("<body>")
    [brought] = re.findall("<style>(.*?)</style>", head, re.DOTALL)
    assert SHEET.startswith(brought) and ".verdict" in brought and ".hero" not in brought
    assert 'rel="stylesheet"' not in head and "<style" not in body


def test_the_policy_names_the_sheet_by_its_hash_and_allows_no_other_style(
    client: FlaskClient, honest: str
) -> None:
    answer = client.get(f"/platforms/{honest}")
    brought = re.findall("<style>(.*?)</style>", answer.text, re.DOTALL)[0]
    digest = b64encode(sha256(brought.encode()).digest()).decode()
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert f"style-src 'self' 'sha256-{digest}'" in policy


def test_nothing_in_the_sheet_ends_its_element() -> None:
    assert "</" not in SHEET and "<!--" not in SHEET


def test_the_next_page_finds_the_sheet_in_the_cache(client: FlaskClient, honest: str) -> None:
    asked = re.findall('<link rel="stylesheet" href="([^"]+)"', client.get("/method").text)
    later = re.findall(
        '<link rel="stylesheet" href="([^"]+)" media="print">', client.get(f"/platforms/{honest}").text
    )
    assert asked == later
