"""Staff sign in with a password and an unused one-time code."""

from datetime import datetime, timedelta

import pyotp
import pytest
from sqlmodel import select

from rating_site.actions import staff, staff_sessions
from rating_site.actions.passwords import WeakPassword
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Audit

PASSWORD = "long enough to pass"


def _secret(database: Database, now: datetime) -> pyotp.TOTP:
    with transaction(database) as session:
        account, _address = staff.add(session, "Reviewer", PASSWORD, "moderator", now)
        return pyotp.TOTP(account.totp_secret)


def _sign_in(
    database: Database, now: datetime, code: str, login: str = "reviewer", password: str = PASSWORD
) -> str | None:
    with transaction(database) as session:
        return staff.sign_in(session, login, password, code, now)


def test_password_and_code_open_a_session(database: Database, now: datetime) -> None:
    token = _sign_in(database, now, _secret(database, now).at(now))
    with transaction(database) as session:
        account = staff_sessions.signed_in(session, token or "", now)
        assert account is not None and account.role == "moderator"


def test_a_code_works_only_once(database: Database, now: datetime) -> None:
    code = _secret(database, now).at(now)
    assert _sign_in(database, now, code)
    assert _sign_in(database, now, code) is None


@pytest.mark.parametrize("wrong", [{"password": "wrong password"}, {"login": "nobody"}, {"code": "000000"}])
def test_one_wrong_part_is_enough_to_refuse(database: Database, now: datetime, wrong: dict[str, str]) -> None:
    totp = _secret(database, now)
    assert _sign_in(database, now, **{"code": totp.at(now), **wrong}) is None


def test_a_session_ends_by_time_sign_out_and_closing_of_the_account(
    database: Database, now: datetime
) -> None:
    totp = _secret(database, now)
    tokens = [_sign_in(database, at, totp.at(at)) or "" for at in (now, now + timedelta(minutes=1))]
    with transaction(database) as session:
        assert staff_sessions.signed_in(session, tokens[0], now + timedelta(hours=13)) is None
        staff_sessions.sign_out(session, tokens[0], now)
        assert staff_sessions.signed_in(session, tokens[0], now) is None
        assert staff_sessions.signed_in(session, tokens[1], now) is not None
        assert staff.deactivate(session, "reviewer", now)
        assert staff_sessions.signed_in(session, tokens[1], now) is None


@pytest.mark.parametrize(
    ("login", "password", "role"),
    [
        ("ab", PASSWORD, "moderator"),
        ("reviewer", "short", "moderator"),
        ("reviewer", "qwerty123456", "moderator"),
        ("reviewer", PASSWORD, "king"),
    ],
)
def test_a_weak_account_is_refused(
    database: Database, now: datetime, login: str, password: str, role: str
) -> None:
    with transaction(database) as session, pytest.raises(ValueError, match=r"\w"):
        staff.add(session, login, password, role, now)


def test_revoking_sessions_leaves_the_account_open(database: Database, now: datetime) -> None:
    totp = _secret(database, now)
    token = _sign_in(database, now, totp.at(now)) or ""
    with transaction(database) as session:
        assert staff.revoke_sessions(session, "Reviewer", now) == 1
        assert staff.revoke_sessions(session, "nobody", now) is None
        assert staff_sessions.signed_in(session, token, now) is None
    later = now + timedelta(minutes=2)
    assert _sign_in(database, later, totp.at(later))


def test_a_login_exists_once(database: Database, now: datetime) -> None:
    _secret(database, now)
    with transaction(database) as session, pytest.raises(ValueError, match="exists"):
        staff.add(session, " REVIEWER", PASSWORD, "moderator", now)


def _noted(database: Database) -> list[tuple[str, str, str]]:
    """What the audit log says of signing in, without the making of the account."""
    with reading(database) as session:
        return [(row.actor, row.action, row.subject) for row in session.exec(select(Audit))][1:]


def test_who_came_in_and_who_failed_is_noted_without_what_was_typed(
    database: Database, now: datetime
) -> None:
    totp = _secret(database, now)
    _sign_in(database, now, totp.at(now), password="wrong password")
    _sign_in(database, now, totp.at(now), login="my-own-password")
    _sign_in(database, now, totp.at(now))
    assert _noted(database) == [
        ("visitor", "sign_in_failed", "staff 1"),
        ("visitor", "sign_in_failed", "unknown login"),
        ("staff 1", "signed_in", "staff 1"),
    ]


def test_strangers_cannot_fill_the_log(database: Database, now: datetime) -> None:
    _secret(database, now)
    with transaction(database) as session:
        nobody = ("nobody", PASSWORD, "000000", now)
        assert staff.sign_in(session, *nobody, note_stranger=lambda: False) is None
    assert _noted(database) == []


NEW = "a purple umbrella in May"


def test_a_new_password_ends_every_session_and_opens_one(database: Database, now: datetime) -> None:
    totp = _secret(database, now)
    old = _sign_in(database, now, totp.at(now)) or ""
    later = now + timedelta(minutes=2)
    with transaction(database) as session:
        fresh = staff.change_password(session, 1, PASSWORD, totp.at(later), NEW, later) or ""
        assert staff_sessions.signed_in(session, old, later) is None
        assert staff_sessions.signed_in(session, fresh, later) is not None
    third = later + timedelta(minutes=2)
    assert _sign_in(database, third, totp.at(third)) is None
    assert _sign_in(database, third, totp.at(third), password=NEW)


def test_without_the_old_password_or_the_code_nothing_changes(database: Database, now: datetime) -> None:
    totp = _secret(database, now)
    for old, code in (("wrong password", totp.at(now)), (PASSWORD, "000000")):
        with transaction(database) as session:
            assert staff.change_password(session, 1, old, code, NEW, now) is None
    assert [action for _who, action, _whom in _noted(database)] == ["password_not_changed"] * 2
    assert _sign_in(database, now, totp.at(now))


def test_a_weak_new_password_uses_no_code_up(database: Database, now: datetime) -> None:
    totp = _secret(database, now)
    with pytest.raises(WeakPassword), transaction(database) as session:
        staff.change_password(session, 1, PASSWORD, totp.at(now), "reviewer-reviewer", now)
    assert _sign_in(database, now, totp.at(now))


def test_other_sessions_end_with_a_code(database: Database, now: datetime) -> None:
    totp = _secret(database, now)
    later = now + timedelta(minutes=2)
    tokens = [_sign_in(database, at, totp.at(at)) or "" for at in (now, later)]
    third = later + timedelta(minutes=2)
    with transaction(database) as session:
        assert staff.end_others(session, 1, tokens[1], "000000", third) is None
        assert staff.end_others(session, 1, tokens[1], totp.at(third), third) == 1
        opens = [staff_sessions.signed_in(session, token, third) is not None for token in tokens]
        assert opens == [False, True]


def test_a_reset_replaces_both_factors_and_opens_a_closed_account(database: Database, now: datetime) -> None:
    old = _secret(database, now)
    with transaction(database) as session:
        staff.deactivate(session, "reviewer", now)
        fresh = pyotp.parse_uri(staff.reset(session, "Reviewer", NEW, now) or "")
        assert staff.reset(session, "nobody", NEW, now) is None
    assert isinstance(fresh, pyotp.TOTP)
    assert _sign_in(database, now, old.at(now), password=NEW) is None
    assert _sign_in(database, now, fresh.at(now), password=NEW)
