"""Every answer of the API tells its limits, spares what is unchanged, and may be read from any site."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.rating_site.web.conftest import MakeApp
from tests.rating_site.web.sample_rows import HONEST

READS = (
    "/check?q=shop.example.com",
    "/check?q=shop.example.com&format=text",
    "/platforms",
    "/platforms/{id}",
    "/platforms/{id}/score?as_of=2026-11-20",
    "/platforms/{id}/facts",
    "/platforms/{id}/reports",
    "/platforms/{id}/operators",
    "/platforms/{id}/terms",
    "/listings",
    "/tombstones",
    "/changes",
    "/operators",
    "/method",
    "/transparency",
    "/search?q=x",
    "/suggest?q=x",
    "/range/abc",
    "/openapi.json",
)


@pytest.mark.parametrize("path", READS)
def test_unchanged_answers_are_not_sent_again(client: FlaskClient, honest: str, path: str) -> None:
    url = "/api/v1" + path.format(id=honest)
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"] and "public" in first.headers["Cache-Control"]


@pytest.mark.parametrize("path", READS)
def test_any_site_may_read_and_ask_before_it_does(client: FlaskClient, honest: str, path: str) -> None:
    url = "/api/v1" + path.format(id=honest)
    asked = client.options(
        url, headers={"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}
    )
    assert asked.status_code == 200 and asked.headers["Access-Control-Allow-Origin"] == "*"
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert asked.headers["Access-Control-Allow-Headers"] == "If-None-Match, Authorization"
    head = client.head(url)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == client.get(url).headers["ETag"]


def test_what_is_left_is_told_and_a_used_up_limit_says_how_long_to_wait(make_app: MakeApp) -> None:
    client = make_app(api_per_person=2).test_client()
    left = [client.get("/api/v1/check?q=a.example.com").headers["RateLimit-Remaining"] for _ in range(2)]
    refused = client.get("/api/v1/check?q=a.example.com")
    assert (left, refused.status_code, refused.mimetype) == (["1", "0"], 429, "application/problem+json")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert client.get("/healthz").status_code == 200


def test_one_person_does_not_use_up_the_limit_of_another(make_app: MakeApp) -> None:
    client = make_app(api_per_person=1).test_client()

    def status(address: str) -> int:
        asked = client.get("/api/v1/method", environ_base={"REMOTE_ADDR": address})
        return asked.status_code

    assert [status("192.0.2.1"), status("192.0.2.1"), status("192.0.2.2")] == [200, 429, 200]


@pytest.mark.parametrize("header", ["Bearer kj_wrong", "Bearer other", "bearer kj_" + "0" * 32])
def test_a_key_that_does_not_work_is_refused(client: FlaskClient, header: str) -> None:
    assert client.get("/api/v1/method", headers={"Authorization": header}).status_code == 401


@pytest.mark.parametrize("header", ["", "Basic YTpi", "Digest x", "Bearer "])
def test_other_ways_to_sign_in_are_none_of_our_business(client: FlaskClient, header: str) -> None:
    assert client.get("/api/v1/method", headers={"Authorization": header}).status_code == 200


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    refused = client.put("/api/v1/listings")
    assert (refused.status_code, refused.mimetype) == (405, "application/problem+json")
    assert set(refused.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    ("path", "body"),
    [("/check/batch", {"questions": ["a" * 256] * 500}), ("/checks", {"q": "x" * 20_000})],
)
def test_each_operation_has_room_for_what_it_asks(client: FlaskClient, path: str, body: Any) -> None:
    status = client.post(f"/api/v1{path}", json=body).status_code
    assert status == (200 if path == "/check/batch" else 413)


def test_the_page_shows_every_operation_schema_and_medium(client: FlaskClient) -> None:
    page = client.get("/api").text
    document = client.get("/api/v1/openapi.json").get_json()
    for path in document["paths"]:
        assert path in page
    for name in document["components"]["schemas"]:
        assert f'id="{name}"' in page
    assert "text/plain" in page and HONEST.host in page
