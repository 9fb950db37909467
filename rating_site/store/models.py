"""Which tables does Kajian remember things in?

Every row that states something about the world carries `effective_at` (when it happened) and `recorded_at`
(when we knew), so that any past day can be replayed. Observations, score snapshots, changes and the audit
log are append-only. Table classes do not validate (SQLModel): values are checked before they come here.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, MetaData, Text, UniqueConstraint, text
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

# Alembic's batch mode can only rebuild a table whose constraints have names.
SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


class Platform(SQLModel, table=True):
    """What is rated: one operator's shop. Ids are random, so that they tell nothing."""

    id: str = Field(primary_key=True, max_length=16)
    name: str = Field(max_length=200)
    effective_at: datetime
    recorded_at: datetime


class Site(SQLModel, table=True):
    """An address of a platform while it belonged to it: a re-registration or a move closes the row."""

    __table_args__ = (
        Index(
            "uq_site_open",
            "site",
            unique=True,
            sqlite_where=text("valid_until IS NULL"),
            postgresql_where=text("valid_until IS NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    platform_id: str = Field(foreign_key="platform.id", index=True)
    site: str = Field(max_length=400)
    scheme: str = Field(max_length=5)
    host: str = Field(max_length=253, index=True)
    port: int | None = None
    shop_path: str = Field(default="", max_length=80)
    registrable_domain: str | None = Field(default=None, max_length=253, index=True)
    shared_host: bool = False
    valid_from: datetime
    valid_until: datetime | None = None
    recorded_at: datetime


class Alias(SQLModel, table=True):
    """A merge that can be undone: `old_platform_id` answers as `platform_id` until `undone_at`."""

    id: int | None = Field(default=None, primary_key=True)
    old_platform_id: str = Field(foreign_key="platform.id", index=True)
    platform_id: str = Field(foreign_key="platform.id", index=True)
    reason: str = Field(max_length=200)
    effective_at: datetime
    recorded_at: datetime
    undone_at: datetime | None = None


class Identifier(SQLModel, table=True):
    """A contact or number that a platform displays: anybody can paste one, so it proves nothing alone."""

    __table_args__ = (
        UniqueConstraint("platform_id", "kind", "value"),
        Index("ix_identifier_lookup", "kind", "value"),
    )
    id: int | None = Field(default=None, primary_key=True)
    platform_id: str = Field(foreign_key="platform.id")
    kind: str = Field(max_length=20)
    value: str = Field(max_length=200)
    first_seen: datetime
    last_seen: datetime
    observation_id: int = Field(foreign_key="observation.id")


class CrawlBatch(SQLModel, table=True):
    """One run of the crawler process; the lease says which worker may write its results until when."""

    id: str = Field(primary_key=True, max_length=16)
    kind: str = Field(max_length=10, description="live or sweep")
    state: str = Field(max_length=10, index=True, description="queued, running, done or failed")
    requested_at: datetime
    not_before: datetime | None = Field(
        default=None, description="a question that has to wait, such as a second ask"
    )
    lease_until: datetime | None = None
    lease_owner: str | None = Field(default=None, max_length=64)
    attempts: int = 0
    finished_at: datetime | None = None
    reason: str | None = Field(default=None, max_length=300)


class Check(SQLModel, table=True):
    """Somebody's wish to have one address looked at now.

    `platform_id` stays empty until something answered: typing a host that does not exist creates nothing.
    """

    id: str = Field(primary_key=True, max_length=16)
    batch_id: str = Field(foreign_key="crawlbatch.id", index=True)
    platform_id: str | None = Field(default=None, foreign_key="platform.id", index=True)
    site: str = Field(max_length=400, index=True)
    url: str = Field(max_length=2048)
    sources: list[str] = Field(sa_type=JSON, description="which sources to ask")
    state: str = Field(max_length=10, description="queued, running, done, failed or refused")
    requested_at: datetime
    finished_at: datetime | None = None
    reason: str | None = Field(default=None, max_length=300)


class CheckStep(SQLModel, table=True):
    """How far one source of a check has come, for the page that shows the steps as they happen."""

    check_id: str = Field(foreign_key="check.id", primary_key=True)
    source: str = Field(primary_key=True, max_length=40)
    position: int
    state: str = Field(max_length=10, description="waiting, asking, answered, unknown or skipped")
    at: datetime
    note: str = Field(default="", max_length=300)


class Observation(SQLModel, table=True):
    """What one source said once; see crawlers.observation for the meaning of the columns."""

    __table_args__ = (
        UniqueConstraint("batch_id", "target", "source", "url"),
        Index("ix_observation_platform_source", "platform_id", "source", "asked_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    batch_id: str = Field(foreign_key="crawlbatch.id")
    target: str = Field(max_length=64)
    platform_id: str = Field(foreign_key="platform.id")
    source: str = Field(max_length=40)
    source_version: int
    asked_at: datetime
    url: str = Field(max_length=2048)
    outcome: str = Field(max_length=16)
    value: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    excerpt: str | None = Field(default=None, sa_type=Text)
    raw_sha256: str | None = Field(default=None, max_length=64)
    reason: str | None = Field(default=None, max_length=300)
    recorded_at: datetime


class SourceDue(SQLModel, table=True):
    """When a source was last asked about a platform and when it shall be asked again."""

    platform_id: str = Field(foreign_key="platform.id", primary_key=True)
    source: str = Field(primary_key=True, max_length=40)
    asked_at: datetime
    due_at: datetime = Field(index=True)


class SourceHealth(SQLModel, table=True):
    """How a source has been lately; while it is out of its healthy range its verdicts are held back."""

    source: str = Field(primary_key=True, max_length=40)
    asked: int = 0
    answered: int = 0
    last_answer_at: datetime | None = None
    held_back_since: datetime | None = None
    measured_at: datetime


class ManualFiling(SQLModel, table=True):
    """The wish that a person looks a host up in the official register, and what that person saw.

    The answer itself becomes an observation of the source `icp_filing`; a screenshot is kept as its hash.
    """

    id: int | None = Field(default=None, primary_key=True)
    platform_id: str = Field(foreign_key="platform.id", index=True)
    registrable_domain: str = Field(max_length=253)
    requests: int = Field(default=1, description="how many people asked for it")
    state: str = Field(default="open", max_length=10, index=True, description="open or answered")
    recorded_at: datetime
    answered_at: datetime | None = None
    answered_by: str | None = Field(default=None, max_length=40)
    screenshot_sha256: str | None = Field(default=None, max_length=64)
    batch_id: str | None = Field(default=None, foreign_key="crawlbatch.id")


class TermsSnapshot(SQLModel, table=True):
    """The text of the rules at one place of a platform; text and dates of its first sight never change.

    `last_seen` moves with each reading. A place that a successful reading does not find is `missed`; after
    two such readings it is gone since the first of them.
    """

    __table_args__ = (Index("ix_termssnapshot_place", "platform_id", "place", "first_seen"),)
    id: int | None = Field(default=None, primary_key=True)
    platform_id: str = Field(foreign_key="platform.id")
    place: str = Field(max_length=300)
    url: str = Field(max_length=2048)
    title: str = Field(default="", max_length=300)
    text: str = Field(sa_type=Text)
    normalised_sha256: str = Field(max_length=64)
    first_seen: datetime
    last_seen: datetime
    missed: int = 0
    missed_since: datetime | None = None
    gone_at: datetime | None = None
    observation_id: int = Field(foreign_key="observation.id")
    recorded_at: datetime


class Clause(SQLModel, table=True):
    """One thing that a snapshot grants or excludes, with the span of its text."""

    id: int | None = Field(default=None, primary_key=True)
    snapshot_id: int = Field(foreign_key="termssnapshot.id", index=True)
    type: str = Field(max_length=24, index=True)
    value: str = Field(max_length=80)
    unit_note: str = Field(default="", max_length=20)
    bound: str = Field(default="max", max_length=3)
    start: str = Field(default="unspecified", max_length=24)
    aspect: str = Field(default="", max_length=24)
    cond: str = Field(default="", max_length=120)
    span_from: int
    span_to: int


class ScoreSnapshot(SQLModel, table=True):
    """A score with everything that is needed to compute it again."""

    __table_args__ = (Index("ix_scoresnapshot_latest", "platform_id", "recorded_at"),)
    id: int | None = Field(default=None, primary_key=True)
    platform_id: str = Field(foreign_key="platform.id")
    as_of: datetime
    state: str = Field(max_length=12)
    score: float | None = None
    grade: str | None = Field(default=None, max_length=1)
    low: float | None = None
    high: float | None = None
    contributions: list[dict[str, Any]] = Field(sa_type=JSON)
    missing: list[str] = Field(sa_type=JSON)
    facts: dict[str, Any] = Field(sa_type=JSON)
    facts_sha256: str = Field(max_length=64)
    method_version: str = Field(max_length=20)
    recorded_at: datetime


class Listing(SQLModel, table=True):
    """A blacklist entry and who decided it; two different people, checked here and not only in code."""

    __table_args__ = (
        CheckConstraint(
            "state = 'watch' OR (decided_by_1 IS NOT NULL AND decided_by_2 IS NOT NULL"
            " AND decided_by_1 <> decided_by_2)",
            name="two_people",
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    platform_id: str = Field(foreign_key="platform.id", index=True)
    state: str = Field(max_length=10, index=True, description="watch, warned or listed")
    wording: str = Field(sa_type=Text, description="facts in plain words, never a verdict of crime")
    reasons: list[str] = Field(sa_type=JSON)
    decided_by_1: int | None = Field(default=None, foreign_key="account.id")
    decided_by_2: int | None = Field(default=None, foreign_key="account.id")
    effective_at: datetime
    recorded_at: datetime
    review_by: date
    ended_at: datetime | None = None
    ended_reason: str = Field(
        default="",
        max_length=20,
        description="delisted, appeal, expired, suspended or superseded; empty while it holds",
        sa_column_kwargs={"server_default": text("''")},
    )
    version: int = 1


class Change(SQLModel, table=True):
    """What changed, in the order of commit; consumers remember the last `seq` they have read."""

    __table_args__ = (Index("ix_change_kind", "kind", "seq"),)
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    kind: str = Field(max_length=24)
    platform_id: str | None = Field(default=None, foreign_key="platform.id", index=True)
    payload: dict[str, Any] = Field(sa_type=JSON)
    recorded_at: datetime


class Account(SQLModel, table=True):
    """A member of staff; pages show the number, never a name."""

    id: int | None = Field(default=None, primary_key=True)
    login: str = Field(max_length=80, unique=True)
    password_hash: str = Field(max_length=200)
    totp_secret: str = Field(max_length=64)
    totp_used: int = Field(default=0, description="the last accepted time step; a code works once")
    role: str = Field(max_length=12)
    active: bool = True
    recorded_at: datetime


class StaffSession(SQLModel, table=True):
    """A signed-in browser; the cookie holds the token, the table only its hash."""

    token_sha256: str = Field(primary_key=True, max_length=64)
    account_id: int = Field(foreign_key="account.id", index=True)
    recorded_at: datetime
    seen_at: datetime | None = Field(default=None, description="last use, a minute coarse; a silent one ends")
    expires_at: datetime
    revoked_at: datetime | None = None


class Audit(SQLModel, table=True):
    """Who did what, chained by hash; ids only, so that erasing a person keeps the chain."""

    __table_args__ = (Index("ix_audit_action", "action", "recorded_at"),)
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    recorded_at: datetime
    actor: str = Field(max_length=40)
    action: str = Field(max_length=40)
    subject: str = Field(max_length=80)
    detail_sha256: str = Field(max_length=64)
    previous_sha256: str = Field(max_length=64)
    row_sha256: str = Field(max_length=64)


class PeriodicRun(SQLModel, table=True):
    """One due moment of a periodic job; whoever inserts the row first runs it."""

    name: str = Field(primary_key=True, max_length=40)
    due_at: datetime = Field(primary_key=True)
    recorded_at: datetime
