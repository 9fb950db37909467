"""Which rules did a platform publish, and since when?"""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from rating_site.store.models import Clause, Platform, TermsSnapshot


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
