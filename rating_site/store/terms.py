"""Which rules did a platform publish, and since when?"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import func
from sqlmodel import Session, col, select

from crawlers.extract.clause import Clause as ReadClause
from rating_site.store.models import Alias, Clause, Observation, Platform, TermsSnapshot
from rating_site.terms.archive import Version, scope_of

Key = TypeVar("Key")
_BATCH = 1000
_SAID = ("type", "value", "unit_note", "bound", "start", "aspect", "cond")


def current(session: Session, platform_id: str) -> list[tuple[TermsSnapshot, Sequence[Clause]]]:
    """The newest text of every place that still stands, with its clauses, in the order of places."""
    newest: dict[str, TermsSnapshot] = {}
    for snapshot in history(session, platform_id):
        newest[snapshot.place] = snapshot
    standing = [snapshot for _place, snapshot in sorted(newest.items()) if snapshot.gone_at is None]
    return [(snapshot, clauses(session, snapshot)) for snapshot in standing]


def history(session: Session, platform_id: str) -> Sequence[TermsSnapshot]:
    """Every text ever seen, oldest first."""
    return session.exec(
        select(TermsSnapshot)
        .where(TermsSnapshot.platform_id == platform_id)
        .order_by(col(TermsSnapshot.first_seen), col(TermsSnapshot.id))
    ).all()


def versions(session: Session, platform_id: str, known_by: datetime | None = None) -> list[Version]:
    """Every text as the judges of terms read it, oldest first; `known_by` leaves out what came later."""
    rows = [row for row in history(session, platform_id) if known_by is None or row.recorded_at <= known_by]
    stating = _clauses_of(session, [row.id or 0 for row in rows])
    later: dict[str, datetime] = {}
    found: list[Version] = []
    for row in reversed(rows):
        found.append(_version(row, stating.get(row.id or 0, ()), row.gone_at or later.get(row.place)))
        later[row.place] = row.first_seen
    return found[::-1]


def standing(session: Session, platform_ids: Sequence[str]) -> dict[str, list[Version]]:
    """The texts that stand now at every place of these platforms, by platform, in the order of places."""
    found: dict[str, list[Version]] = {}
    for some in _batches(platform_ids):
        ranked = _ranked(some)
        rows = session.exec(
            select(TermsSnapshot)
            .join(ranked, col(TermsSnapshot.id) == ranked.c.id)
            .where(ranked.c.age == 1, col(TermsSnapshot.gone_at).is_(None))
            .order_by(col(TermsSnapshot.platform_id), col(TermsSnapshot.place))
        ).all()
        stating = _clauses_of(session, [row.id or 0 for row in rows])
        for row in rows:
            found.setdefault(row.platform_id, []).append(_version(row, stating.get(row.id or 0, ()), None))
    return found


def standing_ids(session: Session, platform_ids: Sequence[str]) -> dict[str, dict[str, datetime]]:
    """{platform: {version id: last seen}} of what `standing` would read: cheap, to know what is new."""
    found: dict[str, dict[str, datetime]] = {}
    for some in _batches(platform_ids):
        ranked = _ranked(some)
        rows = session.execute(
            select(TermsSnapshot.platform_id, TermsSnapshot.id, TermsSnapshot.last_seen)
            .join(ranked, col(TermsSnapshot.id) == ranked.c.id)
            .where(ranked.c.age == 1, col(TermsSnapshot.gone_at).is_(None))
        )
        for platform_id, snapshot_id, last_seen in rows:
            found.setdefault(platform_id, {})[str(snapshot_id)] = last_seen
    return found


def _ranked(platform_ids: Sequence[str]) -> Any:
    """Every text of these platforms with its age: 1 is the newest of its place."""
    newest = func.row_number().over(
        partition_by=(col(TermsSnapshot.platform_id), col(TermsSnapshot.place)),
        order_by=(col(TermsSnapshot.first_seen).desc(), col(TermsSnapshot.id).desc()),
    )
    return (
        select(col(TermsSnapshot.id).label("id"), newest.label("age"))
        .where(col(TermsSnapshot.platform_id).in_(platform_ids))
        .subquery()
    )


def newest_read(session: Session, limit: int, offset: int = 0) -> list[tuple[str, str]]:
    """(id, name) of platforms whose rules stand in the archive, the most recently read first.

    A platform that was merged into another is left out: its id answers as the other one.
    """
    last = func.max(TermsSnapshot.last_seen)
    rows = session.exec(
        _archived(select(Platform.id, Platform.name))
        .group_by(col(Platform.id), col(Platform.name))
        .order_by(last.desc(), col(Platform.id))
        .limit(limit)
        .offset(offset)
    ).all()
    return [(platform_id, name) for platform_id, name in rows]


def count_archived(session: Session) -> int:
    """How many platforms `newest_read` could give."""
    found: int = session.exec(_archived(select(func.count(func.distinct(Platform.id))))).one()
    return found


def _archived(query: Any) -> Any:
    merged = select(Alias.id).where(Alias.old_platform_id == Platform.id, col(Alias.undone_at).is_(None))
    return (
        query.select_from(Platform)
        .join(TermsSnapshot, col(TermsSnapshot.platform_id) == col(Platform.id))
        .where(col(TermsSnapshot.gone_at).is_(None), ~merged.exists())
    )


def unread(session: Session, platform_id: str) -> Sequence[Observation]:
    """The places that the last reading of the rules could not read, with the reasons."""
    ours = (Observation.platform_id == platform_id, Observation.source == "platform_terms")
    last = session.exec(
        select(Observation.batch_id)
        .where(*ours)
        .order_by(col(Observation.asked_at).desc(), col(Observation.id).desc())
        .limit(1)
    ).first()
    return session.exec(
        select(Observation)
        .where(*ours, Observation.batch_id == last, col(Observation.outcome).not_in(("answered", "empty")))
        .order_by(col(Observation.url))
    ).all()


def _clauses_of(session: Session, snapshot_ids: Sequence[int]) -> dict[int, tuple[ReadClause, ...]]:
    """What many texts state, each in the order of the text; whole rows would cost three times more."""
    columns = [getattr(Clause, name) for name in ("snapshot_id", "span_from", "span_to", *_SAID)]
    found: dict[int, list[ReadClause]] = {}
    for some in _batches(snapshot_ids):
        asked: Any = select(*columns).where(col(Clause.snapshot_id).in_(some))
        for row in session.execute(asked.order_by(col(Clause.span_from), col(Clause.id))):
            snapshot_id, begin, end, *said = row
            clause = ReadClause(**dict(zip(_SAID, said, strict=True)), span=(begin, end))
            found.setdefault(snapshot_id, []).append(clause)
    return {snapshot_id: tuple(own) for snapshot_id, own in found.items()}


def _batches(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Databases limit how many values one query may carry."""
    return (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))


def _version(row: TermsSnapshot, own: tuple[ReadClause, ...], next_seen: datetime | None) -> Version:
    return Version(
        place=row.place,
        text=row.text,
        clauses=own,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        next_seen=next_seen,
        scope=scope_of(row.place),
        url=row.url,
        title=row.title,
        id=str(row.id),
    )


def latest_of_place(session: Session, platform_id: str, place: str) -> TermsSnapshot | None:
    """The newest text of one place."""
    return session.exec(
        select(TermsSnapshot)
        .where(TermsSnapshot.platform_id == platform_id, TermsSnapshot.place == place)
        .order_by(col(TermsSnapshot.first_seen).desc(), col(TermsSnapshot.id).desc())
    ).first()


def clauses(session: Session, snapshot: TermsSnapshot) -> Sequence[Clause]:
    """What one text grants or excludes, in the order of the text."""
    return session.exec(
        select(Clause)
        .where(Clause.snapshot_id == snapshot.id)
        .order_by(col(Clause.span_from), col(Clause.id))
    ).all()
