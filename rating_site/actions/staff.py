"""Staff accounts: password and one-time code in, server-side session out."""

import hashlib
import secrets
from datetime import datetime, timedelta

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlmodel import Session, col, select

from rating_site.actions import audit
from rating_site.store.models import Account, StaffSession

ROLES = ("moderator", "admin")
SESSION_LENGTH = timedelta(hours=12)
_STEP = 30  # seconds a one-time code lives (RFC 6238)
# OWASP's second argon2id choice: 31 ms here; the library's default of 141 ms would invite overload.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY = _hasher.hash(secrets.token_hex(8))


def add(session: Session, login: str, password: str, role: str, now: datetime) -> tuple[Account, str]:
    """Make an account; gives it and the otpauth address to scan. ValueError says what is wrong."""
    login = login.strip().lower()
    if not 3 <= len(login) <= 80 or not login.isprintable():
        raise ValueError("the login needs 3 to 80 characters")
    if len(password) < 12:
        raise ValueError("the password needs at least 12 characters")
    if role not in ROLES:
        raise ValueError(f"the role must be one of {', '.join(ROLES)}")
    if session.exec(select(Account).where(Account.login == login)).first():
        raise ValueError("this login exists already")
    account = Account(
        login=login,
        password_hash=_hasher.hash(password),
        totp_secret=pyotp.random_base32(),
        role=role,
        recorded_at=now,
    )
    session.add(account)
    session.flush()
    audit.append(session, "system", "staff_added", f"staff {account.id}", now, {"role": role})
    return account, pyotp.TOTP(account.totp_secret).provisioning_uri(name=login, issuer_name="Kajian")


def sign_in(session: Session, login: str, password: str, code: str, now: datetime) -> str | None:
    """A session token for the right login, password and unused code; None otherwise, never saying why."""
    account = session.exec(
        select(Account).where(Account.login == login.strip().lower()).with_for_update()
    ).first()
    # An unknown login costs the same time as a wrong password.
    password_fits = _fits(account.password_hash if account else _NOBODY, password)
    step = _accepted_step(account, code, now) if account else None
    if account is None or account.id is None or not (account.active and password_fits) or step is None:
        return None
    account.totp_used = step
    token = secrets.token_urlsafe(32)
    session.add(
        StaffSession(
            token_sha256=_digest(token),
            account_id=account.id,
            recorded_at=now,
            expires_at=now + SESSION_LENGTH,
        )
    )
    audit.append(session, f"staff {account.id}", "signed_in", f"staff {account.id}", now)
    return token


def signed_in(session: Session, token: str, now: datetime) -> Account | None:
    """Whose session this token opens, while it is valid and the account active."""
    row = session.get(StaffSession, _digest(token))
    if row is None or row.revoked_at is not None or row.expires_at <= now:
        return None
    account = session.get(Account, row.account_id)
    return account if account and account.active else None


def sign_out(session: Session, token: str, now: datetime) -> None:
    """End one session."""
    row = session.get(StaffSession, _digest(token))
    if row is not None and row.revoked_at is None:
        row.revoked_at = now


def deactivate(session: Session, login: str, now: datetime) -> bool:
    """Close an account and all its sessions; False where there is none."""
    account = session.exec(select(Account).where(Account.login == login.strip().lower())).first()
    if account is None:
        return False
    account.active = False
    _end_sessions(session, account, now)
    audit.append(session, "system", "staff_deactivated", f"staff {account.id}", now)
    return True


def revoke_sessions(session: Session, login: str, now: datetime) -> int | None:
    """End all sessions of an account, which stays open; their number, None where there is no such login."""
    account = session.exec(select(Account).where(Account.login == login.strip().lower())).first()
    if account is None:
        return None
    ended = _end_sessions(session, account, now)
    audit.append(session, "system", "sessions_revoked", f"staff {account.id}", now, {"sessions": ended})
    return ended


def _end_sessions(session: Session, account: Account, now: datetime) -> int:
    found = session.exec(
        select(StaffSession).where(
            StaffSession.account_id == account.id,
            col(StaffSession.revoked_at).is_(None),
            StaffSession.expires_at > now,
        )
    ).all()
    for row in found:
        row.revoked_at = now
    return len(found)


def _fits(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except VerifyMismatchError:
        return False


def _accepted_step(account: Account, code: str, now: datetime) -> int | None:
    """The time step the code belongs to (one step of clock drift allowed); None for a wrong or used code."""
    totp = pyotp.TOTP(account.totp_secret)
    present = int(now.timestamp()) // _STEP
    for step in (present - 1, present, present + 1):
        if step > account.totp_used and pyotp.utils.strings_equal(code.strip(), totp.generate_otp(step)):
            return step
    return None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
