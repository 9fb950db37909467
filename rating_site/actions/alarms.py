"""What became of an alarm? A moderator confirms or dismisses it; it is never deleted."""

from datetime import datetime

from sqlmodel import Session

from rating_site.actions import audit
from rating_site.actions.authority import actor, require
from rating_site.actions.cases import NotAllowed
from rating_site.store import locks
from rating_site.store.case_models import Alarm


def decide(session: Session, alarm_id: int, by: int, confirmed: bool, now: datetime) -> Alarm:
    """Say whether an alarm was right."""
    locks.hold(session, f"alarm {alarm_id}")
    row = session.get(Alarm, alarm_id)
    if row is None:
        raise LookupError(f"no alarm {alarm_id}")
    session.refresh(row)
    require(session, by, row.platform_id)
    if row.state != "open":
        raise NotAllowed("decided_already")
    row.state = "confirmed" if confirmed else "dismissed"
    row.decided_by, row.decided_at = by, now
    audit.append(session, actor(by), f"alarm_{row.state}", f"alarm {row.id}", now)
    return row
