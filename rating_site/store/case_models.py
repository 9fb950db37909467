"""Which tables hold decisions about platforms, what their owners prove and answer, and whom we write to?"""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, LargeBinary, Text
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

from rating_site.store import report_models  # noqa: F401  (foreign keys point to its tables)


class Decision(SQLModel, table=True):
    """What moderators decide about a platform; warning, listing and delisting take two people, checked here.

    `kind` is warn, list, delist, expire, suspend, alert_renew, prohibited, prohibited_end, own_purchase,
    official_notice, answer_accepted or money_at_risk; `state` proposed, effective, refused or ended.
    """

    __table_args__ = (
        CheckConstraint(
            "state <> 'effective' OR kind NOT IN ('warn', 'list', 'delist')"
            " OR (proposed_by IS NOT NULL AND confirmed_by IS NOT NULL AND proposed_by <> confirmed_by)",
            name="two_people",
        ),
        Index("ix_decision_platform", "platform_id", "kind", "state"),
    )
    id: int | None = Field(default=None, primary_key=True)
    platform_id: str = Field(foreign_key="platform.id")
    kind: str = Field(max_length=20)
    state: str = Field(max_length=10, index=True)
    reasons: list[str] = Field(default_factory=list, sa_type=JSON)
    wording: str = Field(default="", sa_type=Text)
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    proposed_by: int | None = Field(default=None, foreign_key="account.id", description="empty: the system")
    confirmed_by: int | None = Field(default=None, foreign_key="account.id")
    listing_id: int | None = Field(default=None, foreign_key="listing.id")
    effective_at: datetime | None = None
    recorded_at: datetime


class Appeal(SQLModel, table=True):
    """An owner's objection, decided by a third person: nobody who decided before, checked here."""

    __table_args__ = (
        CheckConstraint(
            "decided_by IS NULL OR ((first_by IS NULL OR decided_by <> first_by)"
            " AND (second_by IS NULL OR decided_by <> second_by))",
            name="third_person",
        ),
    )
    id: str = Field(primary_key=True, max_length=16)
    platform_id: str = Field(foreign_key="platform.id", index=True)
    owner_id: str = Field(foreign_key="owner.id")
    listing_id: int | None = Field(default=None, foreign_key="listing.id")
    report_id: str | None = Field(default=None, foreign_key="report.id")
    first_by: int | None = Field(default=None, foreign_key="account.id")
    second_by: int | None = Field(default=None, foreign_key="account.id")
    text_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    text: str = Field(default="", sa_type=Text)
    state: str = Field(default="open", max_length=10, index=True, description="open, upheld or rejected")
    decided_by: int | None = Field(default=None, foreign_key="account.id")
    decided_at: datetime | None = None
    reason: str = Field(default="", max_length=40)
    answer: str = Field(default="", sa_type=Text)
    due_by: datetime
    recorded_at: datetime


class Owner(SQLModel, table=True):
    """Whoever proved control of an address; they come back with a key, of which only the hash is kept."""

    id: str = Field(primary_key=True, max_length=16)
    key_sha256: str = Field(max_length=64, unique=True)
    contact_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    language: str = Field(default="zh", max_length=5)
    recorded_at: datetime


class Claim(SQLModel, table=True):
    """A proof of control of one address, and of that address only, checked again every month.

    `method` is dns, file, meta or notice; `state` pending, proven, failed, lapsed or revoked.
    """

    __table_args__ = (Index("ix_claim_due", "state", "due_at"),)
    id: str = Field(primary_key=True, max_length=16)
    owner_id: str = Field(foreign_key="owner.id", index=True)
    platform_id: str = Field(foreign_key="platform.id", index=True)
    site: str = Field(max_length=400)
    method: str = Field(max_length=8)
    token: str = Field(max_length=64, description="what has to be shown at the address; no secret")
    state: str = Field(default="pending", max_length=10)
    problem: str = Field(default="", max_length=300)
    checked_at: datetime | None = None
    proven_at: datetime | None = None
    due_at: datetime | None = None
    recorded_at: datetime


