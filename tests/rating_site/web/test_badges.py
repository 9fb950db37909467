"""A badge says what the page says, and no grade where none may be shown."""

from collections.abc import Callable
from datetime import datetime

from flask.testing import FlaskClient

from rating_site.store.db import Database
from tests.rating_site.web.sample_rows import HONEST, WORDING, Shop, add_listing


def test_a_graded_platform_shows_its_grade(client: FlaskClient, honest: str) -> None:
    page = client.get(f"/badges/{honest}.json").get_json()
    assert page["message"].endswith("级")
    assert page["message"] in client.get(f"/badges/{honest}.svg").text


def test_a_listed_platform_shows_no_grade(
    client: FlaskClient, database: Database, add: Callable[[Shop], str], now: datetime
) -> None:
    key = add(HONEST)
    add_listing(database, key, "listed", WORDING, now)
    assert client.get(f"/badges/{key}.json").get_json()["message"] == "已列入黑名单"
    assert "级" not in client.get(f"/badges/{key}.svg").text


def test_the_picture_may_stand_on_other_sites(client: FlaskClient, honest: str) -> None:
    answer = client.get(f"/badges/{honest}.svg")
    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_an_unknown_platform_has_no_badge(client: FlaskClient) -> None:
    assert client.get("/badges/0123456789ab.svg").status_code == 404
