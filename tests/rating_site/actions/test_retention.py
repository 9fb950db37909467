"""What names a person goes when its time has come, not before, and nothing else goes with it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from rating_site.actions import mail, reporting, retention
from rating_site.actions.ids import new_id
from rating_site.evidence.safe import Safe
from rating_site.store.case_models import Claim, Mail, Owner, UsedChallenge
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import StaffSession
from rating_site.store.report_models import Evidence, Report, Reporter, ReportEvent, Trait
from rating_site.trust.clocks import DRAFTS, MAILS, ORIGINALS, TRAITS
from tests.owner_rows import proven_owner
from tests.rating_site.web.sample_rows import HONEST, add_platform
from tests.report_rows import a_safe, add_evidence, add_people, submitted_report

SECOND = timedelta(seconds=1)
HASH = "a" * 64


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    return a_safe(tmp_path)


@pytest.fixture
def platform(database: Database, now: datetime) -> str:
    return add_platform(database, HONEST, now)


def _trait(database: Database, report: Report, at: datetime, name: str = "device") -> None:
    with transaction(database) as session:
        session.add(Trait(report_id=report.id, name=name, value=HASH, recorded_at=at))


def _traits(session: Session) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in session.exec(select(Trait)):
        found.setdefault(one.report_id, set()).add(one.value)
    return found


@pytest.mark.parametrize(("age", "left"), [(DRAFTS.length - SECOND, 1), (DRAFTS.length + SECOND, 0)])
def test_drafts_go_with_their_files_after_their_time(
    database: Database, now: datetime, age: timedelta, left: int
) -> None:
    with transaction(database) as session:
        report, _code = reporting.begin(session, "incident", "zh", now - age)
    add_evidence(database, report.id, now, stored_as="f" * 32)
    with transaction(database) as session:
        done = retention.drop_drafts(session, now)
        assert done.files == (() if left else ("f" * 32,))
        assert len(session.exec(select(Report)).all()) == left
        assert len(session.exec(select(Reporter)).all()) == left
        assert len(session.exec(select(Evidence)).all()) == left


def test_sent_reports_are_no_drafts(database: Database, platform: str, now: datetime) -> None:
    submitted_report(database, platform, now - timedelta(days=900))
    with transaction(database) as session:
        assert retention.drop_drafts(session, now).rows == 0


def test_a_device_that_one_report_had_is_forgotten(database: Database, platform: str, now: datetime) -> None:
    _trait(database, submitted_report(database, platform, now), now - TRAITS.length - SECOND)
    with transaction(database) as session:
        retention.drop_traits(session, now)
        assert session.exec(select(Trait)).all() == []


def test_reports_that_acted_as_one_still_do_but_the_value_is_gone(
    database: Database, platform: str, now: datetime
) -> None:
    old = now - TRAITS.length - SECOND
    pair = [submitted_report(database, platform, now) for _ in range(2)]
    for report in pair:
        _trait(database, report, old)
    for _ in range(2):
        with transaction(database) as session:
            retention.drop_traits(session, now)
    with reading(database) as session:
        first, second = (_traits(session)[report.id] for report in pair)
    assert first == second and len(first) == 1 and HASH not in first


def test_a_younger_report_keeps_its_value_and_its_tie_to_the_older(
    database: Database, platform: str, now: datetime
) -> None:
    older, younger = (submitted_report(database, platform, now) for _ in range(2))
    _trait(database, older, now - TRAITS.length - SECOND)
    _trait(database, younger, now - timedelta(days=1))
    with transaction(database) as session:
        retention.drop_traits(session, now)
        traits = _traits(session)
    assert HASH not in traits[older.id] and HASH in traits[younger.id]
    assert traits[older.id] & traits[younger.id]
    with transaction(database) as session:
        retention.drop_traits(session, now + TRAITS.length)
        traits = _traits(session)
    assert HASH not in traits[younger.id] and traits[older.id] & traits[younger.id]


@pytest.mark.parametrize("name", ["payer", "image", "text"])
def test_traits_of_what_was_sent_stay(database: Database, platform: str, now: datetime, name: str) -> None:
    _trait(database, submitted_report(database, platform, now), now - 20 * TRAITS.length, name)
    with transaction(database) as session:
        retention.drop_traits(session, now)
        assert session.exec(select(Trait.value)).all() == [HASH]


@pytest.mark.parametrize("state", ["substantiated", "unsubstantiated", "refuted", "rejected"])
def test_originals_of_closed_reports_go_and_masked_texts_stay(
    database: Database, platform: str, now: datetime, safe: Safe, state: str
) -> None:
    old = now - ORIGINALS.length - SECOND
    report = submitted_report(database, platform, old, safe=safe, state=state)
    add_evidence(database, report.id, old, stored_as="e" * 32, public_as="d" * 32)
    with transaction(database) as session:
        session.add(
            ReportEvent(
                report_id=report.id, kind="added", actor="reporter", text_sealed=b"x", recorded_at=old
            )
        )
    with transaction(database) as session:
        assert retention.drop_originals(session, now) == retention.Forgotten(1, ("e" * 32,))
        row = session.get_one(Report, report.id)
        assert row.story and row.story_sealed is None and row.order_hash
        assert session.exec(select(Evidence.public_as)).one() == "d" * 32
        assert all(one.text_sealed is None for one in session.exec(select(ReportEvent)))
        assert retention.drop_originals(session, now).rows == 0


@pytest.mark.parametrize(
    ("state", "age"),
    [("substantiated", ORIGINALS.length - SECOND), ("replied", 3 * ORIGINALS.length)],
)
def test_originals_of_open_or_young_cases_stay(
    database: Database, platform: str, now: datetime, safe: Safe, state: str, age: timedelta
) -> None:
    submitted_report(database, platform, now - age, safe=safe, state=state)
    with transaction(database) as session:
        assert retention.drop_originals(session, now).rows == 0


def test_messages_proofs_of_work_and_sessions_go(database: Database, now: datetime, safe: Safe) -> None:
    (person,) = add_people(database, now, 1)
    values = {"platform": "P", "question": "?", "link": "/"}
    with transaction(database) as session:
        for at in (now - MAILS.length - SECOND, now):
            mail.queue(session, safe, "question", "a@example.com", "zh", "report r", values, at)
            session.add(UsedChallenge(solution=new_id(), expires_at=at))
            session.add(StaffSession(token_sha256=new_id(), account_id=person, recorded_at=at, expires_at=at))
    with transaction(database) as session:
        retention.drop_passing(session, now)
        left = [session.exec(select(table)).all() for table in (Mail, UsedChallenge, StaffSession)]
    assert [len(rows) for rows in left] == [1, 1, 1]


def test_who_never_showed_control_is_forgotten_and_who_did_is_not(
    database: Database, platform: str, now: datetime
) -> None:
    old = now - DRAFTS.length - SECOND
    proven_owner(database, platform, old, state="failed", key="a-1")
    kept = proven_owner(database, platform, old, key="b-2")
    young = proven_owner(database, platform, now, state="pending", key="c-3")
    with transaction(database) as session:
        assert retention.drop_unproven_owners(session, now) == 1
        assert set(session.exec(select(Owner.id)).all()) == {kept, young}
        assert len(session.exec(select(Claim)).all()) == 2
