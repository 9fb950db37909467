"""How is the installation doing? Queues, sources, messages and clocks, counted from the rows themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store import changes
from rating_site.store.case_models import Appeal, Mail
from rating_site.store.models import Audit, CrawlBatch, Observation, PeriodicRun, SourceHealth
from rating_site.store.publish_models import Delivery
from rating_site.store.report_models import Report
from rating_site.trust.procedure import ARRIVED

LATELY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait, and for how many seconds the longest."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class SignIns:
    """How often staff came in lately, and how often somebody failed, also under a login that nobody has."""

    right: int = 0
    wrong: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """`queues` by kind of work; `outcomes` of the last day by (source, outcome); `ran` by periodic job."""

    seq: int
    queues: Mapping[str, Waiting]
    outcomes: Mapping[tuple[str, str], int]
    sources: Mapping[str, SourceHealth]
    ran: Mapping[str, datetime]
    overdue: int
    failed: Mapping[str, int]
    sign_ins: SignIns


def state(session: Session, now: datetime) -> State:
    """Everything at one moment."""
    return State(
        seq=changes.latest(session),
        queues={
            "live checks": _batches(session, "live", now),
            "sweeps": _batches(session, "sweep", now),
            "first look": _waiting(session, Report.recorded_at, now, col(Report.state).in_(ARRIVED)),
            "appeals": _waiting(session, Appeal.recorded_at, now, Appeal.state == "open"),
            "mails": _waiting(session, Mail.due_at, now, Mail.state == "queued", Mail.due_at <= now),
            "webhooks": _waiting(
                session, Delivery.due_at, now, Delivery.state == "queued", Delivery.due_at <= now
            ),
        },
        outcomes=_outcomes(session, now - LATELY),
        sources={row.source: row for row in session.exec(select(SourceHealth))},
        ran=_ran(session),
        overdue=_overdue(session, now),
        failed={
            "crawl batches": _count(session, CrawlBatch.id, CrawlBatch.state == "failed"),
            "mails": _count(session, Mail.id, Mail.state == "failed"),
            "webhooks": _count(session, Delivery.id, Delivery.state == "failed"),
        },
        sign_ins=_sign_ins(session, now - LATELY),
    )


def _batches(session: Session, kind: str, now: datetime) -> Waiting:
    ready = col(CrawlBatch.not_before).is_(None) | (col(CrawlBatch.not_before) <= now)
    return _waiting(
        session,
        CrawlBatch.requested_at,
        now,
        CrawlBatch.kind == kind,
        col(CrawlBatch.state).in_(("queued", "running")),
        ready,
    )


def _waiting(session: Session, since: datetime, now: datetime, *such: object) -> Waiting:
    """`since` is a column; typed as what it holds, as SQLModel does."""
    count, oldest = session.exec(
        select(func.count(), func.min(since)).where(*such)  # type: ignore[arg-type]
    ).one()
    return Waiting(count, max((now - oldest).total_seconds(), 0.0) if oldest else 0.0)


def _outcomes(session: Session, since: datetime) -> dict[tuple[str, str], int]:
    rows = session.exec(
        select(Observation.source, Observation.outcome, func.count())
        .where(col(Observation.asked_at) >= since)
        .group_by(Observation.source, Observation.outcome)
    ).all()
    return {(source, outcome): count for source, outcome, count in rows}


def _sign_ins(session: Session, since: datetime) -> SignIns:
    right, wrong, known = (
        _count(session, Audit.seq, Audit.action == action, Audit.recorded_at >= since, *such)
        for action, *such in (
            ("signed_in",),
            ("sign_in_failed",),
            ("sign_in_failed", col(Audit.subject).startswith("staff ")),
        )
    )
    return SignIns(right, wrong, wrong - known)


def _ran(session: Session) -> dict[str, datetime]:
    newest = select(PeriodicRun.name, func.max(PeriodicRun.recorded_at)).group_by(PeriodicRun.name)
    return dict(session.exec(newest).all())


def _overdue(session: Session, now: datetime) -> int:
    """Appeals beyond their date: the clock that we ourselves must keep."""
    return _count(session, Appeal.id, Appeal.state == "open", Appeal.due_by < now)


def _count(session: Session, key: object, *such: object) -> int:
    return session.exec(select(func.count(key)).where(*such)).one()  # type: ignore[arg-type]
