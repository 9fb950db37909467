"""What everybody may see of the course of a report is neither more nor less, oldest first."""

from datetime import datetime

import pytest
from sqlmodel import Session

from rating_site.store import report_pages
from rating_site.store.db import Database, reading, transaction
from rating_site.store.report_models import ReportEvent
from tests.rating_site.web.sample_rows import HONEST, add_platform
from tests.report_rows import submitted_report

COURSE = (
    ("submitted", "everyone"),
    ("told", "parties"),
    ("replied", "everyone"),
    ("note", "staff"),
    ("outcome", "everyone"),
)


@pytest.fixture
def told(database: Database, now: datetime) -> tuple[str, str]:
    """Two reports with the same course."""
    shop = add_platform(database, HONEST, now)
    ids = [submitted_report(database, shop, now).id for _ in range(2)]
    with transaction(database) as session:
        for kind, seen_by in COURSE:
            for id in ids:
                session.add(
                    ReportEvent(report_id=id, kind=kind, actor="owner", seen_by=seen_by, recorded_at=now)
                )
    return ids[0], ids[1]


def _kinds(session: Session, ids: tuple[str, ...], *kinds: str) -> dict[str, list[str]]:
    found = report_pages.public_events(session, ids, kinds or None)
    return {id: [one.kind for one in events] for id, events in found.items()}


def test_everybody_sees_the_public_course_of_each_report(database: Database, told: tuple[str, str]) -> None:
    course = ["submitted", "replied", "outcome"]
    with reading(database) as session:
        assert _kinds(session, told) == dict.fromkeys(told, course)
        assert _kinds(session, told[:1]) == {told[0]: course}


def test_whoever_asks_for_some_kinds_gets_no_others(database: Database, told: tuple[str, str]) -> None:
    with reading(database) as session:
        assert _kinds(session, told[:1], "outcome", "told") == {told[0]: ["outcome"]}
        assert report_pages.public_events(session, told, ()) == {}
