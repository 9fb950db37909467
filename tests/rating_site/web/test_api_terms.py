"""Programs read the card, every version, a day and an order date as JSON."""

from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from rating_site.store.db import Database
from tests.rating_site.web.sample_rules import DAY, NEW, OLD, changing


@pytest.fixture
def terms(database: Database, now: datetime) -> str:
    """The address of the rules of a platform that changed them twenty days ago."""
    return f"/api/v1/platforms/{changing(database, now)}/terms"


def test_the_card_names_reading_law_and_places(client: FlaskClient, terms: str) -> None:
    body = client.get(terms).get_json()
    line = body["topics"]["exclusions"][0]
    assert (line["clause"]["value"], line["verdict"]) == ("after_delivery", "unusual")
    assert line["quote"] in NEW and line["basis"][0]["article"]
    assert [place["place"] for place in line["places"]] == ["/help"]
    assert "refund_fee" in body["missing"] and len(body["unread"]) == 1


def test_versions_come_by_pages(client: FlaskClient, terms: str) -> None:
    first = client.get(f"{terms}/versions?limit=1").get_json()
    rest = client.get(f"{terms}/versions?after={first['next']}").get_json()
    assert [one["text"] for one in first["versions"]] == [OLD]
    assert [one["place"] for one in rest["versions"]] == ["/help", "/buy/7"] and rest["next"] is None
    assert rest["versions"][0]["clauses"][0]["quote"] in NEW


def test_a_day_has_the_text_that_stood_then(client: FlaskClient, terms: str, now: datetime) -> None:
    for days, certain, text in ((35, True, OLD), (25, False, OLD), (5, True, NEW)):
        body = client.get(f"{terms}/on?date={(now - days * DAY).date()}").get_json()
        place = next(one for one in body["places"] if one["place"] == "/help")
        assert (place["captured"], place["certain"], place["before"]["text"]) == (True, certain, text)


def test_an_order_date_is_answered_as_on_the_page(client: FlaskClient, terms: str, now: datetime) -> None:
    ordered = now - 35 * DAY
    asked = {"ordered": ordered.isoformat(), "event": (ordered + timedelta(hours=30)).isoformat()}
    body = client.get(f"{terms}/answer", query_string={"asked": "resupply", **asked}).get_json()
    assert (body["answer"], body["version"]["place"]) == ("outside", "/help")
    assert datetime.fromisoformat(body["deadline"]) == ordered + timedelta(hours=24)


WRONG = [
    ("asked=resupply&ordered=x&event=2026-11-01", 400, "ordered"),
    ("asked=resupply&event=2026-11-01", 400, "ordered"),
    ("asked=resupply&ordered=2026-11-02&event=2026-11-01", 409, "event"),
    ("asked=resupply&ordered=2026-11-01&event=2026-11-02&more=1", 400, "more"),
    ("asked=resupply&ordered=2026-11-01&event=2026-11-02&product=x", 409, "product"),
]


def test_a_wrong_order_is_a_problem_that_names_the_field(client: FlaskClient, honest: str) -> None:
    for query, status, where in WRONG:
        answer = client.get(f"/api/v1/platforms/{honest}/terms/answer?{query}")
        assert answer.status_code == status, query
        assert [one["where"] for one in answer.get_json()["errors"]] == [where]


@pytest.mark.parametrize("path", ["", "/versions", "/on?date=2026-11-01"])
def test_an_unknown_platform_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/api/v1/platforms/000000000000/terms{path}").status_code == 404


def test_any_date_is_answered_or_refused(client: FlaskClient, honest: str) -> None:
    for date in ("0", "0001-01-01", "9999-12-31", "2026-02-30", ""):
        answer = client.get(f"/api/v1/platforms/{honest}/terms/on?date={date}")
        assert answer.status_code == (200 if date in ("0001-01-01", "9999-12-31") else 400), date