class OperatorLink(SQLModel, table=True):
    """Two platforms that may have one operator, and the moderator who accepted or refused it.

    `state` is possible, accepted, refused or revoked; only accepted links pass anything on.
    """

    __table_args__ = (Index("uq_operatorlink_pair", "platform_id", "other_id", "relation", unique=True),)
    id: int | None = Field(default=None, primary_key=True)
    platform_id: str = Field(foreign_key="platform.id")
    other_id: str = Field(foreign_key="platform.id", index=True)
    relation: str = Field(max_length=16)
    probability: float
    evidence: list[str] = Field(default_factory=list, sa_type=JSON)
    state: str = Field(default="possible", max_length=10, index=True)
    decided_by: int | None = Field(default=None, foreign_key="account.id")
    effective_at: datetime | None = None
    ended_at: datetime | None = None
    recorded_at: datetime


class RightsNotice(SQLModel, table=True):
    """A statement that something we publish violates somebody's rights, and what became of it.

    `state` is received, interim, upheld, rejected or restored.
    """

    id: str = Field(primary_key=True, max_length=16)
    tracking_sha256: str = Field(max_length=64, unique=True)
    kind: str = Field(max_length=12, description="business or personal")
    platform_id: str | None = Field(default=None, foreign_key="platform.id", index=True)
    report_id: str | None = Field(default=None, foreign_key="report.id")
    page: str = Field(max_length=2048)
    person_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    text_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    text: str = Field(default="", sa_type=Text)
    counter_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    counter: str = Field(default="", sa_type=Text)
    counter_at: datetime | None = None
    state: str = Field(default="received", max_length=10, index=True)
    reason: str = Field(default="", max_length=40)
    answer: str = Field(default="", sa_type=Text)
    decided_by: int | None = Field(default=None, foreign_key="account.id")
    decided_at: datetime | None = None
    due_by: datetime
    recorded_at: datetime


class Alarm(SQLModel, table=True):
    """Something unusual that moderators should look at: a burst of reports, or reporters acting as one."""

    __table_args__ = (Index("ix_alarm_state", "state", "recorded_at"),)
    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=16, description="burst, group or deadline")
    platform_id: str | None = Field(default=None, foreign_key="platform.id", index=True)
    subject: str = Field(default="", max_length=80)
    reason: str = Field(max_length=300)
    state: str = Field(default="open", max_length=10, description="open, confirmed or dismissed")
    decided_by: int | None = Field(default=None, foreign_key="account.id")
    decided_at: datetime | None = None
    recorded_at: datetime


class Note(SQLModel, table=True):
    """A moderator's remark for the other moderators."""

    __table_args__ = (Index("ix_note_subject", "subject", "recorded_at"),)
    id: int | None = Field(default=None, primary_key=True)
    subject: str = Field(max_length=80, description="report <id> or platform <id>")
    text: str = Field(sa_type=Text)
    account_id: int = Field(foreign_key="account.id")
    recorded_at: datetime


class Recusal(SQLModel, table=True):
    """A moderator who has an interest in a platform and therefore decides nothing about it."""

    account_id: int = Field(foreign_key="account.id", primary_key=True)
    platform_id: str = Field(foreign_key="platform.id", primary_key=True)
    recorded_at: datetime


class Mail(SQLModel, table=True):
    """A message to be sent; address and body are sealed and dropped when it was delivered."""

    __table_args__ = (Index("ix_mail_due", "state", "due_at"),)
    id: int | None = Field(default=None, primary_key=True)
    template: str = Field(max_length=32)
    language: str = Field(max_length=5)
    subject: str = Field(max_length=80, description="whom it is about: report <id>, platform <id>, ...")
    message_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    state: str = Field(default="queued", max_length=10, description="queued, sent or failed")
    attempts: int = 0
    due_at: datetime
    lease_until: datetime | None = None
    problem: str = Field(default="", max_length=300)
    sent_at: datetime | None = None
    recorded_at: datetime


class UsedChallenge(SQLModel, table=True):
    """A proof of work that was used once, kept until it could not be used any more."""

    solution: str = Field(primary_key=True, max_length=64)
    expires_at: datetime = Field(index=True)
