"""What do the reports about a platform add up to: how many a month, how they end, how soon it answers?"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from rating_site.store.report_models import Report, ReportEvent
from rating_site.trust.procedure import COUNTED

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONTHS = 12
_GROUPS = {
    "open": "open",
    "partly": "between",
    "solved_unconfirmed": "between",
    "resupplied": "solved",
    "refunded": "solved",
    "withdrawn": "void",
}
GROUPS = ("open", "between", "solved", "void")
"""How disputes end, from the ground of a bar: unsolved, partly or unconfirmed, solved, void."""


@dataclass(frozen=True, slots=True)
class Month:
    """The disputes of one month, as "2026-11" in Shanghai, by GROUPS; groups without any are left out."""

    month: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All disputes of the month."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Answering:
    """How a platform answers reports: `asked` were put to it, `hours` is the median to its first reply.

    `unanswered` did not come within the time it had; what is neither answered nor overdue is still waiting.
    """

    asked: int = 0
    answered: int = 0
    unanswered: int = 0
    hours: float | None = None

    @property
    def share(self) -> float | None:
        """The share without a reply among those whose time is over; None where there are none."""
        over = self.answered + self.unanswered
        return self.unanswered / over if over else None


def disputes(session: Session, platform_ids: Collection[str], now: datetime) -> Sequence[Month]:
    """The public incidents of the last twelve months, oldest month first, quiet months included.

    Empty where there was none at all.
    """
    months = last_months(now)
    rows = session.exec(
        select(Report.recorded_at, Report.outcome, Report.state).where(
            *_public(platform_ids), Report.kind == "incident", col(Report.recorded_at) >= _begin(months[0])
        )
    ).all()
    found = Counter((_month(at), _group(outcome, state)) for at, outcome, state in rows)
    return [
        Month(month, {group: found[month, group] for group in GROUPS if found[month, group]})
        for month in months
        if rows
    ]


def answering(session: Session, platform_ids: Collection[str], now: datetime) -> Answering:
    """How soon and how often the platform answered the reports that were put to it."""
    mine = select(Report.id).where(*_public(platform_ids))
    first = (
        select(ReportEvent.report_id, func.min(ReportEvent.recorded_at).label("at"))
        .where(ReportEvent.kind == "replied", col(ReportEvent.report_id).in_(mine))
        .group_by(ReportEvent.report_id)
        .subquery()
    )
    rows = session.exec(
        select(Report.notified_at, Report.reply_by, first.c.at)
        .join(first, first.c.report_id == Report.id, isouter=True)
        .where(*_public(platform_ids), col(Report.notified_at).is_not(None))
    ).all()
    waits = [(at - asked).total_seconds() / 3600 for asked, _by, at in rows if at is not None and asked]
    late = [by for _asked, by, at in rows if at is None and by is not None and by < now]
    return Answering(len(rows), len(waits), len(late), round(median(waits), 1) if waits else None)


def last_months(now: datetime) -> list[str]:
    """The names of the last twelve months, this one last."""
    here = now.astimezone(SHANGHAI)
    number = here.year * 12 + here.month - 1
    return [f"{one // 12}-{one % 12 + 1:02}" for one in range(number - MONTHS + 1, number + 1)]


def _public(platform_ids: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Report.platform_id).in_(platform_ids),
        col(Report.state).in_(COUNTED),
        col(Report.duplicate_of).is_(None),
    )


def _begin(month: str) -> datetime:
    return datetime.fromisoformat(f"{month}-01").replace(tzinfo=SHANGHAI)


def _month(at: datetime) -> str:
    return f"{at.astimezone(SHANGHAI):%Y-%m}"


def _group(outcome: str, state: str) -> str:
    return "void" if state == "refuted" else _GROUPS.get(outcome, "open")
