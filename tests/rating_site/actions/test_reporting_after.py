"""What a reporter does afterwards changes what it says and nothing else."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import select

from rating_site.actions import cases, scoring
from rating_site.actions import reporting_after as after
from rating_site.actions.cases import NotAllowed
from rating_site.actions.reporting_erasure import delete_draft, own_data
from rating_site.actions.reporting_files import Kept
from rating_site.actions.reporting_signs import Origin
from rating_site.evidence.safe import Safe
from rating_site.store import changes
from rating_site.store.db import Database, reading, transaction
from rating_site.store.report_models import Evidence, Report, Reporter, ReportEvent, Trait
from tests.rating_site.actions.reports import a_draft, send_one
from tests.report_rows import a_safe

PICTURE = Kept("chat", "c" * 64, "image/png", None, 40, 30, "0" * 32)


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    """What seals texts."""
    return a_safe(tmp_path)


@pytest.fixture
def sent(database: Database, safe: Safe, now: datetime) -> str:
    """The id of a report that was sent from the browser "one"."""
    report_id = a_draft(database, safe, now, order_number="KM 1")
    send_one(database, safe, report_id, now, origin=Origin("one", "10.0.0.0/24"))
    return report_id


def accept(database: Database, report_id: str, now: datetime) -> None:
    with transaction(database) as session:
        cases.move(session, None, session.get_one(Report, report_id), "accepted", "staff 1", now)


def test_a_draft_has_nothing_to_follow_up(database: Database, safe: Safe, now: datetime) -> None:
    report_id = a_draft(database, safe, now)
    with transaction(database) as session, pytest.raises(NotAllowed):
        after.add(session, safe, report_id, "更多", (), now)


def test_evidence_counts_before_acceptance_and_is_only_noted_after(
    database: Database, safe: Safe, now: datetime, sent: str
) -> None:
    with transaction(database) as session:
        after.add(session, safe, sent, "", [PICTURE], now)
        assert session.get_one(Report, sent).evidence == "screenshot"
    accept(database, sent, now)
    with transaction(database) as session:
        payment = Kept("payment", "d" * 64, "image/png", None, 40, 30, "1" * 32)
        after.add(session, safe, sent, "", [payment], now)
        assert session.get_one(Report, sent).evidence == "screenshot"


def test_an_outcome_of_an_accepted_report_reaches_score_and_change_log(
    database: Database, now: datetime, sent: str
) -> None:
    accept(database, sent, now)
    with transaction(database) as session:
        before = changes.latest(session)
        after.say_outcome(session, sent, "refunded", now)
    with reading(database) as session:
        platform_id = str(session.get_one(Report, sent).platform_id)
        [fact] = scoring.facts_at(session, platform_id, now).reports
        assert fact.outcome == "refunded"
        assert "report" in {one.kind for one in changes.since(session, before)}


@pytest.mark.parametrize("outcome", ["withdrawn", "solved_unconfirmed", "", "x"])
def test_other_outcomes_are_not_a_reporters_to_say(
    database: Database, now: datetime, sent: str, outcome: str
) -> None:
    with transaction(database) as session, pytest.raises(NotAllowed):
        after.say_outcome(session, sent, outcome, now)


def test_a_withdrawn_report_still_counts_as_withdrawn(database: Database, now: datetime, sent: str) -> None:
    accept(database, sent, now)
    with transaction(database) as session:
        after.withdraw(session, sent, "refund_condition", now)
    with reading(database) as session:
        platform_id = str(session.get_one(Report, sent).platform_id)
        [fact] = scoring.facts_at(session, platform_id, now).reports
    assert fact.outcome == "withdrawn"


def test_after_erasure_others_still_act_as_one_with_the_erased(
    database: Database, safe: Safe, now: datetime, sent: str
) -> None:
    other = a_draft(database, safe, now, "别的事", order_number="KM 2")
    send_one(database, safe, other, now, origin=Origin("one", "10.0.0.0/24"))
    with transaction(database) as session:
        before = session.exec(select(Trait.value).where(Trait.name == "device")).all()
        after.erase(session, safe, sent, now)
    with reading(database) as session:
        labels = session.exec(select(Trait.value).where(Trait.name == "device")).all()
    assert len(before) == len(labels) == 2 and len(set(labels)) == 1
    assert set(labels).isdisjoint(before)


def test_what_was_said_after_sending_goes_too(
    database: Database, safe: Safe, now: datetime, sent: str
) -> None:
    with transaction(database) as session:
        after.add(session, safe, sent, "还有一件事", [PICTURE], now)
        names = after.erase(session, safe, sent, now)
    with reading(database) as session:
        texts = session.exec(select(ReportEvent.text, ReportEvent.text_sealed)).all()
        assert all(not text and sealed is None for text, sealed in texts)
        assert session.exec(select(Evidence.stored_as)).all() == [None]
    assert names == (PICTURE.stored_as,)


def test_erasing_twice_is_refused(database: Database, safe: Safe, now: datetime, sent: str) -> None:
    with transaction(database) as session:
        after.erase(session, safe, sent, now)
    with transaction(database) as session, pytest.raises(NotAllowed):
        after.erase(session, safe, sent, now)


def test_a_discarded_draft_leaves_no_row(database: Database, safe: Safe, now: datetime) -> None:
    report_id = a_draft(database, safe, now, files=(PICTURE,))
    with transaction(database) as session:
        assert delete_draft(session, report_id) == (PICTURE.stored_as,)
    with reading(database) as session:
        assert not any(session.exec(select(table)).all() for table in (Report, Reporter, Evidence))


def test_a_sent_report_is_no_draft_to_discard(database: Database, sent: str) -> None:
    with transaction(database) as session, pytest.raises(NotAllowed):
        delete_draft(session, sent)


def test_own_data_holds_no_words_of_staff(database: Database, safe: Safe, now: datetime, sent: str) -> None:
    with transaction(database) as session:
        report = session.get_one(Report, sent)
        cases.note(session, safe, report, "note", "staff 1", now, text="内部意见", seen_by="staff")
    with reading(database) as session:
        held = own_data(session, safe, session.get_one(Report, sent))
    assert "内部意见" not in str(held) and held["own_words"]["order"] == "KM 1"
