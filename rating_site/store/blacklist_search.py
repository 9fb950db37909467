"""Which entries of the blacklist fit what was asked, page by page, and how many fit each choice?

Everything is asked of the database: a list of many thousand entries costs one page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from rating_site.store.listings import PUBLIC
from rating_site.store.models import Listing, Platform, Site
from rating_site.store.report_models import Report
from rating_site.trust.procedure import COUNTED

Row = tuple[Platform, Listing]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; empty means any. With `ended` the entries that were removed, for which no
    wording is searched: it is not repeated anywhere.
    """

    q: str = ""
    state: str = ""
    reason: str = ""
    incident: str = ""
    sort: str = "newest"
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One page of entries, the addresses of their platforms, and how many there are on all pages."""

    rows: Sequence[Row]
    total: int
    sites: Mapping[str, Sequence[str]] = field(default_factory=dict)


def find(session: Session, asked: Asked, start: int, limit: int) -> Found:
    """Entries from `start` on, at most `limit`."""
    where = _where(asked)
    rows = session.exec(
        select(Platform, Listing)
        .join(Listing)
        .where(*where)
        .order_by(*_order(asked))
        .offset(start)
        .limit(limit)
    ).all()
    return Found(list(rows), _count(session, where), _sites(session, {one.id for one, _entry in rows}))


def by_state(session: Session, asked: Asked) -> Mapping[str, int]:
    """How many entries there are in each state, whichever was chosen."""
    states = select(Listing.state, func.count()).join(Platform).where(*_where(replace(asked, state="")))
    return dict(session.exec(states.group_by(Listing.state)).all())


def by_reason(session: Session, asked: Asked, reasons: Sequence[str]) -> Mapping[str, int]:
    """How many entries rest on each of these reasons, whichever was chosen; an entry may rest on several."""
    counts = {one: _count(session, _where(replace(asked, reason=one))) for one in reasons}
    return {one: count for one, count in counts.items() if count}


def by_incident(session: Session, asked: Asked) -> Mapping[str, int]:
    """How many entries stand against platforms with a public report of each type, whichever was chosen."""
    types = (
        select(Report.type, func.count(func.distinct(Listing.id)))
        .join(Listing, col(Listing.platform_id) == col(Report.platform_id))
        .join(Platform, col(Platform.id) == col(Listing.platform_id))
        .where(*_where(replace(asked, incident="")), *_counted(), Report.kind == "incident")
        .group_by(Report.type)
    )
    return {kind: count for kind, count in session.exec(types).all() if kind}


def _count(session: Session, where: Sequence[ColumnElement[bool]]) -> int:
    return session.exec(select(func.count(col(Listing.id))).join(Platform).where(*where)).one()


def _where(asked: Asked) -> list[ColumnElement[bool]]:
    states = (asked.state,) if asked.state in PUBLIC else PUBLIC
    found: list[ColumnElement[bool]] = [col(Listing.state).in_(states)]
    if asked.ended:
        found += [col(Listing.ended_at).is_not(None), col(Listing.ended_reason) != "superseded", ~_stands()]
    else:
        found.append(col(Listing.ended_at).is_(None))
    if asked.q:
        found.append(_holds(asked.q, asked.ended))
    if asked.reason:
        found.append(cast(col(Listing.reasons), Text).contains(f'"{asked.reason}"', autoescape=True))
    if asked.incident:
        reported = select(Report.id).where(
            col(Report.platform_id) == col(Listing.platform_id), *_counted(), Report.type == asked.incident
        )
        found.append(reported.exists())
    return found


def _stands() -> ColumnElement[bool]:
    """Whether the platform of an entry has another one that holds."""
    other = aliased(Listing)
    return (
        select(other.id)
        .where(
            other.platform_id == Listing.platform_id,
            col(other.ended_at).is_(None),
            col(other.state).in_(PUBLIC),
        )
        .exists()
    )


def _holds(text: str, ended: bool) -> ColumnElement[bool]:
    """Name, address or, where the entry stands, its wording contains this text; case does not matter."""
    needle = text.casefold()
    address = select(Site.id).where(
        col(Site.platform_id) == col(Listing.platform_id), col(Site.site).contains(needle, autoescape=True)
    )
    places = [func.lower(Platform.name).contains(needle, autoescape=True), address.exists()]
    if not ended:
        places.append(func.lower(Listing.wording).contains(needle, autoescape=True))
    return or_(*places)


def _counted() -> tuple[ColumnElement[bool], ...]:
    return (col(Report.state).in_(COUNTED), col(Report.duplicate_of).is_(None))


def _order(asked: Asked) -> list[Any]:
    newest = col(Listing.ended_at).desc() if asked.ended else col(Listing.effective_at).desc()
    first: dict[str, Any] = {"name": func.lower(Platform.name), "review": col(Listing.review_by)}
    return [first.get(asked.sort, newest), col(Listing.id).desc()]


def _sites(session: Session, ids: set[str]) -> Mapping[str, Sequence[str]]:
    rows = session.exec(
        select(Site.platform_id, Site.site)
        .where(col(Site.platform_id).in_(ids), col(Site.valid_until).is_(None))
        .order_by(col(Site.valid_from), col(Site.id))
    )
    found: dict[str, list[str]] = {}
    for platform_id, site in rows:
        found.setdefault(platform_id, []).append(site)
    return found
