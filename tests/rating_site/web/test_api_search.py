"""The search of the API: the groups of the command line, with counts, likeness and suggestions."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.rating_site.web.sample_rows import HONEST, YOUNG, Shop


def test_a_name_is_answered_in_groups_with_counts(client: FlaskClient, honest: str) -> None:
    body = client.get("/api/v1/search", query_string={"q": HONEST.name}).get_json()
    assert body["query"] == {"kind": "name", "key": HONEST.name}
    assert [hit["id"] for hit in body["groups"][0]["hits"]] == [honest]
    assert body["facets"]["province"] == {"京": 1} and body["groups"][0]["hits"][0]["why"] == ["name"]


def test_a_look_alike_says_what_differs(client: FlaskClient, honest: str) -> None:
    body = client.get("/api/v1/search?q=shop.examp1e.com").get_json()
    [group] = body["groups"]
    assert group["kind"] == "lookalike" and body["can_be_checked"]
    likeness = group["hits"][0]["likeness"]
    assert (likeness["kind"], likeness["typed"], likeness["other"]) == ("digit", "1", "l")


def test_no_text_lists_all_that_pass_the_filters(
    client: FlaskClient, honest: str, add: Callable[[Shop], str]
) -> None:
    add(YOUNG)
    body = client.get("/api/v1/search?refund_route=balance").get_json()
    assert [hit["title"] for hit in body["groups"][0]["hits"]] == [YOUNG.name]
    assert client.get("/api/v1/search").get_json()["total"] == 2


def test_suggestions_follow_pinyin(client: FlaskClient, honest: str) -> None:
    body = client.get("/api/v1/suggest?q=yunshang").get_json()
    assert [one["id"] for one in body["suggestions"]] == [honest]


@pytest.mark.parametrize("query", ["sort=best", "page=0", "page=501", "more=1", "q=a&q=b"])
def test_a_wrong_wish_is_a_problem(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/api/v1/search?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
