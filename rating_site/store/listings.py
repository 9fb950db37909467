"""Which platforms are on the blacklist, and which were?"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from rating_site.store.models import Listing, Platform, Site

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
    return _joined(session, limit, col(Listing.ended_at).is_(None), col(Listing.effective_at))


def ended(session: Session, limit: int = 50) -> Sequence[tuple[Platform, Listing]]:
    """Entries that were removed, newest first: the public correction log."""
    gone = col(Listing.ended_at).is_not(None) & (col(Listing.ended_reason) != "superseded")
    return _joined(session, limit, gone, col(Listing.ended_at))


def ended_among(session: Session, numbers: Sequence[int]) -> set[int]:
    """Which of these entries hold no more."""
    wanted = select(Listing.id).where(col(Listing.id).in_(set(numbers)), col(Listing.ended_at).is_not(None))
    return {number for number in session.exec(wanted) if number is not None}


def sites(session: Session) -> Sequence[tuple[str, str]]:
    """(host with shop path, state) of every present address of a platform with a public entry."""
    rows = session.exec(
        select(Site.host, Site.shop_path, Listing.state)
        .join(Listing, col(Listing.platform_id) == col(Site.platform_id))
        .where(
            col(Listing.state).in_(PUBLIC), col(Listing.ended_at).is_(None), col(Site.valid_until).is_(None)
        )
    )
    return [(host + shop_path, state) for host, shop_path, state in rows]


def history(session: Session, platform_id: str) -> Sequence[Listing]:
    """Every entry a platform had or has that everybody could see, the newest first."""
    return session.exec(
        select(Listing)
        .where(Listing.platform_id == platform_id, col(Listing.state).in_(PUBLIC))
        .order_by(col(Listing.effective_at).desc(), col(Listing.id).desc())
    ).all()


def _joined(
    session: Session, limit: int, which: ColumnElement[bool], newest: Any
) -> Sequence[tuple[Platform, Listing]]:
    rows = session.exec(
        select(Platform, Listing)
        .join(Listing)
        .where(col(Listing.state).in_(PUBLIC), which)
        .order_by(newest.desc(), col(Listing.id).desc())
        .limit(limit)
    ).all()
    return list(rows)
