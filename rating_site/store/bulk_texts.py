"""Which texts belong to the platforms within a span of ids: their rules, and what was reported about them?"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store.bulk import Span, by_platform, merged, rows
from rating_site.store.bulk_queries import newest_texts, within
from rating_site.store.models import Alias, TermsSnapshot
from rating_site.store.report_models import Report
from rating_site.trust.procedure import COUNTED

_TEXT = ("platform_id", "place", "title", "text", "last_seen", "gone_at")
_REPORT = (
    "platform_id",
    "id",
    "story",
    "reply_told",
    "type",
    "outcome",
    "effective_at",
    "state",
    "duplicate_of",
)
_COLUMNS = [getattr(Report, name) for name in _REPORT]


@dataclass(frozen=True, slots=True)
class Text:
    """The newest text at one place of the rules; `gone` when it stands there no more."""

    place: str
    title: str
    text: str
    last_seen: datetime
    gone: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its masked text; only a `public` one may be found."""

    id: str
    text: str
    type: str
    outcome: str
    happened_at: datetime
    public: bool


def texts(session: Session, span: Span) -> dict[str, list[Text]]:
    """The newest text of every place, by platform, in the order of places."""
    found = rows(session, _newest_texts(), span)
    return by_platform(
        (id, Text(place, title, text, seen, gone is not None)) for id, place, title, text, seen, gone in found
    )


def reports(session: Session, span: Span) -> dict[str, list[Told]]:
    """All reports about these platforms and those that were merged into them, by platform, oldest first."""
    now, gone = dict(rows(session, _taken_over(), span)), merged(session, span)
    own = [row for row in rows(session, _own_reports(), span) if row[0] not in gone]
    taken_over = rows(session, _reports(col(Report.platform_id).in_(now))) if now else ()
    return by_platform((now.get(row[0], row[0]), _told(row)) for row in (*own, *taken_over))


def report(session: Session, report_id: str) -> Told | None:
    """One report."""
    return next(map(_told, rows(session, _reports(Report.id == report_id))), None)


def count(session: Session) -> int:
    """About how many texts can be found."""
    standing = select(func.count(col(TermsSnapshot.id))).where(col(TermsSnapshot.gone_at).is_(None))
    told = select(func.count(col(Report.id))).where(col(Report.state).in_(COUNTED))
    return session.exec(standing).one() + session.exec(told).one()


@cache
def _newest_texts() -> Any:
    asked = newest_texts([getattr(TermsSnapshot, name) for name in _TEXT])
    return asked.order_by(TermsSnapshot.platform_id, TermsSnapshot.place)


@cache
def _taken_over() -> Any:
    asked = select(Alias.old_platform_id, Alias.platform_id)
    return asked.where(within(Alias.platform_id), col(Alias.undone_at).is_(None))


@cache
def _own_reports() -> Any:
    return _reports(within(Report.platform_id))


def _reports(such: Any) -> Any:
    return select(*_COLUMNS).where(such).order_by(col(Report.recorded_at), Report.id)


def _told(row: Any) -> Told:
    _, id, story, reply, type, outcome, at, state, duplicate_of = row
    text = f"{story}\n{reply}".strip()
    return Told(id, text, type, outcome, at, bool(text) and state in COUNTED and duplicate_of is None)
