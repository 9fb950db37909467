"""Which entries of the blacklist hold, and which ended? By pages, for programs that keep a copy."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from rating_site.store.listings import PUBLIC
from rating_site.store.models import Listing, Platform

Row = tuple[Platform, Listing]


def holding(session: Session, states: Collection[str], after: int, limit: int) -> Sequence[Row]:
    """Entries in these states in the order of their numbers, after one of them."""
    return session.exec(
        select(Platform, Listing)
        .join(Listing)
        .where(
            col(Listing.state).in_(set(states) & set(PUBLIC)),
            col(Listing.ended_at).is_(None),
            col(Listing.id) > after,
        )
        .order_by(col(Listing.id))
        .limit(limit)
    ).all()


def ended(session: Session, after: tuple[datetime, int], limit: int) -> Sequence[Row]:
    """Entries that ended and were followed by no other, in the order of (end, number), after one of them."""
    other = aliased(Listing)
    stands = (
        select(other.id)
        .where(
            other.platform_id == Listing.platform_id,
            col(other.ended_at).is_(None),
            col(other.state).in_(PUBLIC),
        )
        .exists()
    )
    at, number = after
    later = (col(Listing.ended_at) > at) | ((col(Listing.ended_at) == at) & (col(Listing.id) > number))
    return session.exec(
        select(Platform, Listing)
        .join(Listing)
        .where(col(Listing.state).in_(PUBLIC), Listing.ended_reason != "superseded", later, ~stands)
        .order_by(col(Listing.ended_at), col(Listing.id))
        .limit(limit)
    ).all()


def since(session: Session, entries: Collection[Listing]) -> Mapping[int, datetime]:
    """For each entry since when its platform stands on the list without a break, renewals included."""
    rows = session.exec(
        select(Listing.platform_id, Listing.effective_at, Listing.ended_at)
        .where(
            col(Listing.platform_id).in_({one.platform_id for one in entries}),
            Listing.ended_reason == "superseded",
            col(Listing.state).in_(PUBLIC),
        )
        .order_by(col(Listing.effective_at).desc())
    ).all()
    found: dict[int, datetime] = {}
    for one in entries:
        start = one.effective_at
        for platform_id, began, ended_at in rows:
            if platform_id == one.platform_id and ended_at == start:
                start = began
        found[one.id or 0] = start
    return found
