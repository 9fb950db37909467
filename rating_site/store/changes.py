"""What changed since a consumer last looked?

The number of a change is given as the last act of its transaction, under a lock, so that numbers become
visible in their own order: PostgreSQL sequences do not follow the order of commits.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store import api_documents, locks
from rating_site.store.models import Change

_PENDING = "kajian_changes"


def record(session: Session, kind: str, platform_id: str | None, **payload: Any) -> None:
    """Note a change in this transaction; it is numbered and stored when the transaction commits."""
    session.info.setdefault(_PENDING, []).append((kind, platform_id, payload))


def write(session: Session, now: datetime) -> None:
    """Number and store what was noted; called once, by `db.transaction`, right before the commit."""
    pending = session.info.pop(_PENDING, [])
    if not pending:
        return
    locks.hold(session, "change log")
    api_documents.drop(session, {platform_id for _kind, platform_id, _payload in pending if platform_id})
    seq = latest(session)
    for offset, (kind, platform_id, payload) in enumerate(pending, 1):
        session.add(
            Change(seq=seq + offset, kind=kind, platform_id=platform_id, payload=payload, recorded_at=now)
        )


def latest(session: Session) -> int:
    """The number of the newest change, 0 where there is none."""
    return session.exec(select(func.max(Change.seq))).one() or 0


def since(session: Session, cursor: int, limit: int = 500) -> Sequence[Change]:
    """Up to `limit` changes after `cursor`, oldest first."""
    return session.exec(
        select(Change).where(col(Change.seq) > cursor).order_by(col(Change.seq)).limit(limit)
    ).all()
