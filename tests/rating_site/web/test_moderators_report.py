"""A moderator works through a report in the browser, and nothing works for the wrong person or id."""

import io
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlmodel import select

from rating_site.actions import authority
from rating_site.evidence.safe import Safe
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Audit
from rating_site.store.report_models import Evidence, Report
from rating_site.web.services import services
from tests.rating_site.web.desk_door import staff_client
from tests.report_rows import STORY, add_evidence, add_people, submitted_report

SECRET = "我的微信是 abcdef123，付款后没有收到卡密。"


@pytest.fixture
def people(database: Database, now: datetime) -> list[int]:
    """Three moderators."""
    return add_people(database, now)


@pytest.fixture
def desk(app: Flask, database: Database, people: list[int], now: datetime) -> FlaskClient:
    """The browser of the first moderator."""
    return staff_client(app, database, people[0], now)


@pytest.fixture
def safe(app: Flask) -> Safe:
    """The safe of the app under test."""
    with app.app_context():
        return services().settings.safe


def act(desk: FlaskClient, report: str, what: str, **told: str) -> int:
    return desk.post(f"/staff/reports/{report}/{what}", data=told).status_code


def row(database: Database, report_id: str) -> Report:
    with reading(database) as session:
        return session.get_one(Report, report_id)


def logged(database: Database) -> list[str]:
    with reading(database) as session:
        return list(session.exec(select(Audit.action)).all())


