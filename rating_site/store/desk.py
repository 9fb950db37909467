"""What waits for moderators, and in which order? Money at risk first, then alarms, then the oldest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, SQLModel, col, select

from rating_site.store.case_models import Alarm, Appeal, Decision, Note, OperatorLink, RightsNotice
from rating_site.store.models import Account, Platform, ScoreSnapshot
from rating_site.store.report_models import Report

WAITING = ("submitted", "held", "accepted", "replied", "overdue")
"""States in which a report waits for a moderator and not for somebody else."""
_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One report of the queue: its platform, and why it comes first."""

    report: Report
    platform: Platform | None
    at_risk: bool
    alarmed: bool


def queue(
    session: Session,
    since: datetime,
    *,
    state: str = "",
    type: str = "",
    platform_id: str = "",
    limit: int = 60,
) -> list[Row]:
    """The reports that wait, or all in one state; `since` is how far back a finding of risk still counts."""
    asked = select(Report, Platform).join(Platform, isouter=True).where(col(Report.duplicate_of).is_(None))
    asked = asked.where(col(Report.state).in_((state,) if state else WAITING), Report.state != "draft")
    if type:
        asked = asked.where(Report.type == type)
    if platform_id:
        asked = asked.where(Report.platform_id == platform_id)
    found = session.exec(asked.order_by(col(Report.recorded_at), Report.id).limit(_LOOKED_AT)).all()
    ids = {report.platform_id for report, _platform in found if report.platform_id}
    risky, alarmed = _at_risk(session, ids, since), _alarmed(session, ids)
    rows = [
        Row(report, platform, report.platform_id in risky, report.platform_id in alarmed)
        for report, platform in found
    ]
    return sorted(rows, key=lambda row: (not row.at_risk, not row.alarmed))[:limit]


def open_counts(session: Session) -> dict[str, int]:
    """How many of everything else wait for somebody."""
    return {
        "proposals": _count(session, Decision, Decision.state == "proposed"),
        "appeals": _count(session, Appeal, Appeal.state == "open"),
        "alarms": _count(session, Alarm, Alarm.state == "open"),
        "rights": _count(session, RightsNotice, col(RightsNotice.state).in_(("received", "interim"))),
    }


def alarms(
    session: Session, state: str = "open", limit: int = 100
) -> Sequence[tuple[Alarm, Platform | None]]:
    """Alarms in a state, the newest first."""
    rows = session.exec(
        select(Alarm, Platform)
        .join(Platform, isouter=True)
        .where(Alarm.state == state)
        .order_by(col(Alarm.recorded_at).desc(), col(Alarm.id).desc())
        .limit(limit)
    )
    return [(alarm, platform) for alarm, platform in rows.all()]


def proposals(session: Session) -> Sequence[tuple[Decision, Platform]]:
    """Proposals that wait for a second person, the oldest first."""
    rows = session.exec(
        select(Decision, Platform)
        .join(Platform)
        .where(Decision.state == "proposed")
        .order_by(col(Decision.recorded_at), col(Decision.id))
    )
    return [(decision, platform) for decision, platform in rows.all()]


def appeals(session: Session, limit: int = 100) -> Sequence[tuple[Appeal, Platform]]:
    """Appeals, the open ones first, by their deadline."""
    rows = session.exec(
        select(Appeal, Platform)
        .join(Platform)
        .order_by(col(Appeal.state) != "open", col(Appeal.due_by), Appeal.id)
        .limit(limit)
    )
    return [(appeal, platform) for appeal, platform in rows.all()]


def notes(session: Session, subject: str) -> Sequence[Note]:
    """What moderators noted about a report or a platform, oldest first."""
    return session.exec(select(Note).where(Note.subject == subject).order_by(col(Note.id))).all()


def decisions(session: Session, platform_ids: Sequence[str]) -> Sequence[Decision]:
    """Every decision about a platform, the newest first."""
    return session.exec(
        select(Decision)
        .where(col(Decision.platform_id).in_(platform_ids))
        .order_by(col(Decision.recorded_at).desc(), col(Decision.id).desc())
    ).all()


def decision(session: Session, decision_id: int) -> Decision | None:
    """One decision."""
    return session.get(Decision, decision_id)


def link(session: Session, link_id: int) -> OperatorLink | None:
    """One link."""
    return session.get(OperatorLink, link_id)


def links(session: Session, platform_id: str) -> Sequence[OperatorLink]:
    """All links of a platform, the likeliest first."""
    return session.exec(
        select(OperatorLink)
        .where((col(OperatorLink.platform_id) == platform_id) | (col(OperatorLink.other_id) == platform_id))
        .order_by(col(OperatorLink.probability).desc(), col(OperatorLink.id))
    ).all()


def people(session: Session) -> Sequence[Account]:
    """All accounts, by number."""
    return session.exec(select(Account).order_by(col(Account.id))).all()


def _count(session: Session, model: type[SQLModel], which: object) -> int:
    return session.exec(select(func.count()).select_from(model).where(which)).one()  # type: ignore[arg-type]


def _at_risk(session: Session, ids: set[str], since: datetime) -> set[str]:
    """Platforms where a moderator saw money at risk lately, or whose newest score is an alert."""
    found = session.exec(
        select(Decision.platform_id).where(
            col(Decision.platform_id).in_(ids),
            Decision.kind == "money_at_risk",
            Decision.state == "effective",
            col(Decision.effective_at) >= since,
        )
    ).all()
    newest = (
        select(func.max(ScoreSnapshot.id))
        .where(col(ScoreSnapshot.platform_id).in_(ids))
        .group_by(col(ScoreSnapshot.platform_id))
    )
    alert = session.exec(
        select(ScoreSnapshot.platform_id).where(
            col(ScoreSnapshot.id).in_(newest), ScoreSnapshot.state == "alert"
        )
    ).all()
    return {*found, *alert}


def _alarmed(session: Session, ids: set[str]) -> set[str | None]:
    wanted = select(Alarm.platform_id).where(col(Alarm.platform_id).in_(ids), Alarm.state == "open")
    return set(session.exec(wanted).all())
