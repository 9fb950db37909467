"""Programs make and look after webhooks through the API, each with its own key."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.rating_site.web.sample_reports import solution

URL = "https://bot.example/hook"


def make(client: FlaskClient, **told: object) -> TestResponse:
    return client.post("/api/v1/webhooks", json={"url": URL, "challenge": solution(client), **told})


@pytest.fixture
def made(client: FlaskClient) -> dict[str, Any]:
    answer = make(client, types=["listing.ended"])
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def ask(
    client: FlaskClient, made: dict[str, Any], method: str = "GET", rest: str = "", **told: Any
) -> TestResponse:
    headers = {"Authorization": f"Bearer {made['key']}"}
    return client.open(f"/api/v1/webhooks/{made['id']}{rest}", method=method, headers=headers, **told)


def test_a_webhook_is_made_and_shown_without_its_secrets(client: FlaskClient, made: dict[str, Any]) -> None:
    assert made["secret"].startswith("whsec_") and made["key"].startswith("whk_")
    shown = ask(client, made).get_json()
    assert (shown["url"], shown["types"], shown["state"]) == (URL, ["listing.ended"], "active")
    assert not {"key", "secret"} & set(shown)


def test_another_key_finds_nothing(client: FlaskClient, made: dict[str, Any]) -> None:
    other = make(client).get_json()
    assert ask(client, {**made, "key": other["key"]}).status_code == 404
    assert ask(client, {**made, "key": "whk_0000"}).status_code == 404
    assert client.get(f"/api/v1/webhooks/{made['id']}").status_code == 401


def test_it_is_paused_and_gets_a_new_secret(client: FlaskClient, made: dict[str, Any]) -> None:
    answer = ask(client, made, "PATCH", json={"state": "paused", "rotate_secret": True}).get_json()
    assert answer["state"] == "paused" and answer["secret"] not in (None, made["secret"])
    assert ask(client, made, "PATCH", json={"state": "active"}).get_json()["secret"] is None


def test_its_log_names_the_test_message(client: FlaskClient, made: dict[str, Any]) -> None:
    assert ask(client, made, "POST", "/ping").status_code == 202
    sent = ask(client, made, rest="/deliveries").get_json()["deliveries"]
    assert [(one["change"], one["state"], one["attempts"]) for one in sent] == [(None, "queued", 0)] * 2


def test_a_deleted_webhook_is_gone(client: FlaskClient, made: dict[str, Any]) -> None:
    assert ask(client, made, "DELETE").get_json()["id"] == made["id"]
    assert ask(client, made).status_code == 404


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"url": "http://bot.example:81/"}, "url"),
        ({"platform": "0" * 12}, "platform"),
        ({"challenge": "x"}, "challenge"),
        ({"types": ["nonsense"]}, "types.0"),
    ],
)
def test_a_wrong_wish_is_named(client: FlaskClient, told: dict[str, Any], where: str) -> None:
    answer = make(client, **told)
    assert (answer.status_code, answer.get_json()["errors"][0]["where"]) == (422, where)
