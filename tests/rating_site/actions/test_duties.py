"""Entries end, reply windows close and unconfirmed outcomes settle, although nobody acts."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.identity import read_address
from rating_site.actions import audit, cases, duplicates, duties, moderation, platforms
from rating_site.actions.cases import NotAllowed
from rating_site.evidence.safe import Safe
from rating_site.jobs import listing_duty
from rating_site.store import listings, scores
from rating_site.store.db import Database, reading, transaction
from rating_site.store.report_models import Report
from rating_site.trust.clocks import REPLY, REVIEW, UNCONFIRMED
from tests.rating_site.actions.listed_shop import listed_shop
from tests.report_rows import a_safe, add_people, submitted_report


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    """The safe of this test."""
    return a_safe(tmp_path)


@pytest.fixture
def people(database: Database, now: datetime) -> list[int]:
    """Three moderators."""
    return add_people(database, now)


def accepted(database: Database, safe: Safe, by: int, now: datetime, **fields: Any) -> str:
    """A report about one shop that counts."""
    with transaction(database) as session:
        shop = platforms.ensure(session, read_address("shop.example"), now).id
    report = submitted_report(database, shop, now, **fields)
    with transaction(database) as session:
        moderation.accept(session, safe, report.id, by, "screenshot", now)
    return report.id


def ended(database: Database) -> list[str]:
    with reading(database) as session:
        return [entry.ended_reason for _platform, entry in listings.ended(session)]


def row(database: Database, report_id: str) -> Report:
    with reading(database) as session:
        return session.get_one(Report, report_id)


def counted(database: Database, report_id: str) -> int:
    with reading(database) as session:
        latest = scores.latest(session, str(session.get_one(Report, report_id).platform_id))
    return len(latest.facts["reports"]) if latest else 0


def test_an_entry_nobody_decided_anew_expires(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    _shop, since = listed_shop(database, safe, people, now)
    assert listing_duty.run(database, since + REVIEW.length - timedelta(days=1))["entries_ended"] == 0
    assert listing_duty.run(database, since + REVIEW.length + timedelta(days=1))["entries_ended"] == 1
    assert ended(database) == ["expired"]


def test_an_entry_goes_with_its_evidence(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    shop, since = listed_shop(database, safe, people, now)
    with transaction(database) as session:
        for report in scores.latest(session, shop).facts["reports"][:1]:  # type: ignore[union-attr]
            moderation.judge(session, safe, report["id"], people[2], "refuted", "none", since)
        assert duties.settle(session, shop, since + timedelta(hours=1)) == "evidence_gone"
    assert ended(database) == ["delisted"]


def test_a_silent_platform_is_overdue_after_its_time(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    report = accepted(database, safe, people[0], now)
    with transaction(database) as session:
        moderation.notify(session, safe, report, people[0], now)
    assert listing_duty.run(database, now + REPLY.length)["overdue"] == 0
    assert listing_duty.run(database, now + REPLY.length + timedelta(seconds=1))["overdue"] == 1
    assert row(database, report).state == "overdue"


def test_the_platforms_word_counts_half_after_two_weeks_of_silence(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    report = accepted(database, safe, people[0], now)
    with transaction(database) as session:
        held = cases.locked(session, report)
        cases.note(session, safe, held, "outcome_proposed", "owner", now, detail={"outcome": "refunded"})
    assert listing_duty.run(database, now + timedelta(days=13))["unconfirmed"] == 0
    assert listing_duty.run(database, now + UNCONFIRMED.length)["unconfirmed"] == 1
    assert row(database, report).outcome == "solved_unconfirmed"


def test_a_contested_outcome_settles_nothing(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    report = accepted(database, safe, people[0], now)
    with transaction(database) as session:
        held = cases.locked(session, report)
        cases.note(session, safe, held, "outcome_proposed", "owner", now, detail={"outcome": "refunded"})
        cases.note(session, safe, held, "outcome_contested", "reporter", now)
    assert listing_duty.run(database, now + timedelta(days=30))["unconfirmed"] == 0


def test_deadlines_raise_one_alarm_each(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    _shop, since = listed_shop(database, safe, people, now)
    near = since + REVIEW.length - timedelta(days=2)
    assert [listing_duty.run(database, near)["alarms"] for _ in range(2)] == [1, 0]


def test_a_duplicate_counts_once_until_it_is_separated(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    one, other = (accepted(database, safe, people[0], now) for _ in range(2))
    with transaction(database) as session:
        duplicates.merge(session, other, one, people[0], now)
    assert counted(database, one) == 1
    with transaction(database) as session:
        duplicates.separate(session, other, people[0], now)
    assert counted(database, one) == 2


def test_no_chain_of_duplicates_is_made(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    one, two, three = (accepted(database, safe, people[0], now) for _ in range(3))
    with transaction(database) as session:
        duplicates.merge(session, two, one, people[0], now)
    for duplicate, original in ((one, three), (three, two), (two, three), (one, one)):
        with pytest.raises(NotAllowed), transaction(database) as session:
            duplicates.merge(session, duplicate, original, people[0], now)
    with reading(database) as session:
        assert audit.first_break(session) is None
