"""What reports add up to: months without gaps, ends of disputes, and how soon a platform answers."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from rating_site.store import platform_figures
from rating_site.store.db import Database, reading, transaction
from rating_site.store.report_models import ReportEvent
from tests.rating_site.web.sample_rows import HONEST, add_platform
from tests.report_rows import submitted_report

DAY = timedelta(days=1)


@pytest.fixture
def shop(database: Database, now: datetime) -> str:
    """A platform without reports."""
    return add_platform(database, HONEST, now)


def asked(database: Database, shop: str, at: datetime, replied_after: timedelta | None = None) -> None:
    """A report that was put to the platform, and its reply."""
    fields: dict[str, Any] = {"state": "platform_notified", "notified_at": at, "reply_by": at + 3 * DAY}
    report = submitted_report(database, shop, at, **fields).id
    if replied_after is not None:
        with transaction(database) as session:
            reply = ReportEvent(
                report_id=report, kind="replied", actor="owner", recorded_at=at + replied_after
            )
            session.add(reply)


def test_twelve_months_stand_in_a_row_and_end_today(database: Database, shop: str, now: datetime) -> None:
    submitted_report(database, shop, now - 40 * DAY, state="accepted", outcome="refunded")
    submitted_report(database, shop, now, state="refuted")
    with reading(database) as session:
        months = platform_figures.disputes(session, [shop], now)
    assert [months[0].month, months[-1].month, len(months)] == ["2025-12", "2026-11", 12]
    assert {one.month: dict(one.counts) for one in months if one.total} == {
        "2026-10": {"solved": 1},
        "2026-11": {"void": 1},
    }


def test_what_is_not_public_or_long_ago_is_not_counted(database: Database, shop: str, now: datetime) -> None:
    submitted_report(database, shop, now)
    submitted_report(database, shop, now, state="rejected")
    submitted_report(database, shop, now, state="accepted", kind="went_well")
    submitted_report(database, shop, now - 400 * DAY, state="accepted")
    with reading(database) as session:
        assert platform_figures.disputes(session, [shop], now) == []


def test_a_month_ends_at_midnight_in_shanghai(database: Database, shop: str) -> None:
    at = datetime.fromisoformat("2026-10-31T16:00:00+00:00")
    submitted_report(database, shop, at, state="accepted")
    with reading(database) as session:
        months = platform_figures.disputes(session, [shop], at)
    assert (months[-1].month, months[-1].total) == ("2026-11", 1)


def test_the_first_reply_counts_and_who_still_has_time_is_not_late(
    database: Database, shop: str, now: datetime
) -> None:
    for hours in (2, 10):
        asked(database, shop, now - 9 * DAY, timedelta(hours=hours))
    asked(database, shop, now - 9 * DAY)
    asked(database, shop, now - DAY)
    with reading(database) as session:
        found = platform_figures.answering(session, [shop], now)
    assert (found.asked, found.answered, found.unanswered, found.hours) == (4, 2, 1, 6.0)
    assert found.share == pytest.approx(1 / 3)


def test_nothing_asked_is_no_share(database: Database, shop: str, now: datetime) -> None:
    with reading(database) as session:
        found = platform_figures.answering(session, [shop], now)
    assert (found.asked, found.share, found.hours) == (0, None, None)
