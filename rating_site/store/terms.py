"""Which rules did a platform publish, and since when?"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from crawlers.extract.clause import Clause as ReadClause
from rating_site.store.models import Clause, Platform, TermsSnapshot
from rating_site.terms.archive import Version, scope_of


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
    later: dict[str, datetime] = {}
    found: list[Version] = []
    for row in reversed(rows):
        found.append(_version(row, clauses(session, row), row.gone_at or later.get(row.place)))
        later[row.place] = row.first_seen
    return found[::-1]


def _version(row: TermsSnapshot, own: Sequence[Clause], next_seen: datetime | None) -> Version:
    return Version(
        place=row.place,
        text=row.text,
        clauses=tuple(_clause(one) for one in own),
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        next_seen=next_seen,
        scope=scope_of(row.place),
        url=row.url,
        title=row.title,
        id=str(row.id),
    )


def _clause(row: Clause) -> ReadClause:
    kept = ("type", "value", "unit_note", "bound", "start", "aspect", "cond")
    return ReadClause(**{name: getattr(row, name) for name in kept}, span=(row.span_from, row.span_to))


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


def directory(
    session: Session, types: Sequence[str], limit: int = 500
) -> Sequence[tuple[Platform, TermsSnapshot, Clause]]:
    """Clauses of the given types over all platforms, newest texts first."""
    rows = session.exec(
        select(Platform, TermsSnapshot, Clause)
        .join(TermsSnapshot, col(TermsSnapshot.platform_id) == col(Platform.id))
        .join(Clause, col(Clause.snapshot_id) == col(TermsSnapshot.id))
        .where(col(Clause.type).in_(types))
        .order_by(col(TermsSnapshot.last_seen).desc(), col(Clause.id))
        .limit(limit)
    ).all()
    return list(rows)
