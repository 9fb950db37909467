"""Browsers, search engines and researchers find what they look for."""

from datetime import datetime
from xml.etree import ElementTree

from flask.testing import FlaskClient


def test_robots_keep_out_of_what_costs_work(client: FlaskClient) -> None:
    text = client.get("/robots.txt").text
    assert "Disallow: /staff/" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text


def test_the_site_map_leads_to_every_platform(client: FlaskClient, honest: str) -> None:
    index = ElementTree.fromstring(client.get("/sitemap.xml").data)  # noqa: S314  # our own document
    [part] = [node.text for node in index.iter() if node.tag.endswith("loc")]
    assert part is not None
    assert f"/platforms/{honest}<" in client.get(part).text


def test_security_txt_has_a_contact_and_does_not_run_out_soon(client: FlaskClient, now: datetime) -> None:
    lines = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines() if line
    )
    assert lines["Contact"].startswith("https://")
    assert (datetime.fromisoformat(lines["Expires"]) - now).days > 150


def test_a_browser_can_learn_to_search_here(client: FlaskClient) -> None:
    text = client.get("/opensearch.xml").text
    assert 'template="http://localhost/search?q={searchTerms}"' in text
    assert 'href="/opensearch.xml"' in client.get("/").text
