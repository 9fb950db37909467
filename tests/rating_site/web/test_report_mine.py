"""With the code a reporter follows the report, answers, ends it, takes it back or is forgotten."""

from datetime import datetime

import pytest
from sqlmodel import Session, select

from rating_site.actions import cases
from rating_site.store.db import Database, reading, transaction
from rating_site.store.report_models import Evidence, Report, ReportEvent, Trait
from tests.rating_site.web.sample_reports import STORY, Reporter, picture


@pytest.fixture
def sent(reporter: Reporter) -> Reporter:
    """A reporter whose report was sent."""
    reporter.report()
    return reporter


def row(database: Database) -> Report:
    with reading(database) as session:
        return session.exec(select(Report)).one()


def moderate(database: Database, now: datetime, *states: str) -> None:
    with transaction(database) as session:
        report = session.exec(select(Report)).one()
        for state in states:
            cases.move(session, None, report, state, "staff 1", now)


def propose(database: Database, now: datetime, outcome: str) -> None:
    def act(session: Session) -> None:
        report = session.exec(select(Report)).one()
        detail: dict[str, object] = {"outcome": outcome}
        cases.note(session, None, report, "outcome_proposed", "owner", now, detail=detail)

    with transaction(database) as session:
        act(session)


def test_the_page_says_how_the_report_stands(sent: Reporter, database: Database, now: datetime) -> None:
    assert "等待初审" in sent.client.get("/report/mine").text
    moderate(database, now, "accepted", "platform_notified")
    page = sent.client.get("/report/mine").text
    assert "已通知平台" in page and "工作人员 1" in page


def test_an_answer_brings_the_report_back_to_the_queue(
    sent: Reporter, database: Database, now: datetime
) -> None:
    moderate(database, now, "needs_info")
    assert "回答审核员的问题" in sent.client.get("/report/mine").text
    assert sent.client.post("/report/mine/add", data={"text": "订单是晚上 8 点下的"}).status_code == 303
    assert row(database).state == "submitted"
    assert "晚上 8 点" in sent.client.get("/report/mine").text


def test_what_is_added_is_masked_and_for_staff_first(sent: Reporter, database: Database) -> None:
    sent.client.post("/report/mine/add", data={"text": "我的电话 13800138000"})
    with reading(database) as session:
        event = session.exec(select(ReportEvent).where(ReportEvent.kind == "added")).one()
    assert "13800138000" not in event.text and event.seen_by == "reporter"


@pytest.mark.parametrize("outcome", ["resupplied", "refunded", "partly"])
def test_the_reporter_says_how_it_ended_and_may_open_it_again(
    sent: Reporter, database: Database, outcome: str
) -> None:
    for told in (outcome, outcome, "open"):
        assert sent.client.post("/report/mine/outcome", data={"outcome": told}).status_code == 303
    with reading(database) as session:
        events = session.exec(select(ReportEvent.detail).where(ReportEvent.kind == "outcome")).all()
    assert events == [{"outcome": outcome}, {"outcome": "open"}]


def test_a_proposal_is_confirmed_once(sent: Reporter, database: Database, now: datetime) -> None:
    propose(database, now, "refunded")
    assert "平台说：已退款" in sent.client.get("/report/mine").text
    assert sent.client.post("/report/mine/proposal", data={"agrees": "yes"}).status_code == 303
    assert row(database).outcome == "refunded"
    assert sent.client.post("/report/mine/proposal", data={"agrees": "yes"}).status_code == 422


def test_a_contested_proposal_changes_nothing_but_is_heard(
    sent: Reporter, database: Database, now: datetime
) -> None:
    propose(database, now, "refunded")
    sent.client.post("/report/mine/proposal", data={"agrees": "no", "text": "没有收到"})
    assert row(database).outcome == "open"
    page = sent.client.get("/report/mine").text
    assert "否认了平台的说法" in page and "平台说：" not in page


def test_withdrawing_keeps_the_fact_and_drops_the_words(
    sent: Reporter, database: Database, now: datetime
) -> None:
    sent.show(picture(), path="/report/mine/add")
    moderate(database, now, "accepted")
    answer = sent.client.post("/report/mine/withdraw", data={"pressure": "threats", "sure": "1"})
    assert answer.status_code == 303
    report = row(database)
    assert (report.outcome, report.state, report.pressure) == ("withdrawn", "accepted", "threats")
    assert (report.story, report.story_sealed, report.contact_sealed) == ("", None, None)
    assert "threats" not in str(sent.client.get("/report/mine").text)
    with reading(database) as session:
        assert session.exec(select(Evidence.stored_as)).all() == [None]


def test_a_withdrawn_report_that_nobody_judged_leaves_the_queue(sent: Reporter, database: Database) -> None:
    sent.client.post("/report/mine/withdraw", data={"pressure": "no", "sure": "1"})
    assert (row(database).state, row(database).reason) == ("rejected", "withdrawn")
    assert sent.client.post("/report/mine/add", data={"text": "还有"}).status_code == 422


def test_withdrawing_needs_a_reason_and_a_tick(sent: Reporter, database: Database) -> None:
    assert sent.client.post("/report/mine/withdraw", data={"sure": "1"}).status_code == 422
    assert sent.client.post("/report/mine/withdraw", data={"pressure": "no"}).status_code == 422
    assert row(database).outcome == "open"


def test_being_forgotten_leaves_a_row_without_a_person(sent: Reporter, database: Database) -> None:
    before = row(database)
    with reading(database) as session:
        traits = set(session.exec(select(Trait.value)).all())
    assert sent.client.post("/report/mine/erase", data={"sure": "1"}).status_code == 303
    after = row(database)
    assert (after.story, after.order_sealed, after.order_shown, after.consents) == ("", None, "", {})
    assert (after.type, after.reporter_id) == (before.type, before.reporter_id) and after.erased_at
    with reading(database) as session:
        assert traits.isdisjoint(session.exec(select(Trait.value)).all())


def test_a_reporter_takes_all_data_along(sent: Reporter) -> None:
    answer = sent.client.get("/report/mine/data.json")
    held = answer.get_json()
    assert held["own_words"]["story"] == STORY["story"]
    assert held["report"]["type"] == "not_delivered"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_leaving_the_browser_keeps_the_report(sent: Reporter, database: Database) -> None:
    sent.client.post("/report/forget")
    assert sent.client.get("/report/mine").location == "/report/track"
    assert row(database).state == "submitted"


def test_every_page_of_a_report_needs_its_code(reporter: Reporter) -> None:
    open_to_all = {"/report", "/report/track", "/report/challenge", "/report/forget"}
    rules = [
        one for one in reporter.client.application.url_map.iter_rules() if one.rule.startswith("/report")
    ]
    for rule in rules:
        if rule.rule not in open_to_all and rule.endpoint.startswith("reporters."):
            path = rule.rule.replace("<id:evidence_id>", "0" * 12)
            method = "GET" if "GET" in (rule.methods or ()) else "POST"
            assert reporter.client.open(path, method=method).location == "/report/track", path


def test_codes_cannot_be_tried_for_long(reporter: Reporter) -> None:
    tried = [reporter.client.post("/report/track", data={"code": "x"}).status_code for _ in range(31)]
    assert set(tried[:30]) == {422} and tried[30] == 429
