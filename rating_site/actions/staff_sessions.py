"""When does a session of staff end? By signing out, by silence, and after a working day."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from rating_site.store.models import Account, StaffSession

LENGTH = timedelta(hours=12)
IDLE = timedelta(minutes=30)
_NOTED = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A session that still opens; `here` where it is the one that asks."""

    begun: datetime
    used: datetime
    here: bool


def begin(session: Session, account: Account, now: datetime, length: timedelta = LENGTH) -> str:
    """A fresh session; gives its token."""
    token = secrets.token_urlsafe(32)
    session.add(
        StaffSession(
            token_sha256=_digest(token),
            account_id=account.id or 0,
            recorded_at=now,
            seen_at=now,
            expires_at=now + length,
        )
    )
    return token


def signed_in(session: Session, token: str, now: datetime, idle: timedelta = IDLE) -> Account | None:
    """Whose session this token opens, while it is in use and not too old and the account active."""
    row = session.get(StaffSession, _digest(token))
    if row is None or not _holds(row, now, idle):
        return None
    account = session.get(Account, row.account_id)
    return account if account and account.active else None


def is_silent(session: Session, token: str, now: datetime) -> bool:
    """Whether the last use of a session that opens was noted so long ago that it should be noted again."""
    row = session.get(StaffSession, _digest(token))
    return row is not None and now - _last_use(row) >= _NOTED


def note_use(session: Session, token: str, now: datetime) -> None:
    """Note that a session is in use."""
    row = session.get(StaffSession, _digest(token))
    if row is not None:
        row.seen_at = now


def standing(
    session: Session, number: int, token: str, now: datetime, idle: timedelta = IDLE
) -> Sequence[Standing]:
    """The sessions of an account that still open, the latest used first; `token` is the asker's own."""
    rows = session.exec(select(StaffSession).where(StaffSession.account_id == number)).all()
    found = [
        Standing(row.recorded_at, _last_use(row), row.token_sha256 == _digest(token))
        for row in rows
        if _holds(row, now, idle)
    ]
    return sorted(found, key=lambda one: one.used, reverse=True)


def sign_out(session: Session, token: str, now: datetime) -> None:
    """End one session."""
    row = session.get(StaffSession, _digest(token))
    if row is not None and row.revoked_at is None:
        row.revoked_at = now


def end(session: Session, account: Account, now: datetime, keep: str = "") -> int:
    """End all sessions of an account but the one of the token `keep`; gives their number."""
    found = session.exec(
        select(StaffSession).where(
            StaffSession.account_id == account.id,
            StaffSession.token_sha256 != _digest(keep),
            col(StaffSession.revoked_at).is_(None),
            StaffSession.expires_at > now,
        )
    ).all()
    for row in found:
        row.revoked_at = now
    return len(found)


def _holds(row: StaffSession, now: datetime, idle: timedelta) -> bool:
    return row.revoked_at is None and now < min(row.expires_at, _last_use(row) + idle)


def _last_use(row: StaffSession) -> datetime:
    """A session of an earlier release was last used when it began, as far as we know."""
    return row.seen_at or row.recorded_at


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
