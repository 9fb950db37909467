"""Who did what? An append-only log whose rows are chained by hash."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.store import locks
from rating_site.store.models import Audit

_START = "0" * 64


def append(
    session: Session,
    actor: str,
    action: str,
    subject: str,
    now: datetime,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Add one row to the chain; of `detail` only the hash enters, so erasing a person keeps the chain."""
    locks.hold(session, "audit")
    last = session.exec(select(Audit).order_by(col(Audit.seq).desc()).limit(1)).first()
    row = Audit(
        seq=last.seq + 1 if last else 1,
        recorded_at=now,
        actor=actor,
        action=action,
        subject=subject,
        detail_sha256=_sha256(json.dumps(detail or {}, sort_keys=True, ensure_ascii=False, default=str)),
        previous_sha256=last.row_sha256 if last else _START,
        row_sha256="",
    )
    row.row_sha256 = _row_hash(row)
    session.add(row)
    session.flush()


def first_break(session: Session) -> int | None:
    """The number of the first row that does not follow from the one before it; None for a whole chain."""
    previous, seq = _START, 0
    for row in session.exec(select(Audit).order_by(col(Audit.seq))):
        if row.seq != seq + 1 or row.previous_sha256 != previous or row.row_sha256 != _row_hash(row):
            return row.seq
        previous, seq = row.row_sha256, row.seq
    return None


def _row_hash(row: Audit) -> str:
    parts = (row.seq, row.recorded_at.isoformat(), row.actor, row.action, row.subject)
    return _sha256(json.dumps([*parts, row.detail_sha256, row.previous_sha256]))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
