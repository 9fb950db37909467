"""Which tables serve those who take our data: keys of the API, and whoever is told of changes?"""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

from rating_site.store import case_models  # noqa: F401  (env.py reaches every table through this module)


class ApiKey(SQLModel, table=True):
    """A key of the API, of which only the hash is kept; nobody is asked who they are.

    `holder` is the same for a key and those it was exchanged for, so that all of them share one limit.
    """

    id: str = Field(primary_key=True, max_length=16)
    holder: str = Field(max_length=16, index=True)
    key_sha256: str = Field(max_length=64, unique=True)
    recorded_at: datetime
    expires_at: datetime | None = Field(default=None, description="set when it was exchanged for a new one")
    revoked_at: datetime | None = None


class ApiDocument(SQLModel, table=True):
    """The finished answer to a question for one site; dropped by the transaction that changes it."""

    site: str = Field(primary_key=True, max_length=400)
    platform_id: str = Field(foreign_key="platform.id", index=True)
    build: str = Field(max_length=16, description="names the code that wrote it")
    etag: str = Field(max_length=80)
    body: bytes = Field(sa_type=LargeBinary)
    recorded_at: datetime


class Webhook(SQLModel, table=True):
    """An address that is told of public changes; `state` is active, paused (by its owner) or disabled."""

    id: str = Field(primary_key=True, max_length=16)
    manage_sha256: str = Field(max_length=64, unique=True, description="hash of the key that manages it")
    url: str = Field(max_length=2048)
    secret_sealed: bytes = Field(sa_type=LargeBinary)
    kinds: list[str] = Field(sa_type=JSON, description="public kinds of change; empty means all")
    platform_id: str | None = Field(default=None, foreign_key="platform.id", index=True)
    state: str = Field(default="active", max_length=10, index=True)
    reason: str = Field(default="", max_length=200, description="why it was disabled")
    cursor: int = Field(default=0, description="the last change that deliveries were made for")
    recorded_at: datetime


class Delivery(SQLModel, table=True):
    """One message to one webhook: tried again with longer and longer pauses for 75 hours."""

    __table_args__ = (
        UniqueConstraint("webhook_id", "change_seq"),
        Index("ix_delivery_due", "state", "due_at"),
    )
    id: str = Field(primary_key=True, max_length=40, description="the message id; the same at every attempt")
    webhook_id: str = Field(foreign_key="webhook.id")
    change_seq: int | None = Field(default=None, foreign_key="change.seq", description="None for a test")
    state: str = Field(default="queued", max_length=10, description="queued, delivered, failed or dropped")
    attempts: int = 0
    due_at: datetime
    lease_until: datetime | None = None
    status: int | None = Field(default=None, description="what the last attempt answered")
    problem: str = Field(default="", max_length=200)
    delivered_at: datetime | None = None
    recorded_at: datetime
