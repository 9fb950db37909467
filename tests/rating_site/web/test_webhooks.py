"""Somebody makes a webhook on a page, keeps its key, and looks after it without an account."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from rating_site.store.db import Database, reading
from rating_site.store.publish_models import Delivery, Webhook
from tests.rating_site.web.sample_reports import solution

URL = "https://bot.example/hook"


def make(client: FlaskClient, **told: str) -> str:
    """The page after a webhook was made."""
    answer = client.post("/webhooks", data={"url": URL, "challenge": solution(client), **told})
    assert answer.status_code == 201, answer.text
    return answer.text


def key_of(page: str) -> str:
    return "whk_" + page.split("<code>whk_")[1].split("<")[0]


def only(database: Database) -> Webhook:
    with reading(database) as session:
        return session.exec(select(Webhook)).one()


def act(client: FlaskClient, name: str) -> str:
    return client.post("/webhooks/mine", data={"act": name}, follow_redirects=True).text


def test_key_and_secret_are_shown_once_and_kept_unreadable(client: FlaskClient, database: Database) -> None:
    page = make(client, about="listings")
    row, key = only(database), key_of(page)
    assert "<code>whsec_" in page and key not in client.get("/webhooks/mine").text
    assert key not in row.manage_sha256 and b"whsec_" not in row.secret_sealed
    assert "listing.ended" in row.kinds and "terms.changed" not in row.kinds


def test_without_a_solved_puzzle_nothing_is_made(client: FlaskClient, database: Database) -> None:
    solved = solution(client)
    assert client.post("/webhooks", data={"url": URL}).status_code == 422
    assert client.post("/webhooks", data={"url": URL, "challenge": solved}).status_code == 201
    again = client.post("/webhooks", data={"url": URL, "challenge": solved})
    assert again.status_code == 422 and "自动验证没有通过" in again.text
    only(database)


@pytest.mark.parametrize(
    "url",
    ["ftp://bot.example/x", "https://me:pw@bot.example/", "http://bot.example:8080/", "javascript:1", ""],
)
def test_an_address_that_is_never_called_is_refused(
    client: FlaskClient, database: Database, url: str
) -> None:
    answer = client.post("/webhooks", data={"url": url, "challenge": solution(client)})
    assert answer.status_code == 422 and "公开网址" in answer.text
    with reading(database) as session:
        assert session.exec(select(Webhook)).all() == []


def test_the_key_opens_it_in_another_browser(client: FlaskClient, app: Flask) -> None:
    key, other = key_of(make(client)), app.test_client()
    assert other.get("/webhooks/mine").location == "/webhooks"
    assert other.post("/webhooks/key", data={"key": "whk_wrong"}).status_code == 422
    assert other.post("/webhooks/key", data={"key": key}).location == "/webhooks/mine"
    assert URL in other.get("/webhooks/mine").text


def test_its_owner_pauses_tests_changes_and_deletes_it(client: FlaskClient, database: Database) -> None:
    make(client)
    assert "已暂停" in act(client, "pause") and only(database).state == "paused"
    assert "正在通知" in act(client, "resume") and "测试" in act(client, "ping")
    before = only(database).secret_sealed
    assert "<code>whsec_" in act(client, "rotate") and only(database).secret_sealed != before
    act(client, "delete")
    with reading(database) as session:
        assert session.exec(select(Webhook)).all() == [] == session.exec(select(Delivery)).all()
    assert client.get("/webhooks/mine").location == "/webhooks"


def test_a_webhook_may_be_about_one_platform(client: FlaskClient, database: Database, honest: str) -> None:
    assert "云上点卡" in client.get(f"/webhooks?platform={honest}").text
    make(client, platform=honest)
    assert only(database).platform_id == honest
    wrong = client.post("/webhooks", data={"url": URL, "platform": "0" * 12, "challenge": solution(client)})
    assert wrong.status_code == 422 and "没有这个平台" in wrong.text


def test_one_person_makes_five_a_day(client: FlaskClient) -> None:
    for _ in range(5):
        make(client)
    assert client.post("/webhooks", data={"url": URL, "challenge": solution(client)}).status_code == 429


def test_its_pages_stay_in_no_cache(client: FlaskClient) -> None:
    make(client)
    assert client.get("/webhooks/mine").headers["Cache-Control"] == "private, no-store"
