"""Staff sign in with a password and an unused one-time code."""

from datetime import datetime, timedelta

import pyotp
import pytest

from rating_site.actions import staff
from rating_site.store.db import Database, transaction

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
        account = staff.signed_in(session, token or "", now)
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
        assert staff.signed_in(session, tokens[0], now + timedelta(hours=13)) is None
        staff.sign_out(session, tokens[0], now)
        assert staff.signed_in(session, tokens[0], now) is None
        assert staff.signed_in(session, tokens[1], now) is not None
        assert staff.deactivate(session, "reviewer", now)
        assert staff.signed_in(session, tokens[1], now) is None


@pytest.mark.parametrize(
    ("login", "password", "role"),
    [
        ("ab", PASSWORD, "moderator"),
        ("reviewer", "short", "moderator"),
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
        assert staff.signed_in(session, token, now) is None
    later = now + timedelta(minutes=2)
    assert _sign_in(database, later, totp.at(later))


def test_a_login_exists_once(database: Database, now: datetime) -> None:
    _secret(database, now)
    with transaction(database) as session, pytest.raises(ValueError, match="exists"):
        staff.add(session, " REVIEWER", PASSWORD, "moderator", now)
