"""How does somebody have their program told of changes? By a webhook and a key that manages it.

Nobody is asked who they are: whoever holds the key, of which only the hash is kept, may pause the webhook,
read what was sent, change its secret and delete it.
"""

import base64
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlmodel import Session, col, delete, select

from rating_site.abuse.challenge import Solved
from rating_site.actions import challenges
from rating_site.actions.ids import code_sha256, new_id
from rating_site.evidence.safe import Safe
from rating_site.outbound import Unreachable, check_url
from rating_site.store import changes, locks, platforms, webhooks
from rating_site.store.models import Change
from rating_site.store.news import News, of_changes
from rating_site.store.publish_models import Delivery, Webhook

SECRET = "whsec_"  # noqa: S105  # how a secret of Standard Webhooks begins
KEY = "whk_"
OVERLAP = timedelta(hours=24)
"""So long messages carry the signature of the secret of before as well."""
MOST_PER_HOST = 50
_PURPOSE = "webhook"
_KEY_LENGTH = 32  # characters of five random bits


class NotCalled(ValueError):
    """This address may never be called; says why."""


class TooMany(Exception):
    """So many webhooks call this host already."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Where to send what: `types` of store.webhooks.TYPES, none for all; a platform's id, None for all."""

    url: str
    types: Sequence[str] = ()
    platform_id: str | None = None


def create(
    session: Session, safe: Safe, wish: Wish, solved: Solved | None, now: datetime, *, allow_loopback: bool
) -> tuple[Webhook, str, str]:
    """A webhook, its managing key and its secret; a test message is queued.

    NotCalled for an address that may not be called, TooMany, LookupError for an unknown platform, UsedBefore.
    """
    try:
        check_url(wish.url, allow_loopback)
    except Unreachable as error:
        raise NotCalled(str(error)) from error
    challenges.use(session, solved)
    parts = urlsplit(wish.url)
    locks.hold(session, f"webhooks at {parts.hostname}")
    origins = [f"{scheme}://{parts.hostname}" for scheme in ("http", "https")]
    if sum(webhooks.at_address(session, origin) for origin in origins) >= MOST_PER_HOST:
        raise TooMany(f"{MOST_PER_HOST} webhooks call {parts.hostname} already")
    if wish.platform_id and platforms.resolve(session, wish.platform_id) is None:
        raise LookupError(f"no platform {wish.platform_id}")
    locks.hold(session, "change log")  # so that no change slips between its cursor and its birth
    key, secret = KEY + new_id(_KEY_LENGTH), _new_secret()
    row = Webhook(
        id=new_id(),
        manage_sha256=code_sha256(key),
        url=wish.url,
        secret_sealed=_sealed(safe, [(secret, None)]),
        kinds=sorted(set(wish.types)),
        platform_id=wish.platform_id,
        cursor=changes.latest(session),
        recorded_at=now,
    )
    session.add(row)
    session.flush()
    ping(session, row, now)
    return row, key, secret


def ping(session: Session, row: Webhook, now: datetime) -> Delivery:
    """Queue a test message."""
    return _queue(session, row, None, now)


def held(session: Session, key: str) -> Webhook:
    """The webhook of a managing key; LookupError for none."""
    row = webhooks.by_key(session, code_sha256(key))
    if row is None:
        raise LookupError("this key manages no webhook")
    return row


def pause(row: Webhook) -> None:
    """Send nothing until it goes on; what happens meanwhile waits, as long as any message does."""
    if row.state == "active":
        row.state = "paused"


def resume(session: Session, row: Webhook) -> None:
    """Go on; after it was disabled, with what happens from now on."""
    if row.state == "disabled":
        locks.hold(session, "change log")
        row.cursor = changes.latest(session)
    row.state, row.reason = "active", ""


def disable(session: Session, row: Webhook, reason: str) -> None:
    """End it until its owner says otherwise: `reason` is gone (it answered 410) or failing."""
    row.state, row.reason = "disabled", reason
    waiting = select(Delivery).where(Delivery.webhook_id == row.id, Delivery.state == "queued")
    for one in session.exec(waiting):
        one.state, one.problem, one.lease_until = "dropped", "the webhook was disabled", None


def rotate(session: Session, safe: Safe, row: Webhook, now: datetime) -> str:
    """A new secret; for a day messages carry the signatures of both, so that receivers can change over."""
    fresh = _new_secret()
    before = [(secret, now + OVERLAP) for secret, until in _opened(safe, row) if until is None]
    row.secret_sealed = _sealed(safe, [(fresh, None), *before])
    session.flush()
    return fresh


def secrets_of(safe: Safe, row: Webhook, now: datetime) -> list[str]:
    """The secrets that sign its messages now, the newest first."""
    return [secret for secret, until in _opened(safe, row) if until is None or until > now]


def remove(session: Session, row: Webhook) -> None:
    """Forget a webhook and everything that was sent to it."""
    session.exec(delete(Delivery).where(col(Delivery.webhook_id) == row.id))
    session.delete(row)
    session.flush()


def queue_news(session: Session, rows: Sequence[Change], now: datetime) -> int:
    """Queue messages of these changes for all who want them; asked twice it queues nothing twice."""
    locks.hold(session, "webhooks")
    told, last = of_changes(session, rows), rows[-1].seq
    hooks = select(Webhook).where(Webhook.state != "disabled", Webhook.cursor < last)
    queued = 0
    for hook in session.exec(hooks).all():
        for one in _wanted(session, hook, told):
            _queue(session, hook, one.seq, now)
            queued += 1
        hook.cursor = last
    return queued


def _wanted(session: Session, hook: Webhook, told: Sequence[News]) -> list[News]:
    new = [one for one in told if one.seq > hook.cursor]
    if hook.kinds:
        new = [one for one in new if webhooks.TYPES[one.kind] in hook.kinds]
    if hook.platform_id is None:
        return new
    present = platforms.resolve(session, hook.platform_id)
    return [one for one in new if one.platform.id in (hook.platform_id, present.id if present else "")]


def _queue(session: Session, row: Webhook, seq: int | None, now: datetime) -> Delivery:
    message = Delivery(id=f"msg_{new_id(20)}", webhook_id=row.id, change_seq=seq, due_at=now, recorded_at=now)
    session.add(message)
    session.flush()
    return message


def _new_secret() -> str:
    return SECRET + base64.b64encode(secrets.token_bytes(24)).decode()


def _sealed(safe: Safe, kept: Sequence[tuple[str, datetime | None]]) -> bytes:
    plain = [[secret, until.isoformat() if until else None] for secret, until in kept]
    return safe.seal.close(json.dumps(plain), _PURPOSE)


def _opened(safe: Safe, row: Webhook) -> list[tuple[str, datetime | None]]:
    plain = json.loads(safe.seal.open(row.secret_sealed, _PURPOSE))
    return [(secret, datetime.fromisoformat(until) if until else None) for secret, until in plain]
