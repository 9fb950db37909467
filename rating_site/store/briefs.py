"""What must be known of many platforms to name and rank them? A few queries for all of them together."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store import bulk
from rating_site.store.models import Alias, Check, Identifier, Listing, Platform, ScoreSnapshot, Site

_CHUNK = 500
_HOPS = 5
_MOST_HOLDERS = 20
"""So many platforms answer for one number; more are an advertisement."""
_JUDGED = ("platform_id", "state", "score", "grade", "missing", "recorded_at", "method_version")


@dataclass(frozen=True, slots=True)
class Brief:
    """A platform in short; `judged` is the state of its newest score, `entry` that of its listing."""

    id: str
    name: str
    sites: tuple[str, ...]
    judged: str | None
    score: float | None
    grade: str | None
    missing: tuple[str, ...]
    judged_at: datetime | None
    method_version: str | None
    entry: str | None
    checked_at: datetime | None


def briefs(session: Session, ids: Collection[str]) -> dict[str, Brief]:
    """The platforms with these ids; an id that nobody has is left out."""
    return {one.id: one for some in _chunks(ids) for one in _briefs(session, some)}


def at_sites(session: Session, sites: Collection[str]) -> dict[str, str]:
    """For each of these addresses the platform that has it now."""
    found: dict[str, str] = {}
    for some in _chunks(sites):
        asked = select(Site.site, Site.platform_id).where(
            col(Site.site).in_(some), col(Site.valid_until).is_(None)
        )
        found |= dict(bulk.rows(session, asked))
    return _today(session, found)


def holding(session: Session, kind: str, values: Collection[str]) -> dict[str, list[str]]:
    """For each of these contacts or numbers the platforms that display it, at most twenty."""
    held: dict[str, dict[str, None]] = {}
    for some in _chunks(values):
        asked = (
            select(Identifier.value, Identifier.platform_id)
            .where(Identifier.kind == kind, col(Identifier.value).in_(some))
            .order_by(Identifier.value, Identifier.platform_id)
        )
        for value, platform_id in bulk.rows(session, asked):
            if len(held.setdefault(value, {})) < _MOST_HOLDERS:
                held[value][platform_id] = None
    present = present_ids(session, {one for ids in held.values() for one in ids})
    return {value: list(dict.fromkeys(present[one] for one in ids)) for value, ids in held.items()}


def present_ids(session: Session, ids: Collection[str]) -> dict[str, str]:
    """For each id the platform it stands for today: merged ones answer as what they became."""
    found = {one: one for one in ids}
    for _hop in range(_HOPS):
        merged: dict[str, str] = {}
        for some in _chunks(set(found.values())):
            asked = select(Alias.old_platform_id, Alias.platform_id).where(
                col(Alias.old_platform_id).in_(some), col(Alias.undone_at).is_(None)
            )
            merged |= dict(bulk.rows(session, asked))
        if not merged:
            break
        found = {old: merged.get(new, new) for old, new in found.items()}
    return found


def _today(session: Session, found: dict[str, str]) -> dict[str, str]:
    present = present_ids(session, set(found.values()))
    return {key: present[platform_id] for key, platform_id in found.items()}


def _briefs(session: Session, ids: Sequence[str]) -> Iterator[Brief]:
    names = dict(bulk.rows(session, select(Platform.id, Platform.name).where(col(Platform.id).in_(ids))))
    sites = bulk.by_platform(bulk.rows(session, _sites(ids)))
    judged = {row[0]: row[1:] for row in bulk.rows(session, _newest_scores(ids))}
    entries = dict(bulk.rows(session, _entries(ids)))
    checked = dict(bulk.rows(session, _last_checks(ids)))
    for id, name in names.items():
        state, score, grade, missing, at, method = judged.get(id, (None, None, None, (), None, None))
        yield Brief(
            id=id,
            name=name,
            sites=tuple(sites.get(id, ())),
            judged=state,
            score=score,
            grade=grade,
            missing=tuple(missing),
            judged_at=at,
            method_version=method,
            entry=entries.get(id),
            checked_at=checked.get(id),
        )


def _sites(ids: Sequence[str]) -> Any:
    asked = select(Site.platform_id, Site.site).where(
        col(Site.platform_id).in_(ids), col(Site.valid_until).is_(None)
    )
    return asked.order_by(col(Site.valid_from), col(Site.id))


def _newest_scores(ids: Sequence[str]) -> Any:
    age = func.row_number().over(
        partition_by=ScoreSnapshot.platform_id,
        order_by=[col(ScoreSnapshot.recorded_at).desc(), col(ScoreSnapshot.id).desc()],
    )
    ranked = (
        select(ScoreSnapshot.id, age.label("age")).where(col(ScoreSnapshot.platform_id).in_(ids)).subquery()
    )
    columns = [getattr(ScoreSnapshot, name) for name in _JUDGED]
    return select(*columns).join(ranked, ScoreSnapshot.id == ranked.c.id).where(ranked.c.age == 1)


def _entries(ids: Sequence[str]) -> Any:
    """Of several that hold the newest one comes last and stays."""
    asked = select(Listing.platform_id, Listing.state).where(
        col(Listing.platform_id).in_(ids), col(Listing.ended_at).is_(None)
    )
    return asked.order_by(col(Listing.recorded_at))


def _last_checks(ids: Sequence[str]) -> Any:
    asked = select(Check.platform_id, func.max(Check.finished_at)).where(
        col(Check.platform_id).in_(ids), Check.state == "done"
    )
    return asked.group_by(Check.platform_id)


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    known = sorted(set(values))
    return (known[start : start + _CHUNK] for start in range(0, len(known), _CHUNK))
