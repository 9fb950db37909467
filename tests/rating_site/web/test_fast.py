"""The fast way gives what Flask gives, obeys every decision at once and counts the same limits."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import Client, TestResponse

from rating_site.store import changes
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Listing
from rating_site.store.publish_models import ApiDocument
from rating_site.web.kept import remember
from tests.rating_site.web.sample_rows import HONEST, WORDING, add_listing, rename

ASKED = f"/api/v1/check?q={HONEST.host}"
_OWN = {"X-Request-ID", "RateLimit-Remaining", "RateLimit-Reset", "Content-Length", "Date"}


def _shown(answer: TestResponse) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in _OWN}


@pytest.fixture
def without_flask(app: Flask) -> Client:
    """A visitor whose question must be answered before Flask: there it would fail."""

    def broken(*_: object) -> None:
        raise AssertionError("this went on to Flask")

    fast = app.wsgi_app
    assert hasattr(fast, "_inner")
    fast._inner = broken
    return Client(fast)


def test_the_second_question_is_answered_without_flask_and_the_same(
    app: Flask, honest: str, client: FlaskClient, request: pytest.FixtureRequest
) -> None:
    slow = client.get(f"/api/v1/check?q=https://{HONEST.host}/")
    fast = request.getfixturevalue("without_flask").get(ASKED)
    assert fast.status == slow.status
    assert fast.data == slow.data
    assert _shown(fast) == _shown(slow)


def test_an_unchanged_answer_is_not_sent_again(
    client: FlaskClient, honest: str, request: pytest.FixtureRequest
) -> None:
    tag = client.get(ASKED).headers["ETag"]
    again = request.getfixturevalue("without_flask").get(ASKED, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_listing_is_obeyed_by_the_next_answer(
    client: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    assert client.get(ASKED).get_json()["state"] == "graded"
    add_listing(database, honest, "listed", WORDING, now)
    with transaction(database) as session:
        changes.record(session, "listing", honest, listing=1, state="listed")
    assert client.get(ASKED).get_json()["state"] == "listed"
    with transaction(database) as session:
        entry = session.get(Listing, 1)
        assert entry is not None
        entry.ended_at, entry.ended_reason = now, "delisted"
        changes.record(session, "listing", honest, listing=1, state="delisted")
    assert client.get(ASKED).get_json()["state"] == "graded"


def test_an_answer_that_was_overtaken_is_not_kept(
    app: Flask, client: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    with reading(database) as session:
        seen = changes.latest(session)
    rename(database, honest, HONEST.host, "新名字", now)
    with app.app_context():
        remember(HONEST.host, honest, b'{"old": true}', seen)
    assert client.get(ASKED).get_json()["platforms"][0]["name"] == "新名字"


def test_what_another_version_wrote_is_not_given(
    client: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    old = ApiDocument(
        site=HONEST.host, platform_id=honest, build="before", etag='"x"', body=b"{}", recorded_at=now
    )
    with transaction(database) as session:
        session.merge(old)
    assert client.get(ASKED).get_json()["state"] == "graded"


def test_the_limit_is_one_for_both_ways(make_app: Callable[..., Flask], honest: str) -> None:
    client = make_app(api_per_person=4).test_client()
    assert client.get(ASKED).status_code == 200
    left = [client.get(ASKED).headers["RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    over = client.get(ASKED)
    assert over.status_code == 429
    assert int(over.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (f"{ASKED}&format=text", {}),
        (ASKED, {"Accept": "text/plain"}),
        (ASKED, {"Authorization": "Bearer kj_x"}),
        (f"/api/v1/check?q=https://{HONEST.host}/", {}),
        ("/api/v1/check?q=nobody.example.com", {}),
        (f"{ASKED}%00", {}),
    ],
)
def test_whatever_is_unusual_goes_on_to_flask(
    client: FlaskClient, honest: str, request: pytest.FixtureRequest, path: str, headers: dict[str, str]
) -> None:
    client.get(ASKED)
    with pytest.raises(AssertionError, match="went on"):
        request.getfixturevalue("without_flask").get(path, headers=headers)


def test_a_server_without_the_middleware_gives_the_same(app: Flask, client: FlaskClient, honest: str) -> None:
    fast = Client(app.wsgi_app)
    client.get(ASKED)
    first = fast.get(ASKED)
    inside = Client(getattr(app.wsgi_app, "_inner")).get(ASKED)  # noqa: B009  # private on purpose
    assert (inside.status, inside.data) == (first.status, first.data)
    assert _shown(inside) == _shown(first)
