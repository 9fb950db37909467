"""Machines read a platform's page as data, with a rating only where there is one, and names break nothing."""

import json
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from flask.testing import FlaskClient

from rating_site.store.db import Database
from tests.rating_site.web.sample_rows import HONEST, WORDING, add_listing, rename


class _Scripts(HTMLParser):
    """Collects script blocks as a browser does: up to the first closing tag."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self._kind: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self._kind = dict(attrs).get("type") or "text/javascript"
            self.blocks.append((self._kind, ""))

    def handle_data(self, data: str) -> None:
        if self._kind is not None:
            self.blocks[-1] = (self._kind, self.blocks[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        self._kind = None if tag == "script" else self._kind


def linked(client: FlaskClient, platform_id: str) -> dict[str, Any]:
    """The one data block of a platform's page."""
    parser = _Scripts()
    parser.feed(client.get(f"/platforms/{platform_id}").text)
    [text] = [text for kind, text in parser.blocks if kind == "application/ld+json"]
    data: dict[str, Any] = json.loads(text)
    return data


def test_a_graded_platform_has_our_rating_with_its_range(client: FlaskClient, honest: str) -> None:
    data = linked(client, honest)
    rating = data["mainEntity"]["reviewRating"]
    assert (data["@type"], data["about"]["name"], data["about"]["alternateName"]) == (
        "WebPage",
        HONEST.name,
        [HONEST.host],
    )
    assert (rating["worstRating"], rating["bestRating"]) == (0, 100) and 0 < rating["ratingValue"] < 100


@pytest.mark.parametrize("state", ["listed", "warned"])
def test_a_listed_platform_has_no_rating(
    client: FlaskClient, honest: str, database: Database, now: datetime, state: str
) -> None:
    add_listing(database, honest, state, WORDING, now)
    data = linked(client, honest)
    assert "mainEntity" not in data and "ating" not in json.dumps(data)


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", "<!--<script>", "a]]>\u2028'\"&", "😀 {{7*7}}"]
)
def test_a_name_cannot_leave_the_block(
    client: FlaskClient, honest: str, database: Database, now: datetime, name: str
) -> None:
    rename(database, honest, HONEST.host, name, now)
    assert linked(client, honest)["about"]["name"] == name
    assert "alert(1)</script>" not in client.get(f"/platforms/{honest}").text


def test_the_page_offers_its_feeds_and_a_badge_to_embed(client: FlaskClient, honest: str) -> None:
    html = client.get(f"/platforms/{honest}").text
    assert f'href="/platforms/{honest}/changes.atom" type="application/atom+xml"' in html
    assert f'href="/platforms/{honest}/changes.json" type="application/feed+json"' in html
    assert f"&lt;img src=&#34;http://localhost/badges/{honest}.svg&#34;" in html
