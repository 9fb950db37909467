"""How does a program make and look after a webhook? With the managing key as its bearer token."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from werkzeug.exceptions import NotFound

from rating_site.actions import webhooks as act
from rating_site.store import webhooks as store
from rating_site.store.db import reading, transaction
from rating_site.store.publish_models import Delivery, Webhook
from rating_site.web.api import api
from rating_site.web.api_limits import require_key
from rating_site.web.errors import InputError
from rating_site.web.ids import ID_PATTERN
from rating_site.web.limits import spend_webhook_step
from rating_site.web.services import services
from rating_site.web.webhook_inputs import URL, Unfit, create

_PATH = {"webhook_id": f"^{ID_PATTERN}$"}
Type = Literal[
    "listing.listed", "listing.warned", "listing.ended", "terms.changed", "platform.merged", "platform.split"
]


class NewWebhook(BaseModel):
    """The wish for a webhook."""

    model_config = ConfigDict(extra="forbid")

    url: Annotated[str, Field(description="a public http or https address on its usual port"), URL]
    types: Annotated[list[Type], Field(max_length=6, description="none: all types")] = []
    platform: Annotated[str | None, Field(pattern=_PATH["webhook_id"], description="only this one")] = None
    challenge: Annotated[
        str, Field(max_length=4000, description="the solution of GET /challenge, as for a key")
    ]


class WebhookAnswer(BaseModel):
    """A webhook; `reason` says why it is disabled: gone (it answered 410) or failing."""

    id: str
    url: str
    types: list[str]
    platform: str | None
    state: Literal["active", "paused", "disabled"]
    reason: str
    created_at: datetime


class Created(WebhookAnswer):
    """A new webhook with what is told once."""

    key: Annotated[str, Field(description="manages this webhook; kept by us as a hash only")]
    secret: Annotated[str, Field(description="signs the messages, as Standard Webhooks says")]


class Change(BaseModel):
    """What to change; a new secret is told once, and the old one signs beside it for a day."""

    model_config = ConfigDict(extra="forbid")

    state: Literal["active", "paused"] | None = None
    rotate_secret: bool = False


class Changed(WebhookAnswer):
    """A webhook after the change; `secret` only where it was exchanged."""

    secret: str | None


class Sent(BaseModel):
    """One message: `change` is its number in the change log, null for a test."""

    id: str
    change: int | None
    state: Literal["queued", "delivered", "failed", "dropped"]
    attempts: int
    status: int | None
    problem: str
    due_at: datetime
    delivered_at: datetime | None


class Deliveries(BaseModel):
    """The newest 50 messages, newest first."""

    deliveries: list[Sent]


@api.operation("POST", "/webhooks", Created, status=201, body=NewWebhook, problems=(400, 413, 415, 422))
def new_webhook(body: NewWebhook) -> Created:
    """Have changes sent to an address. A test message (type ping) follows at once."""
    try:
        row, key, secret = create(act.Wish(body.url, body.types, body.platform), body.challenge)
    except Unfit as problem:
        raise InputError([(problem.where, str(problem))]) from problem
    return Created(**_shown(row).model_dump(), key=key, secret=secret)


@api.operation("GET", "/webhooks/<id:webhook_id>", WebhookAnswer, path=_PATH, problems=(404,), needs_key=True)
def webhook(webhook_id: str) -> WebhookAnswer:
    """A webhook, for whoever holds its managing key."""
    return _shown(_held(webhook_id))


@api.operation(
    "PATCH",
    "/webhooks/<id:webhook_id>",
    Changed,
    path=_PATH,
    body=Change,
    problems=(400, 404, 413, 415, 422),
    needs_key=True,
)
def change_webhook(webhook_id: str, body: Change) -> Changed:
    """Pause it, let it go on, or give it a new secret."""
    kit, secret = services(), None
    with transaction(kit.database) as session:
        row = _of(session.get(Webhook, _held(webhook_id).id))
        if body.state == "paused":
            act.pause(row)
        elif body.state == "active":
            act.resume(session, row)
        if body.rotate_secret:
            secret = act.rotate(session, kit.settings.safe, row, kit.clock())
    return Changed(**_shown(row).model_dump(), secret=secret)


@api.operation(
    "DELETE", "/webhooks/<id:webhook_id>", WebhookAnswer, path=_PATH, problems=(404,), needs_key=True
)
def delete_webhook(webhook_id: str) -> WebhookAnswer:
    """Forget it and its log; answers with what it was."""
    with transaction(services().database) as session:
        row = _of(session.get(Webhook, _held(webhook_id).id))
        shown = _shown(row)
        act.remove(session, row)
    return shown


@api.operation(
    "GET", "/webhooks/<id:webhook_id>/deliveries", Deliveries, path=_PATH, problems=(404,), needs_key=True
)
def webhook_deliveries(webhook_id: str) -> Deliveries:
    """What was sent and what came of it."""
    row = _held(webhook_id)
    with reading(services().database) as session:
        return Deliveries(deliveries=[_sent(one) for one in store.log(session, row.id)])


@api.operation(
    "POST", "/webhooks/<id:webhook_id>/ping", Sent, status=202, path=_PATH, problems=(404,), needs_key=True
)
def ping_webhook(webhook_id: str) -> Sent:
    """Send a test message."""
    row, kit = _held(webhook_id), services()
    spend_webhook_step("ping")
    with transaction(kit.database) as session:
        return _sent(act.ping(session, row, kit.clock()))


def _held(webhook_id: str) -> Webhook:
    """The webhook that the sent key manages; another one's id is answered like one that does not exist."""
    with reading(services().database) as session:
        try:
            row = act.held(session, require_key())
        except LookupError as error:
            raise NotFound("there is no such webhook, or this key does not manage it") from error
    return _of(row if row.id == webhook_id else None)


def _of(row: Webhook | None) -> Webhook:
    if row is None:
        raise NotFound("there is no such webhook, or this key does not manage it")
    return row


def _shown(row: Webhook) -> WebhookAnswer:
    return WebhookAnswer.model_validate(
        {
            "id": row.id,
            "url": row.url,
            "types": row.kinds,
            "platform": row.platform_id,
            "state": row.state,
            "reason": row.reason,
            "created_at": row.recorded_at,
        }
    )


def _sent(row: Delivery) -> Sent:
    values = {name: getattr(row, name) for name in Sent.model_fields if name != "change"}
    return Sent.model_validate({**values, "change": row.change_seq})
