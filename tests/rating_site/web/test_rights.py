"""Anybody can send a notice and follow it; its reporter can object, and staff decide."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from rating_site.store.case_models import RightsNotice
from rating_site.store.db import Database, reading
from rating_site.store.models import Audit
from rating_site.store.report_models import Report
from tests.rating_site.web.desk_door import staff_client
from tests.report_rows import a_safe, add_people, submitted_report

FORM = {
    "kind": "business", "page": "https://kajian.example/platforms/x", "name": "某某公司",
    "email": "legal@example.com", "basis": "统一社会信用代码 91000000000000000X",
    "text": "说我们没发货，不属实。",
    "truth": "1",
}  # fmt: skip


@pytest.fixture
def report(database: Database, honest: str, now: datetime, tmp_path: Path) -> Report:
    return submitted_report(database, honest, now, safe=a_safe(tmp_path), state="accepted", accepted_at=now)


@pytest.fixture
def desk(app: Flask, database: Database, now: datetime) -> FlaskClient:
    return staff_client(app, database, add_people(database, now, 1)[0], now)


def _notice(database: Database) -> RightsNotice:
    with reading(database) as session:
        return session.exec(select(RightsNotice)).one()


def _text(client: FlaskClient, path: str) -> str:
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.get_data(as_text=True)


def test_a_notice_gives_a_code_that_opens_it_again(
    client: FlaskClient, report: Report, database: Database
) -> None:
    assert "从不收费" in _text(client, f"/rights?report={report.id}")
    answer = client.post("/rights", data=FORM | {"report": report.id})
    (cookie,) = [one for one in answer.headers.getlist("Set-Cookie") if "kajian_notice" in one]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
    page = _text(client, answer.location)
    code = re.findall("[0-9a-z]{5}(?:-[0-9a-z]{5}){4}", page)[0]
    assert code not in _text(client, "/rights/mine") and "legal@example.com" not in page
    client.delete_cookie("kajian_notice")
    assert client.get("/rights/mine").location == "/rights/track"
    assert client.post("/rights/track", data={"code": code.upper()}).location == "/rights/mine"
    assert _notice(database).report_id == report.id


@pytest.mark.parametrize(
    "change",
    [{"kind": "love"}, {"email": "nobody"}, {"text": " "}, {"truth": ""}, {"name": "x"}, {"website": "spam"}],
)
def test_an_incomplete_notice_comes_back_with_what_was_typed(
    client: FlaskClient, database: Database, change: dict[str, str]
) -> None:
    answer = client.post("/rights", data=FORM | change)
    assert answer.status_code == 422 and FORM["basis"] in answer.get_data(as_text=True)
    with reading(database) as session:
        assert session.exec(select(RightsNotice)).all() == []


def test_a_flood_of_notices_is_stopped(client: FlaskClient) -> None:
    codes = [client.post("/rights", data=FORM).status_code for _ in range(6)]
    assert codes == [303] * 5 + [429]


def test_a_wrong_code_opens_nothing(client: FlaskClient) -> None:
    assert client.post("/rights/track", data={"code": "aaaaa-aaaaa-aaaaa-aaaaa"}).status_code == 422


def test_hide_counter_and_decide_through_the_pages(
    client: FlaskClient, desk: FlaskClient, report: Report, database: Database
) -> None:
    client.post("/rights", data=FORM | {"report": report.id})
    where = f"/staff/rights/{_notice(database).id}"
    assert where in _text(desk, "/staff/rights") and FORM["email"] not in _text(desk, where)
    assert desk.post(f"{where}/hide").location == where
    client.set_cookie("kajian_report", report.id)
    assert FORM["text"] in _text(client, "/report/counter")
    counter = {"text": "我有付款记录，是真实经历。", "truth": "1"}
    assert client.post("/report/counter", data=counter).status_code == 303
    assert client.post("/report/counter", data=counter).status_code == 422
    assert counter["text"] in _text(client, "/rights/mine")
    assert client.post("/rights/mine/lawsuit").location == "/rights/mine"
    assert "已投诉或起诉" in _text(desk, "/staff/rights")
    ruling = {"upheld": "no", "reason": "public_interest", "answer": "属于真实经历"}
    assert desk.post(where, data=ruling).location == where
    assert "属于真实经历" in _text(client, "/rights/mine")
    with reading(database) as session:
        assert session.get_one(Report, report.id).story == report.story


def test_who_sent_it_is_opened_on_request_and_logged(
    client: FlaskClient, desk: FlaskClient, database: Database
) -> None:
    client.post("/rights", data=FORM)
    page = desk.post(f"/staff/rights/{_notice(database).id}/person").get_data(as_text=True)
    assert FORM["email"] in page and FORM["name"] in page
    with reading(database) as session:
        assert "rights_viewed" in {one.action for one in session.exec(select(Audit))}


def test_an_upheld_notice_can_be_taken_back(
    client: FlaskClient, desk: FlaskClient, report: Report, database: Database
) -> None:
    client.post("/rights", data=FORM | {"report": report.id})
    where = f"/staff/rights/{_notice(database).id}"
    assert desk.post(where, data={"upheld": "yes", "reason": "insult"}).status_code == 422
    assert desk.post(where, data={"upheld": "yes", "reason": "insult", "answer": "已移除"}).location == where
    assert desk.post(where, data={"upheld": "no", "reason": "insult", "answer": "x"}).status_code == 409
    assert desk.post(f"{where}/restore", data={"answer": "复核后恢复"}).location == where
    assert _notice(database).state == "restored"


def test_a_counter_page_without_a_notice_says_so(client: FlaskClient, report: Report) -> None:
    client.set_cookie("kajian_report", report.id)
    assert "没有针对这份举报" in _text(client, "/report/counter")


def test_notices_are_for_staff_with_a_session_only(client: FlaskClient, desk: FlaskClient) -> None:
    assert client.get("/staff/rights/000000000000").location == "/staff/sign-in"
    assert desk.get("/staff/rights/000000000000").status_code == 404
    for act in ("", "/hide", "/restore", "/person"):
        form = {"upheld": "no", "reason": "other", "answer": "x"}
        assert desk.post(f"/staff/rights/000000000000{act}", data=form).status_code == 404
