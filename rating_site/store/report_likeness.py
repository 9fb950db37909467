"""Which reports share something: an order, a picture, a piece of text, a device, a time?"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store.case_models import Alarm
from rating_site.store.report_models import Evidence, Report, Trait

MOST = 20
"""So many candidates are shown to a moderator; a flood has more, and an alarm of its own."""
_LOOKED_AT = 2000


def with_order(session: Session, order_hash: str, but: str) -> Sequence[str]:
    """Ids of other reports that were sent about the same order number."""
    return session.exec(
        select(Report.id)
        .where(Report.order_hash == order_hash, Report.id != but, Report.state != "draft")
        .order_by(col(Report.recorded_at))
        .limit(MOST)
    ).all()


def sharing(session: Session, name: str, values: Collection[str], but: str) -> dict[str, int]:
    """Other reports with some of these values of a trait, and how many of them; those with most first."""
    shared = func.count().label("shared")
    rows = session.exec(
        select(Trait.report_id, shared)
        .where(Trait.name == name, col(Trait.value).in_(values), Trait.report_id != but)
        .group_by(Trait.report_id)
        .order_by(shared.desc(), Trait.report_id)
        .limit(MOST)
    ).all()
    return {report_id: int(count) for report_id, count in rows}


def number_of(session: Session, name: str, report_ids: Collection[str]) -> dict[str, int]:
    """How many values of a trait each of these reports has."""
    rows = session.exec(
        select(Trait.report_id, func.count())
        .where(Trait.name == name, col(Trait.report_id).in_(report_ids))
        .group_by(Trait.report_id)
    ).all()
    return dict(rows)


def looks(session: Session, platform_id: str, but: str) -> Sequence[tuple[str, str]]:
    """(report, look) of the newest pictures that reporters gave about a platform."""
    rows = session.exec(
        select(Evidence.report_id, Evidence.phash)
        .join(Report, col(Report.id) == col(Evidence.report_id))
        .where(
            Report.platform_id == platform_id,
            Report.id != but,
            Evidence.given_by == "reporter",
            col(Evidence.phash).is_not(None),
        )
        .order_by(col(Evidence.recorded_at).desc())
        .limit(_LOOKED_AT)
    ).all()
    return [(report_id, phash) for report_id, phash in rows if phash]


def sent_about(session: Session, platform_id: str, since: datetime) -> Sequence[datetime]:
    """When reports about a platform were sent, newest first."""
    return session.exec(
        select(Report.recorded_at)
        .where(Report.platform_id == platform_id, Report.state != "draft", Report.recorded_at > since)
        .order_by(col(Report.recorded_at).desc())
        .limit(_LOOKED_AT)
    ).all()


def sent_by(session: Session, reporter_id: str, since: datetime) -> Sequence[datetime]:
    """When reports of one reporter were sent, newest first."""
    return session.exec(
        select(Report.recorded_at)
        .where(Report.reporter_id == reporter_id, Report.state != "draft", Report.recorded_at > since)
        .order_by(col(Report.recorded_at).desc())
        .limit(_LOOKED_AT)
    ).all()


def sent_with(session: Session, name: str, value: str, since: datetime) -> Sequence[datetime]:
    """When reports with this value of a trait were sent, newest first."""
    return session.exec(
        select(Trait.recorded_at)
        .where(Trait.name == name, Trait.value == value, Trait.recorded_at > since)
        .order_by(col(Trait.recorded_at).desc())
        .limit(_LOOKED_AT)
    ).all()


def alarmed(session: Session, kind: str, platform_id: str | None, subject: str, since: datetime) -> bool:
    """Whether moderators were told of this since a moment."""
    wanted = select(Alarm.id).where(Alarm.kind == kind, Alarm.subject == subject, Alarm.recorded_at > since)
    if platform_id is not None:
        wanted = wanted.where(Alarm.platform_id == platform_id)
    return session.exec(wanted.limit(1)).first() is not None
