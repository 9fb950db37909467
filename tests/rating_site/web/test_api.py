"""The public API answers what the pages show, as JSON with problem documents."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from rating_site.store.db import Database
from tests.rating_site.web.sample_rows import HONEST, SILENT, WORDING, YOUNG, Shop, add_listing


def test_a_known_host_is_answered_with_its_platform(client: FlaskClient, honest: str) -> None:
    body = client.get("/api/v1/check", query_string={"q": f"https://{HONEST.host}/buy"}).get_json()
    assert body["query"] == {"kind": "address", "key": HONEST.host}
    assert [one["id"] for one in body["platforms"]] == [honest]
    assert body["platforms"][0]["filing"]["verdict"] == "verified"


def test_an_unknown_host_can_be_checked(client: FlaskClient) -> None:
    body = client.get("/api/v1/check?q=unknown.example.com").get_json()
    assert (body["state"], body["platforms"], body["can_be_checked"]) == ("unknown", [], True)


def test_a_number_that_several_show_names_them_all(client: FlaskClient, add: Callable[[Shop], str]) -> None:
    ids = {add(HONEST), add(YOUNG)}
    add(SILENT)
    body = client.get(f"/api/v1/check?q={HONEST.qq}").get_json()
    assert {one["id"] for one in body["platforms"]} == ids


def test_a_name_is_found(client: FlaskClient, honest: str) -> None:
    body = client.get("/api/v1/check", query_string={"q": HONEST.name}).get_json()
    assert [one["id"] for one in body["platforms"]] == [honest]


def test_the_points_add_up_to_the_score(client: FlaskClient, honest: str) -> None:
    body = client.get(f"/api/v1/platforms/{honest}").get_json()
    assert sum(part["points"] for part in body["contributions"]) == pytest.approx(body["score"], abs=1e-9)


@pytest.mark.parametrize("state", ["listed", "warned"])
def test_no_grade_or_score_while_an_entry_holds(
    client: FlaskClient, honest: str, database: Database, now: datetime, state: str
) -> None:
    add_listing(database, honest, state, WORDING, now)
    body = client.get(f"/api/v1/platforms/{honest}").get_json()
    assert body["state"] == state
    assert (body["grade"], body["score"], body["interval"], body["contributions"]) == (None, None, None, [])


def test_a_check_is_accepted_and_can_be_followed(client: FlaskClient) -> None:
    accepted = client.post("/api/v1/checks", json={"q": "new.example.com"})
    assert accepted.status_code == 202
    followed = client.get(accepted.headers["Location"]).get_json()
    assert followed == accepted.get_json()
    assert followed["state"] == "queued" and followed["platform"] is None
    assert {step["state"] for step in followed["steps"]} == {"waiting"}


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        ("{", "application/json", 400),
        ("q=a.example.com", "application/x-www-form-urlencoded", 415),
        ("{}", "application/json", 422),
        ('{"q": 1}', "application/json", 422),
        ('{"q": "a.example.com", "more": 1}', "application/json", 422),
        ('{"q": "\\u4e91\\u5361"}', "application/json", 422),
        ('{"q": "http://10.0.0.1/"}', "application/json", 403),
    ],
)
def test_a_wrong_body_is_a_problem(client: FlaskClient, body: str, media: str, status: int) -> None:
    answer = client.post("/api/v1/checks", data=body, content_type=media)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


@pytest.mark.parametrize("query", ["", "q=", "q=a&q=b", "q=a&more=1", "q=" + "x" * 257])
def test_a_wrong_question_is_a_problem_that_names_the_field(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/api/v1/check?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.get_json()["errors"]


@pytest.mark.parametrize("path", ["/platforms/000000000000", "/checks/000000000000", "/checks/%00"])
def test_what_does_not_exist_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/api/v1{path}").status_code == 404
