"""Many questions at once are answered like each alone, with few queries and at their price."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from rating_site.store.db import Database
from tests.rating_site.web.sample_rows import (
    ALL,
    HONEST,
    WORDING,
    YOUNG,
    Shop,
    add_listing,
)

QUESTIONS = [
    HONEST.host,
    f"https://{YOUNG.host}/buy",
    HONEST.qq,
    HONEST.name,
    "nobody.example.com",
    "",
    "京ICP备18000001号-1",
]


@pytest.fixture
def everybody(add: Callable[[Shop], str]) -> list[str]:
    """The ids of all sample shops."""
    return [add(shop) for shop in ALL]


def ask(client: FlaskClient, *questions: str) -> list[dict[str, Any]]:
    answer = client.post("/api/v1/check/batch", json={"questions": list(questions)})
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.get_json()["answers"]
    return found


def test_each_question_is_answered_in_order_as_if_asked_alone(
    client: FlaskClient, everybody: list[str], database: Database, now: datetime
) -> None:
    add_listing(database, everybody[1], "listed", WORDING, now)
    told = ask(client, *QUESTIONS)
    assert [one["q"] for one in told] == QUESTIONS
    for one in told:
        alone = client.get("/api/v1/check", query_string={"q": one["q"]})
        if alone.status_code == 200:
            body = alone.get_json()
            assert (one["state"], one["headline"], one["found"]) == (
                body["state"], body["headline"], len(body["platforms"])
            )  # fmt: skip


def test_a_text_that_means_nothing_is_said_to_mean_nothing(client: FlaskClient) -> None:
    (told,) = ask(client, " ")
    assert (told["query"], told["state"], told["platform"], told["found"]) == (None, "unknown", None, 0)


def test_five_hundred_questions_need_a_handful_of_queries(
    client: FlaskClient, everybody: list[str], database: Database
) -> None:
    ran: list[str] = []
    event.listen(database.read, "before_cursor_execute", lambda *told: ran.append(told[2]))
    told = ask(client, *(HONEST.host if number % 2 else f"n{number}.example.com" for number in range(500)))
    assert len(told) == 500 and told[1]["state"] == "graded"
    assert len(ran) < 15


@pytest.mark.parametrize("body", [{"questions": []}, {"questions": ["a"] * 501}, {"questions": ["a" * 257]}])
def test_too_many_or_too_long_questions_are_refused(client: FlaskClient, body: dict[str, Any]) -> None:
    assert client.post("/api/v1/check/batch", json=body).status_code == 422


def test_a_batch_costs_what_its_questions_cost(client: FlaskClient) -> None:
    left = int(client.get("/api/v1/check?q=a.example.com").headers["RateLimit-Remaining"])
    body = {"questions": ["a.example.com", "b.example.com", "云卡"]}
    after = client.post("/api/v1/check/batch", json=body).headers["RateLimit-Remaining"]
    assert left - int(after) == 3
    full = {"questions": ["a.example.com"] * 500}
    assert client.post("/api/v1/check/batch", json=full).status_code == 200
    assert client.post("/api/v1/check/batch", json=full).status_code == 429
