"""Sending brings platform, reporter, traits, doubts and alarms together, or nothing at all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from rating_site.actions.cases import NotAllowed
from rating_site.actions.challenges import UsedBefore
from rating_site.actions.checks import Refused
from rating_site.actions.reporting import begin, place
from rating_site.actions.reporting_send import UnknownKey
from rating_site.evidence.safe import Safe
from rating_site.store.case_models import UsedChallenge
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import CheckStep, Platform
from rating_site.store.report_models import Report, Reporter
from tests.rating_site.actions.reports import a_draft, send_one, solved
from tests.report_rows import a_safe


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    """What seals texts."""
    return a_safe(tmp_path)


def test_the_shop_is_made_and_its_first_check_planned(database: Database, safe: Safe, now: datetime) -> None:
    sent = send_one(database, safe, a_draft(database, safe, now), now)
    with reading(database) as session:
        platform = session.exec(select(Platform)).one()
        assert session.exec(select(CheckStep)).all()
    assert sent.report.platform_id == platform.id and sent.batch_id


def test_the_second_report_about_a_shop_plans_no_check(database: Database, safe: Safe, now: datetime) -> None:
    first, second = (a_draft(database, safe, now) for _ in range(2))
    assert send_one(database, safe, first, now).batch_id
    later = send_one(database, safe, second, now + timedelta(minutes=1))
    assert later.batch_id is None
    with reading(database) as session:
        assert len(session.exec(select(Platform)).all()) == 1


def test_an_address_inside_our_network_is_refused_and_the_draft_stays(
    database: Database, safe: Safe, now: datetime
) -> None:
    report_id = a_draft(database, safe, now)
    with transaction(database) as session:
        place(session, report_id, "incident", None, "http://192.168.1.1/")
    with pytest.raises(Refused):
        send_one(database, safe, report_id, now)
    with reading(database) as session:
        assert session.get_one(Report, report_id).state == "draft"
        assert session.exec(select(Platform)).all() == []


def test_an_unfinished_draft_is_not_sent(database: Database, safe: Safe, now: datetime) -> None:
    with transaction(database) as session:
        report, _code = begin(session, "incident", "zh", now)
    with pytest.raises(NotAllowed, match="platform, story, order"):
        send_one(database, safe, report.id, now)


def test_a_proof_of_work_counts_once(database: Database, safe: Safe, now: datetime) -> None:
    first, second = (a_draft(database, safe, now) for _ in range(2))
    send_one(database, safe, first, now, solved=solved("same", now))
    with pytest.raises(UsedBefore):
        send_one(database, safe, second, now, solved=solved("same", now))
    with reading(database) as session:
        assert len(session.exec(select(UsedChallenge)).all()) == 1


def test_two_browsers_that_send_one_draft_at_once_send_it_once(
    database: Database, safe: Safe, now: datetime
) -> None:
    report_id = a_draft(database, safe, now)

    def attempt(name: str) -> bool:
        try:
            send_one(database, safe, report_id, now, solved=solved(name, now))
        except NotAllowed:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(attempt, "abcd")) == [False, False, False, True]


def test_a_key_links_reports_and_leaves_no_empty_reporter(
    database: Database, safe: Safe, now: datetime
) -> None:
    key = send_one(database, safe, a_draft(database, safe, now), now, new_key=True).new_key
    second = send_one(database, safe, a_draft(database, safe, now), now, key=key).report
    with reading(database) as session:
        people = session.exec(select(Reporter)).all()
    assert [one.id for one in people] == [second.reporter_id]
    with pytest.raises(UnknownKey):
        send_one(database, safe, a_draft(database, safe, now), now, key="x" * 20)


def test_without_a_key_everybody_is_a_newcomer(database: Database, safe: Safe, now: datetime) -> None:
    sent = [send_one(database, safe, a_draft(database, safe, now), now).report for _ in range(2)]
    assert sent[0].reporter_id != sent[1].reporter_id


@pytest.mark.parametrize(
    ("text", "sending", "reason"),
    [
        ("没到账", {"solved": None}, "no_challenge"),
        ("没到账", {"doubts": ["honeypot"], "solved": None}, "honeypot"),
        ("找我可以帮追回，联系微信 abc12345", {}, "recovery_offer"),
        ("没到账", {"per_platform": 0}, "platform_flood"),
    ],
)
def test_a_doubt_holds_the_report(
    database: Database, safe: Safe, now: datetime, text: str, sending: dict[str, object], reason: str
) -> None:
    report = send_one(database, safe, a_draft(database, safe, now, text), now, **sending).report
    assert (report.state, report.reason) == ("held", reason) and reason in report.review


def test_a_flood_waits_for_a_moderator_and_the_next_hour_does_not(
    database: Database, safe: Safe, now: datetime
) -> None:
    states = [
        send_one(database, safe, a_draft(database, safe, now), at, per_platform=2).report.state
        for at in (now, now, now, now + timedelta(hours=2))
    ]
    assert states == ["submitted", "submitted", "held", "submitted"]


def test_it_happened_when_it_was_paid_and_never_in_the_future(
    database: Database, safe: Safe, now: datetime
) -> None:
    paid = now - timedelta(days=3)
    early = send_one(database, safe, a_draft(database, safe, now, paid_at=paid), now).report
    ahead = a_draft(database, safe, now, paid_at=now + timedelta(minutes=5))
    assert early.effective_at == paid
    assert send_one(database, safe, ahead, now).report.effective_at == now


def test_each_use_is_consented_to_at_a_time(database: Database, safe: Safe, now: datetime) -> None:
    report = send_one(database, safe, a_draft(database, safe, now, owner_sees_order=True), now).report
    assert set(report.consents) == {"process", "publish", "owner_sees_order"}


def test_without_consent_the_words_have_no_public_form(database: Database, safe: Safe, now: datetime) -> None:
    report = send_one(database, safe, a_draft(database, safe, now), now, publish=False).report
    assert (report.story, set(report.consents)) == ("", {"process"})
    assert report.story_sealed and safe.seal.open(report.story_sealed, "story")
