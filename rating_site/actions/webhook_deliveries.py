"""Which message goes to a webhook next, and what follows from what it answered?

The pauses are those of Standard Webhooks: ten attempts within 75 hours. A message about an entry that
something newer has overtaken is dropped: a late "listed" after the "ended" would list somebody again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, delete, select

from rating_site.actions.webhooks import disable
from rating_site.store import webhooks
from rating_site.store.models import Change
from rating_site.store.news import News, of_changes
from rating_site.store.publish_models import Delivery, Webhook

PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 300, 1800, *(3600 * hours for hours in (2, 5, 10, 14, 20, 24)))
)
"""After the first failure, the second ...; after the tenth the webhook is disabled."""
LEASE = timedelta(minutes=1)
KEPT = timedelta(days=30)
_OTHERS_WAIT = timedelta(minutes=1)
"""So long the other messages to a webhook wait after a failure: it may be down, or it may dislike one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an attempt: the status that was answered, else what the problem was."""

    status: int | None
    problem: str = ""

    @property
    def good(self) -> bool:
        """Whether the message arrived."""
        return self.status is not None and 200 <= self.status < 300


def claim(session: Session, now: datetime, limit: int) -> Sequence[Delivery]:
    """Take up to `limit` messages to as many webhooks; nobody else sends them before their leases end."""
    found = []
    for webhook_id in webhooks.due(session, now, limit):
        row = session.exec(
            select(Delivery)
            .where(Delivery.webhook_id == webhook_id, Delivery.state == "queued", Delivery.due_at <= now)
            .order_by(col(Delivery.due_at), col(Delivery.change_seq).nulls_first(), col(Delivery.id))
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if row is not None:
            row.lease_until = now + LEASE
            row.attempts += 1
            found.append(row)
    return found


def news_of(session: Session, row: Delivery) -> News | None:
    """What a message tells; None for a test, LookupError where it is not true any more."""
    if row.change_seq is None:
        return None
    change = session.get(Change, row.change_seq)
    told = of_changes(session, [change]) if change else []
    if not told or not told[0].holds:
        raise LookupError("something newer has overtaken it")
    return told[0]


def drop(session: Session, delivery_id: str, reason: str) -> None:
    """Never send a message."""
    row = session.get(Delivery, delivery_id)
    if row is not None:
        row.state, row.problem, row.lease_until = "dropped", reason, None


def settle(session: Session, delivery_id: str, answer: Answer, now: datetime) -> None:
    """Note what came of an attempt and when the next one is due; 410 and endless failure disable."""
    row = session.get(Delivery, delivery_id)
    hook = session.get(Webhook, row.webhook_id) if row else None
    if row is None or hook is None:
        return  # deleted meanwhile
    row.lease_until, row.status, row.problem = None, answer.status, answer.problem
    if answer.good:
        row.state, row.delivered_at = "delivered", now
    elif answer.status == 410 or row.attempts > len(PAUSES):
        row.state = "failed"
        disable(session, hook, "gone" if answer.status == 410 else "failing")
    else:
        row.due_at = now + PAUSES[row.attempts - 1]
        _hold_others(session, row, min(row.due_at, now + _OTHERS_WAIT))


def forget(session: Session, now: datetime) -> None:
    """Drop what a paused webhook let wait for too long, and the old part of every log."""
    old = col(Delivery.recorded_at) < now - sum(PAUSES, timedelta())
    waiting = (col(Delivery.state) == "queued") & (col(Delivery.attempts) == 0)
    session.exec(update(Delivery).where(waiting, old).values(state="dropped", problem="it waited too long"))
    session.exec(delete(Delivery).where(col(Delivery.recorded_at) < now - KEPT))


def _hold_others(session: Session, row: Delivery, until: datetime) -> None:
    others = (col(Delivery.webhook_id) == row.webhook_id) & (col(Delivery.id) != row.id)
    early = (col(Delivery.state) == "queued") & (col(Delivery.due_at) < until)
    session.exec(update(Delivery).where(others, early).values(due_at=until))
