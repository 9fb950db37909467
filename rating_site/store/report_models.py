"""Which tables hold what reporters, owners and moderators say and do?

Texts come in two forms: the sealed original (encrypted, read by staff only, every view logged) and the public
text with personal data masked. Whoever is erased loses texts, files and traits; the pseudonymous row stays,
so that past scores can still be replayed.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

from rating_site.store import models  # noqa: F401  (foreign keys point to its tables)


class Reporter(SQLModel, table=True):
    """Whoever reports, by pseudonym; without a reporter key each report has a reporter of its own."""

    id: str = Field(primary_key=True, max_length=16)
    key_sha256: str | None = Field(default=None, max_length=64, unique=True)
    recorded_at: datetime


class Report(SQLModel, table=True):
    """One incident, or one order that went well, as a buyer tells it.

    `state` is the moderation: draft, submitted, held, accepted, needs_info, rejected, platform_notified,
    replied, overdue, substantiated, unsubstantiated or refuted. `outcome` is independent of it: open,
    resupplied, refunded, partly, solved_unconfirmed or withdrawn. Times are of the reporter's own account.
    """

    __table_args__ = (
        CheckConstraint("kind IN ('incident', 'went_well')", name="kind"),
        CheckConstraint("amount_fen IS NULL OR amount_fen >= 0", name="amount"),
        Index("ix_report_platform_state", "platform_id", "state"),
        Index("ix_report_queue", "state", "recorded_at"),
    )
    id: str = Field(primary_key=True, max_length=16)
    tracking_sha256: str = Field(max_length=64, unique=True)
    platform_id: str | None = Field(default=None, foreign_key="platform.id")
    address: str = Field(default="", max_length=2048, description="the shop's address as it was told")
    reporter_id: str = Field(foreign_key="reporter.id", index=True)
    kind: str = Field(default="incident", max_length=10)
    type: str = Field(default="", max_length=24)
    cause: str = Field(default="unknown", max_length=24)
    product: str = Field(default="", max_length=24)
    amount_fen: int | None = None
    channel: str = Field(default="", max_length=24)
    order_state: str = Field(default="", max_length=16, description="the state the shop showed")
    asked: str = Field(default="", max_length=10, description="resupply, refund, other or nothing")
    order_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    order_shown: str = Field(default="", max_length=40, description="the order number, masked")
    order_hash: str | None = Field(default=None, max_length=64, index=True)
    payer_hash: str | None = Field(default=None, max_length=64)
    owner_sees_order: bool = False
    ordered_at: datetime | None = None
    paid_at: datetime | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    delivered_at: datetime | None = None
    minutes: int | None = Field(default=None, description="from payment to delivery, of a good order")
    story_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    story: str = Field(default="", sa_type=Text)
    reply_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    reply_told: str = Field(default="", sa_type=Text, description="what the shop answered, as told")
    review: list[str] = Field(default_factory=list, sa_type=JSON, description="why a person must read first")
    contact_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    language: str = Field(default="zh", max_length=5)
    consents: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    step: str = Field(default="platform", max_length=16, description="how far the form has come")
    state: str = Field(default="draft", max_length=20)
    reason: str = Field(default="", max_length=40, description="reason code of the state")
    state_at: datetime
    evidence: str = Field(default="none", max_length=16, description="none, screenshot or payment_record")
    outcome: str = Field(default="open", max_length=20)
    outcome_at: datetime | None = None
    pressure: str = Field(default="", max_length=16, description="private: why it was withdrawn")
    accepted_at: datetime | None = Field(default=None, description="since when it counts for the score")
    verdict: str | None = Field(default=None, max_length=16)
    verdict_at: datetime | None = None
    verdict_by: int | None = Field(default=None, foreign_key="account.id")
    notified_at: datetime | None = None
    reply_by: datetime | None = None
    duplicate_of: str | None = Field(default=None, foreign_key="report.id")
    effective_at: datetime
    recorded_at: datetime = Field(description="when it was submitted; of a draft, when it was begun")
    erased_at: datetime | None = None


class Trait(SQLModel, table=True):
    """A keyed hash of something that reports can share; device and prefix are dropped after 30 days.

    Values that several reports share are then replaced by a random label, so that "these acted as one" stays
    and the value goes.
    """

    __table_args__ = (
        UniqueConstraint("report_id", "name", "value"),
        Index("ix_trait_value", "name", "value"),
    )
    id: int | None = Field(default=None, primary_key=True)
    report_id: str = Field(foreign_key="report.id")
    name: str = Field(max_length=16, description="device, prefix, payer, image or text")
    value: str = Field(max_length=64)
    recorded_at: datetime


class Evidence(SQLModel, table=True):
    """A picture, or the hash of a video, that stands behind a report or a reply.

    `stored_as` names the private copy in the vault, `public_as` the one with burned-in boxes.
    """

    id: str = Field(primary_key=True, max_length=16)
    report_id: str = Field(foreign_key="report.id", index=True)
    event_id: int | None = Field(default=None, foreign_key="reportevent.id")
    given_by: str = Field(max_length=8, description="reporter or owner")
    kind: str = Field(max_length=16, description="payment, order, chat, goods, failure, terms or other")
    sha256: str = Field(max_length=64, index=True, description="of the file as it was sent")
    phash: str | None = Field(default=None, max_length=16)
    media_type: str = Field(max_length=20)
    width: int = 0
    height: int = 0
    stored_as: str | None = Field(default=None, max_length=64)
    public_as: str | None = Field(default=None, max_length=64)
    public_by: int | None = Field(default=None, foreign_key="account.id")
    recorded_at: datetime
    deleted_at: datetime | None = None


class ReportEvent(SQLModel, table=True):
    """What happened to a report, oldest first; append-only but for erased texts.

    `seen_by` is everyone, parties (reporter, owner and staff), reporter (and staff) or staff.
    """

    __table_args__ = (Index("ix_reportevent_report", "report_id", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    report_id: str = Field(foreign_key="report.id")
    kind: str = Field(max_length=24)
    actor: str = Field(max_length=24, description="reporter, owner, system or staff <number>")
    reason: str = Field(default="", max_length=40)
    text_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    text: str = Field(default="", sa_type=Text)
    seen_by: str = Field(default="parties", max_length=10)
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    recorded_at: datetime