def test_a_report_goes_from_the_queue_to_the_verdict(
    desk: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    report = submitted_report(database, honest, now).id
    assert f"/staff/reports/{report}" in desk.get("/staff/").text
    assert STORY in desk.get(f"/staff/reports/{report}").text
    steps = [
        act(desk, report, "accept", evidence="screenshot"),
        act(desk, report, "notify"),
        act(desk, report, "judge", verdict="substantiated", evidence="payment_record", payer="支付宝 138"),
    ]
    assert steps == [303] * 3 and row(database, report).verdict == "substantiated"
    assert act(desk, report, "undo", text="看错了") == 303
    assert row(database, report).state == "platform_notified"


@pytest.mark.parametrize(("what", "told", "status"), [
    ("reject", {"reason": "", "text": "请看说明"}, 422),
    ("reject", {"reason": "nonsense", "text": "请看说明"}, 409),
    ("judge", {"verdict": "substantiated", "evidence": "none", "text": "请看说明"}, 409),
    ("ask", {"text": ""}, 422),
    ("merge", {"other": "x"}, 422),
    ("hide", {"passages": "文字里没有这一段"}, 409),
])  # fmt: skip
def test_what_cannot_be_done_says_so_and_keeps_what_was_typed(
    desk: FlaskClient,
    database: Database,
    honest: str,
    now: datetime,
    what: str,
    told: dict[str, str],
    status: int,
) -> None:
    report = submitted_report(database, honest, now).id
    answer = desk.post(f"/staff/reports/{report}/{what}", data=told)
    assert answer.status_code == status and 'class="wrong"' in answer.text
    assert what == "judge" or told.get("text", "") in answer.text
    assert row(database, report).state == "submitted"


def test_a_double_click_does_nothing_twice(
    desk: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    report = submitted_report(database, honest, now).id
    assert [act(desk, report, "accept", evidence="none") for _ in range(2)] == [303, 409]


def test_originals_are_opened_on_purpose_and_logged(
    desk: FlaskClient, database: Database, safe: Safe, honest: str, now: datetime
) -> None:
    report = submitted_report(database, honest, now, story="我的微信是 ■■■").id
    with transaction(database) as session:
        session.get_one(Report, report).story_sealed = safe.seal.close(SECRET, "story")
    assert SECRET not in desk.get(f"/staff/reports/{report}").text and "texts_viewed" not in logged(database)
    assert SECRET in desk.post(f"/staff/reports/{report}/originals").text
    assert "texts_viewed" in logged(database)


def picture(database: Database, safe: Safe, report: str, now: datetime) -> str:
    """A white picture of a report in the vault."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return add_evidence(
        database, report, now, stored_as=safe.vault.put(file.getvalue()), width=40, height=30
    ).id


def test_a_public_copy_has_its_boxes_burned_in_and_only_then_exists(
    desk: FlaskClient, client: FlaskClient, database: Database, safe: Safe, honest: str, now: datetime
) -> None:
    report = submitted_report(database, honest, now).id
    one = picture(database, safe, report, now)
    assert desk.get(f"/staff/evidence/{one}").status_code == 200
    assert desk.get(f"/staff/evidence/{one}/copy").status_code == 404
    sent = desk.post(f"/staff/evidence/{one}/publish", data={"boxes": "0 0 10 10\n30, 20, 10, 10\n"})
    assert sent.status_code == 303 and client.get(f"/evidence/{one}").status_code == 404
    act(desk, report, "accept", evidence="screenshot")
    shown = Image.open(io.BytesIO(client.get(f"/evidence/{one}").data)).convert("RGB")
    assert [shown.getpixel(at) for at in ((5, 5), (35, 25), (20, 15))] == [(0,) * 3, (0,) * 3, (255,) * 3]


@pytest.mark.parametrize("boxes", ["", "1 2 3", "0 0 41 10", "0 0 0 5", "-1 0 5 5", "a b c d", "9" * 30])
def test_wrong_boxes_publish_nothing(
    desk: FlaskClient, database: Database, safe: Safe, honest: str, now: datetime, boxes: str
) -> None:
    one = picture(database, safe, submitted_report(database, honest, now).id, now)
    assert desk.post(f"/staff/evidence/{one}/publish", data={"boxes": boxes}).status_code in (409, 422)
    with reading(database) as session:
        assert session.get_one(Evidence, one).public_as is None


def test_each_view_of_a_private_picture_is_logged(
    desk: FlaskClient, database: Database, safe: Safe, honest: str, now: datetime
) -> None:
    one = picture(database, safe, submitted_report(database, honest, now).id, now)
    for _ in range(2):
        answer = desk.get(f"/staff/evidence/{one}/original")
        assert answer.mimetype == "image/png" and "no-store" in answer.headers["Cache-Control"]
    assert logged(database).count("picture_viewed") == 2


def test_the_recused_see_no_originals_and_decide_nothing(
    desk: FlaskClient, database: Database, safe: Safe, people: list[int], honest: str, now: datetime
) -> None:
    report = submitted_report(database, honest, now).id
    one = picture(database, safe, report, now)
    with transaction(database) as session:
        authority.recuse(session, people[0], honest, now)
    assert desk.get(f"/staff/evidence/{one}/original").status_code == 403
    assert act(desk, report, "originals") == act(desk, report, "accept", evidence="none") == 409


@pytest.mark.parametrize("path", [
    "reports/{draft}", "reports/{none}", "reports/{report}/beside/{draft}", "platforms/{none}",
    "evidence/{none}", "evidence/{none}/original", "evidence/{none}/copy", "appeals/{none}",
])  # fmt: skip
def test_an_id_that_is_not_there_is_not_found(
    desk: FlaskClient, database: Database, honest: str, now: datetime, path: str
) -> None:
    draft = submitted_report(database, honest, now, state="draft").id
    report = submitted_report(database, honest, now).id
    assert desk.get("/staff/" + path.format(draft=draft, none="0" * 12, report=report)).status_code == 404


def test_an_event_of_another_report_is_not_shown(
    desk: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    one = submitted_report(database, honest, now).id
    assert desk.post(f"/staff/reports/{one}/events/999/show").status_code == 404


def test_hidden_passages_are_gone_from_the_public_text(
    desk: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    report = submitted_report(database, honest, now).id
    assert act(desk, report, "hide", passages="客服不回复") == 303
    assert "客服不回复" not in row(database, report).story and "■■■" in row(database, report).story


def test_two_reports_stand_side_by_side(
    desk: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    one, other = (submitted_report(database, honest, now, order_hash="a" * 64).id for _ in range(2))
    assert f"/beside/{other}" in desk.get(f"/staff/reports/{one}").text
    assert "同一个订单号" in desk.get(f"/staff/reports/{one}/beside/{other}").text
    assert act(desk, other, "merge", other=one) == 303
    assert other not in desk.get("/staff/").text
