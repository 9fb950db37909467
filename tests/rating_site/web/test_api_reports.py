"""Programs report incidents through the form's own actions, and read what was reported, masked."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from rating_site.actions import moderation
from rating_site.store.db import Database, reading, transaction
from rating_site.store.report_models import Report
from rating_site.web.services import services
from tests.rating_site.web.sample_reports import solution
from tests.rating_site.web.sample_rows import HONEST
from tests.report_rows import STORY, add_people, submitted_report

TOLD: dict[str, Any] = {
    "q": HONEST.host,
    "story": {"type": "not_delivered", "asked": "resupply", "story": "没有收到卡密，我的手机号 13800138000"},
    "order": {
        "product": "card_code",
        "channel": "alipay",
        "amount_fen": 5000,
        "order_number": "KM20261118000123",
        "paid_at": "2026-11-18T12:00:00+08:00",
    },
    "consent": True,
    "publish": True,
}


def send(client: FlaskClient, **changed: Any) -> Any:
    return client.post("/api/v1/reports", json=TOLD | changed)


def accept(app: Flask, database: Database, platform_id: str, now: datetime, **fields: Any) -> str:
    """A report that a moderator let through."""
    report = submitted_report(database, platform_id, now, **fields)
    by = add_people(database, now)[0]
    with app.app_context(), transaction(database) as session:
        moderation.accept(session, services().settings.safe, report.id, by, "screenshot", now)
    return report.id


def test_a_report_with_a_solved_puzzle_is_taken_in_and_followed_with_its_code(
    client: FlaskClient, honest: str
) -> None:
    answer = send(client, challenge=solution(client))
    body = answer.get_json()
    assert (answer.status_code, body["state"]) == (201, "submitted")
    assert answer.headers["Cache-Control"] == "no-store"
    opened = client.post("/report/track", data={"code": body["tracking_code"]})
    assert opened.location == "/report/mine"


def test_without_a_puzzle_a_moderator_looks_first(client: FlaskClient, honest: str) -> None:
    assert send(client).get_json()["state"] == "held"


def test_a_puzzle_counts_once(client: FlaskClient, honest: str) -> None:
    proof = solution(client)
    assert send(client, challenge=proof).status_code == 201
    assert send(client, challenge=proof).status_code == 409


def test_texts_are_masked_and_numbers_kept_as_the_form_keeps_them(
    client: FlaskClient, honest: str, database: Database
) -> None:
    send(client)
    with reading(database) as session:
        row = session.exec(select(Report)).one()
    assert "13800138000" not in row.story and "没有收到卡密" in row.story
    assert (row.platform_id, row.order_shown, row.amount_fen) == (honest, "KM20****0123", 5000)
    assert set(row.consents) == {"process", "publish"}


def test_without_consent_nothing_is_published(client: FlaskClient, honest: str, database: Database) -> None:
    send(client, publish=False)
    with reading(database) as session:
        row = session.exec(select(Report)).one()
    assert (row.story, set(row.consents)) == ("", {"process"})


def test_an_unknown_shop_gets_a_check(client: FlaskClient, queued: list[tuple[str, str]]) -> None:
    assert send(client, q="new-shop.example.com").status_code == 201
    assert [kind for _batch, kind in queued] == ["live"]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"q": ""}, 422),
        ({"q": "没有的店"}, 422),
        ({"q": "http://10.0.0.1/"}, 422),
        ({"platform": "000000000000"}, 422),
        ({"consent": False}, 422),
        ({"email": "no address"}, 422),
        ({"challenge": "nonsense"}, 422),
        ({"key": "no such key"}, 422),
        ({"order": TOLD["order"] | {"paid_at": "2026-12-18T12:00:00+08:00"}}, 422),
        ({"order": TOLD["order"] | {"paid_at": "0001-01-01T00:00:00+08:00"}}, 422),
        ({"order": TOLD["order"] | {"paid_at": "2026-11-18T12:00:00"}}, 422),
        ({"story": TOLD["story"] | {"story": " \x00 "}}, 422),
    ],
)
def test_what_cannot_be_taken_in_leaves_nothing_behind(
    client: FlaskClient, honest: str, database: Database, changed: dict[str, Any], status: int
) -> None:
    answer = send(client, **changed)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    with reading(database) as session:
        assert session.exec(select(Report)).all() == []


def test_a_person_reports_a_few_times_a_day(client: FlaskClient, honest: str) -> None:
    found = [send(client).status_code for _number in range(6)]
    assert found == [201] * 5 + [429]


def test_everybody_reads_accepted_reports_without_who_or_when_exactly(
    app: Flask, client: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    submitted_report(database, honest, now, story="还没有审核的内容")
    report_id = accept(app, database, honest, now)
    body = client.get(f"/api/v1/platforms/{honest}/reports").get_json()
    (told,) = body["reports"]
    assert (told["id"], told["story"], told["happened"]) == (report_id, STORY, "2026-11-18")
    assert [(one["kind"], one["by"]) for one in told["events"]] == [("accepted", "moderator")]
    assert "staff" not in str(body) and "reporter_id" not in told and "tracking" not in str(body)


def test_of_a_report_that_was_taken_back_only_the_fact_is_told(
    app: Flask, client: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    accept(app, database, honest, now, outcome="withdrawn", reply_told="等等")
    (told,) = client.get(f"/api/v1/platforms/{honest}/reports").get_json()["reports"]
    assert (told["taken_back"], told["story"], told["reply_told"]) == (True, "", "")


def test_reports_come_by_pages_newest_first(
    app: Flask, client: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    ids = [
        submitted_report(database, honest, now - timedelta(days=age), state="accepted").id
        for age in (0, 1, 1, 2)
    ]
    found, cursor, more = [], "", True
    while more:
        page = client.get(f"/api/v1/platforms/{honest}/reports?limit=1{cursor}").get_json()
        found += [one["id"] for one in page["reports"]]
        cursor, more = f"&cursor={page['next']}", page["next"] is not None
    assert sorted(found) == sorted(ids) and (found[0], found[-1]) == (ids[0], ids[-1])
