"""Which platforms are on the blacklist, and which were?"""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from rating_site.store.models import Listing, Platform

PUBLIC = ("warned", "listed")


def current(session: Session, platform_id: str) -> Listing | None:
    """The entry that holds for a platform now, internal ones included."""
    return session.exec(
        select(Listing)
        .where(Listing.platform_id == platform_id, col(Listing.ended_at).is_(None))
        .order_by(col(Listing.recorded_at).desc())
    ).first()


def public(session: Session, limit: int = 200) -> Sequence[tuple[Platform, Listing]]:
    """Entries that pages show, newest first."""
    return _joined(session, PUBLIC, limit)


def ended(session: Session, limit: int = 50) -> Sequence[tuple[Platform, Listing]]:
    """Entries that were removed, newest first: the public correction log."""
    return _joined(session, ("delisted",), limit)


def _joined(session: Session, states: Sequence[str], limit: int) -> Sequence[tuple[Platform, Listing]]:
    rows = session.exec(
        select(Platform, Listing)
        .join(Listing)
        .where(col(Listing.state).in_(states))
        .order_by(col(Listing.effective_at).desc())
        .limit(limit)
    ).all()
    return list(rows)
