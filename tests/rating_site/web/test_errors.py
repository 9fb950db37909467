"""A failure is said in the language of its audience, and keeps the headers that belong to it."""

from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from structlog.testing import capture_logs

from rating_site.store.db import Database
from tests.rating_site.web.conftest import MakeApp
from tests.rating_site.web.desk_door import staff_client
from tests.report_rows import add_people


def test_an_unknown_page_is_a_page_with_the_search_box(client: FlaskClient) -> None:
    answer = client.get("/nothing/here")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text and 'role="search"' in answer.text


def test_an_unknown_api_path_is_a_problem_document(client: FlaskClient) -> None:
    answer = client.get("/api/v1/nothing")
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None and answer.json["status"] == 404


@pytest.mark.parametrize("path", ["/api/v1/check", "/search"])
def test_a_wrong_method_keeps_the_allowed_ones(client: FlaskClient, path: str) -> None:
    answer = client.delete(path)
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_crash_shows_a_number_and_nothing_else(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rating_site.store.checks.steps", lambda *_: 1 / 0)
    monkeypatch.setattr("sqlmodel.Session.get", lambda *_: object())
    answer = client.get("/checks/000000000000")
    assert answer.status_code == 500
    assert answer.headers["X-Request-ID"] in answer.text
    assert "ZeroDivision" not in answer.text


@pytest.mark.parametrize("text", ["", "x" * 257])
def test_a_text_that_cannot_be_looked_up_is_refused_with_the_reason(client: FlaskClient, text: str) -> None:
    answer = client.get("/search", query_string={"q": text})
    assert answer.status_code == 400
    assert "256" in answer.text


def test_a_large_form_is_refused(client: FlaskClient) -> None:
    assert client.post("/checks", data={"q": "x" * 20_000}).status_code == 413


def test_who_is_refused_by_role_is_noted(app: Flask, database: Database, now: datetime) -> None:
    [number] = add_people(database, now, 1)
    with capture_logs() as lines:
        assert staff_client(app, database, number, now).get("/staff/people").status_code == 403
    [line] = [one for one in lines if one["event"] == "access_refused"]
    assert (line["endpoint"], line["staff"]) == ("moderators.people", number)


def test_a_form_that_was_not_ours_is_noted_without_what_it_said(make_app: MakeApp) -> None:
    with capture_logs() as lines:
        answer = make_app().test_client().post("/checks", data={"q": "shop.example.com"})
    assert answer.status_code == 400
    [line] = [one for one in lines if one["event"] == "access_refused"]
    assert line["endpoint"] == "live_pages.begin" and "shop.example.com" not in str(line)
