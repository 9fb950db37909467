"""How do we handle reports, as numbers? Counts, times and shares of everything that was decided."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from rating_site.store.case_models import Appeal, Decision, RightsNotice
from rating_site.store.models import Listing
from rating_site.store.report_models import Report, ReportEvent
from rating_site.trust.procedure import VERDICTS

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_FIRST = ("accepted", "needs_info", "rejected")
"""What a moderator first does with a report."""
_AUTOMATIC = ("expire", "suspend")
"""Decisions that end an entry without people; nothing else is decided by a machine."""


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in one month, as "2026-11" in Shanghai."""

    month: str
    reports: int = 0
    decisions: int = 0
    listed: int = 0
    ended: int = 0
    appeals: int = 0


@dataclass(frozen=True, slots=True)
class Transparency:
    """The numbers; None where there is nothing to take a share or a median of."""

    reports: int = 0
    by_type: dict[str, int] = field(default_factory=dict)
    by_state: dict[str, int] = field(default_factory=dict)
    actions: dict[str, int] = field(default_factory=dict)
    automated_share: float | None = None
    hours_to_first_decision: float | None = None
    hours_to_verdict: float | None = None
    appeals: int = 0
    appeals_decided: int = 0
    overturned_share: float | None = None
    entries: int = 0
    stale_share: float | None = None
    notices: dict[str, int] = field(default_factory=dict)
    months: tuple[Month, ...] = ()


def transparency(session: Session, now: datetime) -> Transparency:
    """All numbers as of now; drafts are nobody's business and are left out."""
    rows = session.exec(
        select(Report.id, Report.type, Report.state, Report.recorded_at).where(Report.state != "draft")
    ).all()
    sent = {report_id: at for report_id, _type, _state, at in rows}
    decided = _decided(session)
    decisions = session.exec(
        select(Decision.kind, Decision.effective_at).where(col(Decision.effective_at).is_not(None))
    ).all()
    actions = Counter(kind for _report, kind, _at in decided) + Counter(kind for kind, _at in decisions)
    appeals = session.exec(select(Appeal.state, Appeal.recorded_at)).all()
    closed = [state for state, _at in appeals if state != "open"]
    entries = session.exec(select(Listing).where(col(Listing.state).in_(("warned", "listed")))).all()
    standing = [one for one in entries if one.ended_at is None]
    today = now.astimezone(_SHANGHAI).date()
    return Transparency(
        reports=len(rows),
        by_type=_counted(kind for _id, kind, _state, _at in rows if kind),
        by_state=_counted(state for _id, _type, state, _at in rows),
        actions=dict(sorted(actions.items())),
        automated_share=_share(sum(actions[kind] for kind in _AUTOMATIC), actions.total()),
        hours_to_first_decision=_hours(sent, decided, _FIRST),
        hours_to_verdict=_hours(sent, decided, VERDICTS),
        appeals=len(appeals),
        appeals_decided=len(closed),
        overturned_share=_share(closed.count("upheld"), len(closed)),
        entries=len(standing),
        stale_share=_share(sum(one.review_by < today for one in standing), len(standing)),
        notices=_counted(session.exec(select(RightsNotice.state)).all()),
        months=_months(sent.values(), decided, entries, [at for _state, at in appeals]),
    )


def _decided(session: Session) -> Sequence[tuple[str, str, datetime]]:
    """(report, kind, when) of everything that staff did with reports, oldest first."""
    return session.exec(
        select(ReportEvent.report_id, ReportEvent.kind, ReportEvent.recorded_at)
        .where(
            col(ReportEvent.kind).in_((*_FIRST, "platform_notified", *VERDICTS)),
            col(ReportEvent.actor).startswith("staff "),
        )
        .order_by(col(ReportEvent.id))
    ).all()


def _hours(
    sent: dict[str, datetime], decided: Iterable[tuple[str, str, datetime]], kinds: Sequence[str]
) -> float | None:
    """The median hours from sending a report to the first of these acts."""
    first: dict[str, datetime] = {}
    for report_id, kind, at in decided:
        if kind in kinds and report_id in sent:
            first.setdefault(report_id, at)
    hours = [(at - sent[report_id]).total_seconds() / 3600 for report_id, at in first.items()]
    return round(median(hours), 1) if hours else None


def _months(
    reports: Iterable[datetime],
    decided: Iterable[tuple[str, str, datetime]],
    entries: Iterable[Listing],
    appeals: Iterable[datetime],
) -> tuple[Month, ...]:
    """Newest month first; months in which nothing happened are left out."""
    counts = {
        "reports": Counter(map(_month, reports)),
        "decisions": Counter(_month(at) for _report, _kind, at in decided),
        "listed": Counter(_month(one.effective_at) for one in entries),
        "ended": Counter(
            _month(one.ended_at) for one in entries if one.ended_at and one.ended_reason != "superseded"
        ),
        "appeals": Counter(map(_month, appeals)),
    }
    months = sorted({month for counted in counts.values() for month in counted}, reverse=True)
    return tuple(
        Month(month, **{name: counted[month] for name, counted in counts.items()}) for month in months
    )


def _month(at: datetime) -> str:
    return f"{at.astimezone(_SHANGHAI):%Y-%m}"


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
