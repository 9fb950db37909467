"""A program makes a key, changes it and gives it up, and is counted by it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlmodel import select

from rating_site.store.db import Database, reading
from rating_site.store.publish_models import ApiKey
from tests.rating_site.web.conftest import MakeApp
from tests.rating_site.web.sample_reports import Clock, solution


def new_key(client: FlaskClient) -> str:
    answer = client.post("/api/v1/keys", json={"challenge": solution(client)})
    assert answer.status_code == 201 and answer.headers["Cache-Control"] == "no-store"
    key: str = answer.get_json()["key"]
    return key


def used(client: FlaskClient, key: str, method: str = "GET", path: str = "/platforms") -> Any:
    return client.open(f"/api/v1{path}", method=method, headers={"Authorization": f"Bearer {key}"})


@pytest.fixture
def clock(now: datetime) -> Clock:
    """A clock that moves."""
    return Clock(now)


@pytest.fixture
def client(make_app: MakeApp, clock: Clock) -> FlaskClient:
    """A program whose requests are made while the clock moves."""
    app = make_app()
    app.config["WTF_CSRF_ENABLED"] = False
    object.__setattr__(app.extensions["kajian"], "clock", clock)
    return app.test_client()


def test_a_key_gives_a_higher_limit_and_only_its_hash_is_kept(
    client: FlaskClient, database: Database
) -> None:
    key = new_key(client)
    assert key.startswith("kj_") and used(client, key).headers["RateLimit-Limit"] == "6000"
    assert client.get("/api/v1/platforms").headers["RateLimit-Limit"] == "600"
    with reading(database) as session:
        assert key.removeprefix("kj_") not in str(session.exec(select(ApiKey)).one())


def test_a_puzzle_gives_one_key(client: FlaskClient) -> None:
    wish = {"challenge": solution(client)}
    assert client.post("/api/v1/keys", json=wish).status_code == 201
    assert client.post("/api/v1/keys", json=wish).status_code == 409
    assert client.post("/api/v1/keys", json={"challenge": "e30="}).status_code == 422


def test_a_person_gets_a_few_keys_a_day(client: FlaskClient) -> None:
    for _number in range(5):
        new_key(client)
    assert client.post("/api/v1/keys", json={"challenge": solution(client)}).status_code == 429


def test_an_exchanged_key_works_for_a_day_and_shares_the_limit(client: FlaskClient, clock: Clock) -> None:
    old = new_key(client)
    new = used(client, old, "POST", "/keys/rotate").get_json()["key"]
    left = int(used(client, old).headers["RateLimit-Remaining"])
    assert int(used(client, new).headers["RateLimit-Remaining"]) == left - 1
    clock.now += timedelta(hours=24)
    assert (used(client, old).status_code, used(client, new).status_code) == (401, 200)


def test_a_key_is_exchanged_once_so_that_a_leaked_one_ends(client: FlaskClient) -> None:
    key = new_key(client)
    assert used(client, key, "POST", "/keys/rotate").status_code == 201
    assert used(client, key, "POST", "/keys/rotate").status_code == 409


def test_a_key_that_was_given_up_works_no_more(client: FlaskClient) -> None:
    key = new_key(client)
    assert used(client, key, "DELETE", "/keys").status_code == 200
    refused = used(client, key)
    assert refused.status_code == 401 and refused.mimetype == "application/problem+json"
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")


def test_without_a_key_there_is_nothing_to_exchange_or_give_up(client: FlaskClient) -> None:
    for method, path in (("POST", "/keys/rotate"), ("DELETE", "/keys")):
        assert client.open(f"/api/v1{path}", method=method).status_code == 401


def test_a_key_is_made_changed_and_given_up_on_its_page(client: FlaskClient) -> None:
    made = client.post("/api-keys", data={"challenge": solution(client)})
    key = made.text.split("<code>")[1].split("</code>")[0]
    assert made.headers["Cache-Control"] == "private, no-store" and used(client, key).status_code == 200
    assert "kj_" in client.post("/api-keys/held", data={"key": key, "act": "rotate"}).text
    assert client.post("/api-keys/held", data={"key": key, "act": "rotate"}).status_code == 422
    assert client.post("/api-keys/held", data={"key": key, "act": "revoke"}).status_code == 200
    assert used(client, key).status_code == 401


def test_the_page_says_when_the_proof_is_missing(client: FlaskClient) -> None:
    assert client.get("/api-keys").status_code == 200
    assert client.post("/api-keys", data={"challenge": ""}).status_code == 422
