"""Owners come in by a key shown once, and see and do what belongs to their proven addresses only."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlmodel import select

from rating_site.actions import cases
from rating_site.store.case_models import Alarm, Appeal, Claim, Decision, Mail, Owner
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Check
from rating_site.store.report_models import Evidence, Report, ReportEvent
from tests.owner_rows import KEY, proven_owner
from tests.rating_site.web.sample_rows import BAD, HONEST, WORDING, Shop, add_listing
from tests.report_rows import a_safe, add_people, submitted_report

PROMISE = "从不收费"


@pytest.fixture
def owned(database: Database, honest: str, client: FlaskClient, now: datetime) -> str:
    """A platform whose owner sits at this browser."""
    proven_owner(database, honest, now)
    client.set_cookie("kajian_owner", KEY)
    return honest


@pytest.fixture
def report(database: Database, owned: str, now: datetime, tmp_path: Path) -> Report:
    """A public report on it, of which the platform was told."""
    safe = a_safe(tmp_path)
    sealed = safe.seal.close("20261118999900010001", "order")
    reply_by = now + timedelta(hours=72)
    return submitted_report(
        database, owned, now, safe=safe, state="platform_notified", accepted_at=now, notified_at=now,
        reply_by=reply_by, order_sealed=sealed,
    )  # fmt: skip


def _text(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.get_data(as_text=True)


def _events(database: Database, report_id: str, kind: str) -> list[ReportEvent]:
    with reading(database) as session:
        found = select(ReportEvent).where(ReportEvent.report_id == report_id, ReportEvent.kind == kind)
        return list(session.exec(found))


def test_a_claim_gives_a_key_that_is_shown_once_and_lets_in_again(
    client: FlaskClient, honest: str, database: Database
) -> None:
    assert PROMISE in _text(client, f"/owner/claim/{honest}")
    form = {"site": HONEST.host, "method": "file", "email": "boss@example.com"}
    answer = client.post(f"/owner/claim/{honest}", data=form)
    first = _text(client, answer.location)
    key = re.findall("[0-9a-z]{5}(?:-[0-9a-z]{5}){4}", first)[0]
    assert f"http://{HONEST.host}/.well-known/kajian.txt" in first and PROMISE in first
    assert key not in _text(client, answer.location)
    client.post("/owner/sign-out")
    assert client.get("/owner").location == "/owner/sign-in"
    assert client.post("/owner/sign-in", data={"key": key.upper().replace("-", " ")}).location == "/owner"
    assert HONEST.host in _text(client, "/owner")
    with reading(database) as session:
        owner = session.exec(select(Owner)).one()
        assert owner.contact_sealed and key not in str(owner) and b"boss@" not in owner.contact_sealed


def test_the_key_lives_in_a_cookie_that_no_script_and_no_other_site_gets(
    client: FlaskClient, honest: str
) -> None:
    answer = client.post(f"/owner/claim/{honest}", data={"site": HONEST.host, "method": "meta"})
    (cookie,) = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("kajian_owner=")]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert cookie.split("=")[1].split(";")[0] not in answer.location


def test_the_same_claim_twice_is_one(client: FlaskClient, honest: str, database: Database) -> None:
    form = {"site": HONEST.host, "method": "dns"}
    first, second = (client.post(f"/owner/claim/{honest}", data=form).location for _ in range(2))
    assert first == second
    assert "_kajian.shop.example.com" in _text(client, first)


def test_a_shop_without_its_own_host_can_only_speak_in_its_own_texts(
    client: FlaskClient, add: Callable[[Shop], str]
) -> None:
    platform = add(Shop("faka.example.org/shop/AB12", "借地小店", icp=None, filed=None))
    page = _text(client, f"/owner/claim/{platform}")
    assert 'value="notice"' in page and 'value="dns"' not in page
    wrong = {"site": "faka.example.org/shop/AB12", "method": "dns"}
    assert client.post(f"/owner/claim/{platform}", data=wrong).status_code == 422


@pytest.mark.parametrize("change", [{"method": "bribe"}, {"method": ""}, {"email": "no address"}])
def test_a_wrong_claim_comes_back_with_what_was_typed(
    client: FlaskClient, honest: str, database: Database, change: dict[str, str]
) -> None:
    form = {"site": HONEST.host, "method": "file", "email": "boss@example.com"} | change
    answer = client.post(f"/owner/claim/{honest}", data=form)
    assert answer.status_code == 422 and form["email"] in answer.get_data(as_text=True)
    with reading(database) as session:
        assert session.exec(select(Owner)).all() == []


def test_an_address_of_another_platform_cannot_be_claimed_here(
    client: FlaskClient, honest: str, add: Callable[[Shop], str]
) -> None:
    add(BAD)
    form = {"site": BAD.host, "method": "file"}
    assert client.post(f"/owner/claim/{honest}", data=form).status_code == 404


def test_a_look_at_the_proof_is_queued_once(
    client: FlaskClient, honest: str, database: Database, queued: list[tuple[str, str]]
) -> None:
    where = client.post(f"/owner/claim/{honest}", data={"site": HONEST.host, "method": "file"}).location
    for _ in range(2):
        assert client.post(f"{where}/check").location == where
    with reading(database) as session:
        checks = [one for one in session.exec(select(Check)) if one.sources == ["owner_proof"]]
    assert len(checks) == 1 and queued[-1:] == [(checks[0].batch_id, "sweep")]
    assert "正在去看" in _text(client, where)


def test_an_owner_gives_a_claim_up_and_sees_nothing_more(
    client: FlaskClient, owned: str, report: Report, database: Database
) -> None:
    with reading(database) as session:
        claim = session.exec(select(Claim)).one()
    assert client.post(f"/owner/claims/{claim.id}/revoke").status_code == 303
    assert client.get(f"/owner/reports/{report.id}").status_code == 404
    assert client.get(f"/owner/platforms/{owned}").status_code == 404


def test_the_dashboard_shows_what_waits_and_until_when(
    client: FlaskClient, owned: str, report: Report
) -> None:
    assert "1 份等待回复" in _text(client, "/owner") and PROMISE in _text(client, "/owner")
    assert "2026-11-23 12:00" in _text(client, f"/owner/platforms/{owned}")
    page = _text(client, f"/owner/reports/{report.id}")
    assert report.story in page and "2026****0001" in page and "20261118999900010001" not in page


def test_the_order_number_is_whole_only_where_the_reporter_wants_it(
    client: FlaskClient, report: Report, database: Database
) -> None:
    with transaction(database) as session:
        session.get_one(Report, report.id).owner_sees_order = True
    assert "20261118999900010001" in _text(client, f"/owner/reports/{report.id}")


def test_a_reply_is_public_masked_and_moves_the_report(
    client: FlaskClient, report: Report, database: Database
) -> None:
    file = BytesIO()
    Image.new("RGB", (60, 40), "white").save(file, "PNG")
    file.seek(0)
    form = {"text": "已经补单，客服 13800138000", "kind": "order", "files": (file, "a.png")}
    answer = client.post(f"/owner/reports/{report.id}/reply", data=form)
    assert answer.status_code == 303
    (event,) = _events(database, report.id, "replied")
    assert event.seen_by == "everyone" and "13800138000" not in event.text and "已经补单" in event.text
    with reading(database) as session:
        assert session.get_one(Report, report.id).state == "replied"
        evidence = session.exec(select(Evidence)).one()
    assert (evidence.given_by, evidence.event_id) == ("owner", event.id)


def test_a_reply_that_a_person_should_see_first_is_not_public_yet(
    client: FlaskClient, report: Report, database: Database
) -> None:
    form = {"text": "请加我们处理：一三八零零一三八零零零"}
    client.post(f"/owner/reports/{report.id}/reply", data=form)
    (event,) = _events(database, report.id, "replied")
    assert event.seen_by == "parties" and event.detail["review"]


def test_the_same_reply_twice_is_one_and_another_is_added(
    client: FlaskClient, report: Report, database: Database
) -> None:
    for text in ("已经补单", "已经补单", "补充：到账时间是昨天"):
        assert client.post(f"/owner/reports/{report.id}/reply", data={"text": text}).status_code == 303
    assert len(_events(database, report.id, "replied")) == 1
    assert len(_events(database, report.id, "reply_added")) == 1


def test_a_reply_before_the_notice_counts_as_told(
    client: FlaskClient, owned: str, database: Database, now: datetime
) -> None:
    early = submitted_report(database, owned, now, state="accepted", accepted_at=now)
    client.post(f"/owner/reports/{early.id}/reply", data={"text": "已经补单"})
    with reading(database) as session:
        row = session.get_one(Report, early.id)
        assert (row.state, row.notified_at) == ("replied", now)


def test_a_file_that_is_no_picture_is_refused_with_what_was_typed(
    client: FlaskClient, report: Report, database: Database
) -> None:
    form = {"text": "已经补单，见附件", "kind": "order", "files": (BytesIO(b"%PDF-1.7"), "a.pdf")}
    answer = client.post(f"/owner/reports/{report.id}/reply", data=form)
    assert answer.status_code == 422 and "已经补单，见附件" in answer.get_data(as_text=True)
    assert _events(database, report.id, "replied") == []


def test_a_proposed_outcome_reaches_the_reporter(
    client: FlaskClient, report: Report, database: Database, tmp_path: Path
) -> None:
    with transaction(database) as session:
        row = session.get_one(Report, report.id)
        row.contact_sealed = a_safe(tmp_path).seal.close("buyer@example.com", "contact")
    for _ in range(2):
        path = f"/owner/reports/{report.id}/outcome"
        assert client.post(path, data={"outcome": "refunded"}).status_code == 303
    assert len(_events(database, report.id, "outcome_proposed")) == 1
    with reading(database) as session:
        assert session.exec(select(Mail)).one().template == "outcome_proposed"


def test_an_entry_is_appealed_once_and_its_deciders_are_noted(
    client: FlaskClient, owned: str, database: Database, now: datetime
) -> None:
    add_listing(database, owned, "listed", WORDING, now)
    path = f"/owner/platforms/{owned}/appeal"
    assert client.post(path, data={"appeal": "那三笔都已退款，见附件"}).status_code == 303
    again = client.post(path, data={"appeal": "再次申诉"})
    assert again.status_code == 422 and "再次申诉" in again.get_data(as_text=True)
    with reading(database) as session:
        row = session.exec(select(Appeal)).one()
    assert row.first_by and row.second_by and row.first_by != row.second_by
    assert row.due_by == now + timedelta(days=14)


def test_a_verdict_is_appealed_with_its_judge_noted(
    client: FlaskClient, report: Report, database: Database, now: datetime, tmp_path: Path
) -> None:
    path = f"/owner/reports/{report.id}/appeal"
    assert client.post(path, data={"appeal": "不属实"}).status_code == 422
    (judge,) = add_people(database, now, 1)
    with transaction(database) as session:
        row = cases.locked(session, report.id)
        row.verdict_by = judge
        cases.move(session, None, row, "substantiated", f"staff {judge}", now)
    assert client.post(path, data={"appeal": "不属实"}).status_code == 303
    with reading(database) as session:
        assert session.exec(select(Appeal)).one().first_by == judge


def test_a_proposed_entry_is_answered_before_it_is_decided(
    client: FlaskClient, owned: str, database: Database, now: datetime
) -> None:
    path = f"/owner/platforms/{owned}/answer"
    assert client.post(path, data={"answer": "全部已退款"}).status_code == 422
    with transaction(database) as session:
        row = Decision(platform_id=owned, kind="list", state="proposed", wording=WORDING, recorded_at=now)
        session.add(row)
    assert WORDING in _text(client, f"/owner/platforms/{owned}")
    assert client.post(path, data={"answer": "全部已退款"}).status_code == 303
    assert "全部已退款" in _text(client, f"/owner/platforms/{owned}")
    with reading(database) as session:
        decision = session.exec(select(Decision)).one()
        assert decision.detail["answered_at"] and session.exec(select(Alarm)).one().kind == "answer"


def test_a_correction_reaches_moderators_and_asks_the_sources_again(
    client: FlaskClient, owned: str, database: Database
) -> None:
    path = f"/owner/platforms/{owned}/correct"
    assert client.post(path, data={"correction": "备案号是新的"}).status_code == 303
    with reading(database) as session:
        alarm = session.exec(select(Alarm)).one()
        newest = session.exec(select(Check).where(Check.state == "queued")).one()
    assert (alarm.kind, alarm.reason) == ("correction", "备案号是新的")
    assert "icp_filing" in newest.sources


def test_owners_reach_nothing_of_other_platforms(
    client: FlaskClient, owned: str, add: Callable[[Shop], str], database: Database, now: datetime
) -> None:
    other = add(BAD)
    theirs = submitted_report(database, other, now, state="accepted", accepted_at=now)
    add_listing(database, other, "listed", WORDING, now)
    for path in (f"/owner/reports/{theirs.id}", f"/owner/platforms/{other}"):
        assert client.get(path).status_code == 404
    for path, field in (
        (f"/owner/reports/{theirs.id}/reply", "text"),
        (f"/owner/reports/{theirs.id}/appeal", "appeal"),
        (f"/owner/platforms/{other}/appeal", "appeal"),
        (f"/owner/platforms/{other}/answer", "answer"),
        (f"/owner/platforms/{other}/correct", "correction"),
    ):
        assert client.post(path, data={field: "x" * 20}).status_code == 404
    form = {"outcome": "refunded"}
    assert client.post(f"/owner/reports/{theirs.id}/outcome", data=form).status_code == 404


@pytest.mark.parametrize("state", ["submitted", "held", "needs_info", "rejected"])
def test_reports_that_are_not_public_are_nobodys(
    client: FlaskClient, owned: str, database: Database, now: datetime, state: str
) -> None:
    hidden = submitted_report(database, owned, now, state=state)
    assert client.get(f"/owner/reports/{hidden.id}").status_code == 404
    assert hidden.id not in _text(client, f"/owner/platforms/{owned}")


@pytest.mark.parametrize("state", ["pending", "failed", "lapsed", "revoked"])
def test_a_claim_that_does_not_hold_opens_nothing(
    client: FlaskClient, honest: str, database: Database, now: datetime, state: str
) -> None:
    proven_owner(database, honest, now, state=state)
    client.set_cookie("kajian_owner", KEY)
    assert client.get(f"/owner/platforms/{honest}").status_code == 404


def test_a_claim_of_somebody_else_is_out_of_reach(
    client: FlaskClient, owned: str, database: Database, now: datetime
) -> None:
    proven_owner(database, owned, now, key="zzzzz-zzzzz-zzzzz-zzzzz")
    with reading(database) as session:
        claims = session.exec(select(Claim).order_by(Claim.id)).all()
        mine = {one.id for one in claims if one.owner_id == _owner_of(database)}
    (theirs,) = {one.id for one in claims} - mine
    assert client.get(f"/owner/claims/{theirs}").status_code == 404
    for act in ("check", "revoke"):
        assert client.post(f"/owner/claims/{theirs}/{act}").status_code == 404


def _owner_of(database: Database) -> str:
    from rating_site.actions.ids import code_sha256

    with reading(database) as session:
        return session.exec(select(Owner.id).where(Owner.key_sha256 == code_sha256(KEY))).one()


def test_two_owners_who_proved_the_same_address_both_hold_it(
    client: FlaskClient, owned: str, database: Database, now: datetime
) -> None:
    proven_owner(database, owned, now, key="zzzzz-zzzzz-zzzzz-zzzzz")
    assert client.get(f"/owner/platforms/{owned}").status_code == 200
    client.set_cookie("kajian_owner", "zzzzz-zzzzz-zzzzz-zzzzz")
    assert client.get(f"/owner/platforms/{owned}").status_code == 200


def test_without_a_key_every_page_leads_to_the_door(client: FlaskClient, honest: str) -> None:
    for path in ("/owner", f"/owner/platforms/{honest}", "/owner/reports/000000000000"):
        assert client.get(path).location == "/owner/sign-in"
    assert client.post("/owner/sign-in", data={"key": "wrong-key"}).status_code == 422
    client.set_cookie("kajian_owner", "wrong")
    assert client.get("/owner").location == "/owner/sign-in"
