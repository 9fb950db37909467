"""A notice hides a text until both sides were heard; what comes back is what was there."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from rating_site.actions import reporting_after, rights
from rating_site.actions.cases import NotAllowed
from rating_site.evidence.safe import Safe
from rating_site.store import rights as store
from rating_site.store.case_models import Mail, Recusal, RightsNotice
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Change
from rating_site.store.report_models import Evidence, Report
from rating_site.trust.clocks import COUNTER, INTERIM
from tests.rating_site.web.sample_rows import HONEST, add_platform
from tests.report_rows import a_safe, add_evidence, add_people, submitted_report

MASKED = "经工作人员遮盖的文字 ****"


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    return a_safe(tmp_path)


@pytest.fixture
def person(database: Database, now: datetime) -> int:
    return add_people(database, now, 1)[0]


@pytest.fixture
def report(database: Database, safe: Safe, now: datetime) -> Report:
    """A public report whose text a moderator masked by hand, with a public picture."""
    found = submitted_report(
        database, add_platform(database, HONEST, now), now, safe=safe, state="accepted", accepted_at=now
    )
    add_evidence(database, found.id, now, stored_as="a" * 32, public_as="b" * 32)
    with transaction(database) as session:
        row = session.get_one(Report, found.id)
        row.story = MASKED
        row.contact_sealed = safe.seal.close("buyer@example.com", "contact")
    return found


def _told(report_id: str | None, **changed: str) -> rights.Told:
    values = {
        "kind": "personal", "page": "https://kajian.example/p", "name": "某某", "email": "me@example.com",
        "basis": "本人，电话 13800138000", "text": "这段文字公开了我的电话 13800138000",
    } | changed  # fmt: skip
    return rights.Told(report_id=report_id, **values)


def _notice(database: Database, safe: Safe, report_id: str | None, now: datetime) -> str:
    with transaction(database) as session:
        return rights.submit(session, safe, _told(report_id), now)[0].id


def _story(database: Database, report_id: str) -> tuple[str, str | None]:
    with reading(database) as session:
        picture = session.exec(select(Evidence)).one()
        return session.get_one(Report, report_id).story, picture.public_as


def _state(database: Database, notice_id: str) -> str:
    with reading(database) as session:
        return session.get_one(RightsNotice, notice_id).state


def test_who_sends_a_notice_stays_sealed_and_gets_an_answer_at_once(
    database: Database, safe: Safe, report: Report, now: datetime
) -> None:
    with transaction(database) as session:
        row, code = rights.submit(session, safe, _told(report.id), now)
        assert store.by_tracking(session, row.tracking_sha256) is row and code.count("-") == 4
        assert "13800138000" not in row.text and row.due_by == now + INTERIM.length
        assert row.person_sealed and b"me@example" not in row.person_sealed
        assert rights.person(safe, row)["name"] == "某某"
        assert (row.report_id, row.platform_id) == (report.id, report.platform_id)
        assert session.exec(select(Mail)).one().template == "rights_received"


def test_hiding_empties_what_everybody_reads_and_tells_the_reporter(
    database: Database, safe: Safe, report: Report, person: int, now: datetime
) -> None:
    notice = _notice(database, safe, report.id, now)
    with transaction(database) as session:
        rights.hide(session, safe, notice, person, now)
    assert _story(database, report.id) == ("", None) and _state(database, notice) == "interim"
    with reading(database) as session:
        assert {one.template for one in session.exec(select(Mail))} == {"rights_received", "report_hidden"}
        assert "report" in {one.kind for one in session.exec(select(Change))}
        assert store.copies_put_away(session) == {"b" * 32}


def test_a_rejected_notice_brings_back_what_moderators_had_masked(
    database: Database, safe: Safe, report: Report, person: int, now: datetime
) -> None:
    notice = _notice(database, safe, report.id, now)
    with transaction(database) as session:
        rights.hide(session, safe, notice, person, now)
    with transaction(database) as session:
        rights.decide(session, safe, notice, person, False, "public_interest", "属于真实经历", now)
    assert _story(database, report.id) == (MASKED, "b" * 32) and _state(database, notice) == "rejected"


def test_an_upheld_notice_keeps_the_text_away_until_it_is_taken_back(
    database: Database, safe: Safe, report: Report, person: int, now: datetime
) -> None:
    notice = _notice(database, safe, report.id, now)
    with transaction(database) as session:
        rights.decide(session, safe, notice, person, True, "private_data", "已移除", now)
    assert _story(database, report.id) == ("", None)
    with transaction(database) as session:
        rights.restore(session, safe, notice, person, "复核后恢复", now)
    assert _story(database, report.id) == (MASKED, "b" * 32) and _state(database, notice) == "restored"


def test_a_counter_statement_is_passed_on_and_without_a_lawsuit_the_text_returns(
    database: Database, safe: Safe, report: Report, person: int, now: datetime
) -> None:
    notice = _notice(database, safe, report.id, now)
    with transaction(database) as session:
        rights.hide(session, safe, notice, person, now)
    with transaction(database) as session:
        row = rights.counter(session, safe, report.id, "这是我的真实经历，电话 13900139000", now)
        assert "13900139000" not in row.counter
        with pytest.raises(NotAllowed):
            rights.counter(session, safe, report.id, "再说一次", now)
    for moment, shown in ((now + COUNTER.length, 0), (now + COUNTER.length + timedelta(seconds=1), 1)):
        with transaction(database) as session:
            assert rights.restore_due(session, safe, moment) == shown
    assert _story(database, report.id)[0] == MASKED and _state(database, notice) == "restored"


def test_news_of_a_lawsuit_keeps_the_text_away(
    database: Database, safe: Safe, report: Report, person: int, now: datetime
) -> None:
    notice = _notice(database, safe, report.id, now)
    with transaction(database) as session:
        rights.hide(session, safe, notice, person, now)
        rights.counter(session, safe, report.id, "真实经历", now)
        rights.lawsuit(session, notice, now)
    with transaction(database) as session:
        assert rights.restore_due(session, safe, now + 2 * COUNTER.length) == 0
    assert _story(database, report.id)[0] == ""


def test_two_notices_about_one_report_hide_once_and_the_last_shows(
    database: Database, safe: Safe, report: Report, person: int, now: datetime
) -> None:
    first, second = (_notice(database, safe, report.id, now) for _ in range(2))
    with transaction(database) as session:
        for notice in (first, second):
            rights.hide(session, safe, notice, person, now)
    for notice, story in ((first, ""), (second, MASKED)):
        with transaction(database) as session:
            rights.decide(session, safe, notice, person, False, "lawful", "合法", now)
        assert _story(database, report.id)[0] == story


def test_what_the_reporter_erased_meanwhile_never_comes_back(
    database: Database, safe: Safe, report: Report, person: int, now: datetime
) -> None:
    notice = _notice(database, safe, report.id, now)
    with transaction(database) as session:
        rights.hide(session, safe, notice, person, now)
        reporting_after.erase(session, safe, report.id, now)
    with transaction(database) as session:
        rights.decide(session, safe, notice, person, False, "lawful", "合法", now)
        assert store.copies_put_away(session) == set()
    assert _story(database, report.id) == ("", None)


def test_a_report_that_is_not_public_is_not_named(database: Database, safe: Safe, now: datetime) -> None:
    hidden = submitted_report(database, add_platform(database, HONEST, now), now)
    with reading(database) as session:
        assert session.exec(select(RightsNotice)).all() == []
    notice = _notice(database, safe, hidden.id, now)
    with reading(database) as session:
        assert session.get_one(RightsNotice, notice).report_id is None


def test_who_declared_an_interest_decides_nothing(
    database: Database, safe: Safe, report: Report, person: int, now: datetime
) -> None:
    notice = _notice(database, safe, report.id, now)
    with transaction(database) as session:
        session.add(Recusal(account_id=person, platform_id=report.platform_id or "", recorded_at=now))
    with transaction(database) as session, pytest.raises(NotAllowed, match="recused"):
        rights.decide(session, safe, notice, person, True, "insult", "x", now)


def test_a_decision_is_made_once_and_needs_words(
    database: Database, safe: Safe, report: Report, person: int, now: datetime
) -> None:
    notice = _notice(database, safe, report.id, now)
    with transaction(database) as session:
        for reason, answer in (("because", "x"), ("insult", " ")):
            with pytest.raises(NotAllowed):
                rights.decide(session, safe, notice, person, True, reason, answer, now)
    with transaction(database) as session:
        rights.decide(session, safe, notice, person, False, "no_proof", "证据不足", now)
        with pytest.raises(NotAllowed, match="decided_already"):
            rights.decide(session, safe, notice, person, True, "insult", "x", now)
