"""Which webhooks are there, and what was sent to them?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store import leases
from rating_site.store.publish_models import Delivery, Webhook

TYPES: Mapping[str, str] = {
    "listed": "listing.listed",
    "warned": "listing.warned",
    "delisted": "listing.ended",
    "terms": "terms.changed",
    "merged": "platform.merged",
    "split": "platform.split",
}
"""Kind of news -> the name that receivers read."""
PING = "ping"


def by_key(session: Session, manage_sha256: str) -> Webhook | None:
    """The webhook that a key manages, of which the hash is given."""
    return session.exec(select(Webhook).where(Webhook.manage_sha256 == manage_sha256)).first()


def log(session: Session, webhook_id: str, limit: int = 50) -> Sequence[Delivery]:
    """The newest messages to a webhook and what became of them."""
    return session.exec(
        select(Delivery)
        .where(Delivery.webhook_id == webhook_id)
        .order_by(col(Delivery.recorded_at).desc(), col(Delivery.id))
        .limit(limit)
    ).all()


def listening(session: Session) -> int | None:
    """The change up to which every webhook has its deliveries; None where nobody listens."""
    return session.exec(select(func.min(Webhook.cursor)).where(Webhook.state != "disabled")).one()


def at_address(session: Session, origin: str) -> int:
    """How many webhooks call addresses that begin with this scheme and host."""
    begins = col(Webhook.url).startswith(origin, autoescape=True)
    return session.exec(select(func.count()).select_from(Webhook).where(begins)).one()


def due(session: Session, now: datetime, limit: int) -> Sequence[str]:
    """Ids of active webhooks with a message to send now and none under way, the longest waiting first."""
    busy = select(Delivery.webhook_id).where(
        Delivery.state == "queued", leases.held(Delivery.lease_until, now)
    )
    return session.exec(
        select(Delivery.webhook_id)
        .join(Webhook)
        .where(
            Delivery.state == "queued",
            Delivery.due_at <= now,
            Webhook.state == "active",
            col(Delivery.webhook_id).not_in(busy),
        )
        .group_by(col(Delivery.webhook_id))
        .order_by(func.min(Delivery.due_at))
        .limit(limit)
    ).all()
