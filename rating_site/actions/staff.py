"""Staff accounts: password and one-time code in, server-side session out."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pyotp
from sqlmodel import Session, select

from rating_site.actions import audit, passwords, staff_sessions
from rating_site.store.models import Account

ROLES = ("moderator", "admin")
STRANGER = "unknown login"
"""Who failed to sign in where no account was meant; what was typed is not kept."""
_STEP = 30  # seconds a one-time code lives (RFC 6238)


def add(session: Session, login: str, password: str, role: str, now: datetime) -> tuple[Account, str]:
    """Make an account; gives it and the otpauth address to scan. ValueError says what is wrong."""
    login = login.strip().lower()
    if not 3 <= len(login) <= 80 or not login.isprintable():
        raise ValueError("the login needs 3 to 80 characters")
    if role not in ROLES:
        raise ValueError(f"the role must be one of {', '.join(ROLES)}")
    if _by_login(session, login):
        raise ValueError("this login exists already")
    account = Account(
        login=login,
        password_hash=passwords.keep(password, login),
        totp_secret=pyotp.random_base32(),
        role=role,
        recorded_at=now,
    )
    session.add(account)
    session.flush()
    audit.append(session, "system", "staff_added", f"staff {account.id}", now, {"role": role})
    return account, _address(account)


def reset(session: Session, login: str, password: str, now: datetime) -> str | None:
    """Open an account anew with a new password and code, ending its sessions; the otpauth address to scan.

    None where there is no such login; WeakPassword for a guessable one.
    """
    account = _by_login(session, login)
    if account is None:
        return None
    account.password_hash = passwords.keep(password, account.login)
    account.totp_secret, account.totp_used = pyotp.random_base32(), 0
    account.active = True
    staff_sessions.end(session, account, now)
    audit.append(session, "system", "staff_reset", f"staff {account.id}", now)
    return _address(account)


def sign_in(
    session: Session,
    login: str,
    password: str,
    code: str,
    now: datetime,
    *,
    length: timedelta = staff_sessions.LENGTH,
    note_stranger: Callable[[], bool] = lambda: True,
) -> str | None:
    """A session token for the right login, password and unused code; None otherwise, never saying why.

    Both are noted in the audit log; `note_stranger` says whether one more unknown login may be.
    """
    account = session.exec(
        select(Account).where(Account.login == login.strip().lower()).with_for_update()
    ).first()
    if not _proves(account, password, code, now) or account is None:
        if account is not None or note_stranger():
            who = f"staff {account.id}" if account else STRANGER
            audit.append(session, "visitor", "sign_in_failed", who, now)
        return None
    audit.append(session, f"staff {account.id}", "signed_in", f"staff {account.id}", now)
    return staff_sessions.begin(session, account, now, length)


def change_password(
    session: Session,
    number: int,
    old: str,
    code: str,
    new: str,
    now: datetime,
    *,
    length: timedelta = staff_sessions.LENGTH,
) -> str | None:
    """Take a new password, end all sessions and give the token of a fresh one.

    None, and a row of the audit log, where the old password or the code is wrong; WeakPassword where
    somebody would guess the new one.
    """
    account = _locked(session, number)
    kept = passwords.keep(new, account.login)
    if not _proves(account, old, code, now):
        audit.append(session, f"staff {number}", "password_not_changed", f"staff {number}", now)
        return None
    account.password_hash = kept
    ended = staff_sessions.end(session, account, now)
    audit.append(session, f"staff {number}", "password_changed", f"staff {number}", now, {"sessions": ended})
    return staff_sessions.begin(session, account, now, length)


def end_others(session: Session, number: int, token: str, code: str, now: datetime) -> int | None:
    """End all sessions of an account but this one; their number, None for a wrong code."""
    account = _locked(session, number)
    step = _accepted_step(account, code, now)
    if step is None:
        return None
    account.totp_used = step
    ended = staff_sessions.end(session, account, now, keep=token)
    audit.append(session, f"staff {number}", "sessions_revoked", f"staff {number}", now, {"sessions": ended})
    return ended


def deactivate(session: Session, login: str, now: datetime) -> bool:
    """Close an account and all its sessions; False where there is none."""
    account = _by_login(session, login)
    if account is None:
        return False
    account.active = False
    staff_sessions.end(session, account, now)
    audit.append(session, "system", "staff_deactivated", f"staff {account.id}", now)
    return True


def revoke_sessions(session: Session, login: str, now: datetime) -> int | None:
    """End all sessions of an account, which stays open; their number, None where there is no such login."""
    account = _by_login(session, login)
    if account is None:
        return None
    ended = staff_sessions.end(session, account, now)
    audit.append(session, "system", "sessions_revoked", f"staff {account.id}", now, {"sessions": ended})
    return ended


def _by_login(session: Session, login: str) -> Account | None:
    return session.exec(select(Account).where(Account.login == login.strip().lower())).first()


def _locked(session: Session, number: int) -> Account:
    """An account that nobody else changes meanwhile, so that a code counts once."""
    return session.exec(select(Account).where(Account.id == number).with_for_update()).one()


def _proves(account: Account | None, password: str, code: str, now: datetime) -> bool:
    """Whether password and code are right, which uses the code up; an unknown login costs the same time."""
    fits = passwords.fits(account.password_hash if account else None, password)
    step = _accepted_step(account, code, now) if account else None
    if account is None or not (account.active and fits) or step is None:
        return False
    account.totp_used = step
    return True


def _accepted_step(account: Account, code: str, now: datetime) -> int | None:
    """The time step the code belongs to (one step of clock drift allowed); None for a wrong or used code."""
    totp = pyotp.TOTP(account.totp_secret)
    present = int(now.timestamp()) // _STEP
    for step in (present - 1, present, present + 1):
        if step > account.totp_used and pyotp.utils.strings_equal(code.strip(), totp.generate_otp(step)):
            return step
    return None


def _address(account: Account) -> str:
    return pyotp.TOTP(account.totp_secret).provisioning_uri(name=account.login, issuer_name="Kajian")
