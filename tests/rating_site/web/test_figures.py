"""Numbers about us are counted once a minute, however many ask for them."""

from datetime import datetime, timedelta

from rating_site.store.db import Database
from rating_site.web.figures import Figures
from tests.report_rows import submitted_report

SECOND = timedelta(seconds=1)


def test_numbers_are_counted_again_after_a_minute(database: Database, honest: str, now: datetime) -> None:
    figures = Figures()
    assert figures.of(database, now).reports == 0
    submitted_report(database, honest, now)
    assert figures.of(database, now + 59 * SECOND).reports == 0
    assert figures.of(database, now + 60 * SECOND).reports == 1


def test_a_clock_that_is_set_back_does_not_keep_numbers(
    database: Database, honest: str, now: datetime
) -> None:
    figures = Figures()
    figures.of(database, now)
    submitted_report(database, honest, now - 9 * SECOND)
    assert figures.of(database, now - SECOND).reports == 1
