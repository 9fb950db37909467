"""A session of staff ends by silence, by age and by signing out, and its owner sees which ones stand."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from rating_site.actions import staff_sessions
from rating_site.store.db import Database, transaction
from rating_site.store.models import Account, StaffSession
from tests.report_rows import add_people

MINUTE = timedelta(minutes=1)


@pytest.fixture
def token(database: Database, now: datetime) -> str:
    """The token of a session that has just begun."""
    [number] = add_people(database, now, 1)
    with transaction(database) as session:
        account = session.get(Account, number)
        assert account is not None
        return staff_sessions.begin(session, account, now)


def _opens(database: Database, token: str, now: datetime) -> bool:
    with transaction(database) as session:
        return staff_sessions.signed_in(session, token, now) is not None


def test_a_silent_session_ends(database: Database, token: str, now: datetime) -> None:
    assert _opens(database, token, now + 29 * MINUTE)
    assert not _opens(database, token, now + 30 * MINUTE)


def test_use_keeps_a_session_open_until_it_is_too_old(database: Database, token: str, now: datetime) -> None:
    for minutes in range(20, 12 * 60, 20):
        with transaction(database) as session:
            staff_sessions.note_use(session, token, now + minutes * MINUTE)
    assert _opens(database, token, now + (12 * 60 - 1) * MINUTE)
    assert not _opens(database, token, now + 12 * 60 * MINUTE)


def test_a_use_is_noted_once_a_minute(database: Database, token: str, now: datetime) -> None:
    with transaction(database) as session:
        assert not staff_sessions.is_silent(session, token, now + 0.9 * MINUTE)
        assert staff_sessions.is_silent(session, token, now + MINUTE)


def test_a_session_of_an_earlier_release_counts_from_its_beginning(
    database: Database, token: str, now: datetime
) -> None:
    with transaction(database) as session:
        for row in session.exec(select(StaffSession)):
            row.seen_at = None
    assert _opens(database, token, now + 29 * MINUTE)
    assert not _opens(database, token, now + 31 * MINUTE)


def test_the_standing_ones_are_told_the_latest_first(database: Database, token: str, now: datetime) -> None:
    with transaction(database) as session:
        account = session.get(Account, 1)
        assert account is not None
        other = staff_sessions.begin(session, account, now + MINUTE)
        gone = staff_sessions.begin(session, account, now)
        staff_sessions.sign_out(session, gone, now)
        found = staff_sessions.standing(session, 1, token, now + 2 * MINUTE)
        assert [(one.used, one.here) for one in found] == [(now + MINUTE, False), (now, True)]
        assert staff_sessions.end(session, account, now, keep=token) == 1
        assert staff_sessions.signed_in(session, other, now) is None
