"""What do the downloads hold? Entries that are listed now, and those that ended, as plain rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store.models import Listing, Site

SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed platform at one of its present addresses."""

    platform_id: str
    host: str
    shop_path: str
    registrable_domain: str | None
    shared_host: bool
    since: datetime
    decided_at: datetime
    review_by: date
    reasons: tuple[str, ...]
    wording: str
    version: int


@dataclass(frozen=True, slots=True)
class Ended:
    """An address whose entry ended."""

    platform_id: str
    host: str
    shop_path: str
    since: datetime
    ended_at: datetime
    reason: str


def listed(session: Session) -> list[Listed]:
    """Every address of every listed platform; `warned` and `watch` never leave this house."""
    first = _first_listed(session)
    rows = session.exec(
        select(Listing, Site)
        .join(Site, col(Site.platform_id) == col(Listing.platform_id))
        .where(Listing.state == "listed", col(Listing.ended_at).is_(None), col(Site.valid_until).is_(None))
    )
    return [
        Listed(
            platform_id=entry.platform_id,
            host=site.host,
            shop_path=site.shop_path,
            registrable_domain=site.registrable_domain,
            shared_host=site.shared_host,
            since=first.get(entry.platform_id, entry.effective_at),
            decided_at=entry.effective_at,
            review_by=entry.review_by,
            reasons=tuple(entry.reasons),
            wording=entry.wording,
            version=entry.version,
        )
        for entry, site in rows
    ]


def ended(session: Session, since: datetime) -> list[Ended]:
    """The addresses of platforms whose listing ended after a moment and was not followed by another.

    An address that the platform left counts too: its entry must go from every copy.
    """
    rows = session.exec(
        select(Listing, Site)
        .join(Site, col(Site.platform_id) == col(Listing.platform_id))
        .where(
            Listing.state == "listed",
            (col(Listing.ended_at) > since)
            | (col(Listing.ended_at).is_(None) & (col(Site.valid_until) > since)),
        )
    )
    return [
        Ended(
            platform_id=entry.platform_id,
            host=site.host,
            shop_path=site.shop_path,
            since=entry.effective_at,
            ended_at=entry.ended_at or site.valid_until or entry.effective_at,
            reason=entry.ended_reason or "address_left",
        )
        for entry, site in rows
        if entry.ended_reason != SUPERSEDED and site.valid_from <= (entry.ended_at or site.valid_from)
    ]


def _first_listed(session: Session) -> dict[str, datetime]:
    """Since when each listed platform stands without a break, where an entry was renewed."""
    renewed: Sequence[tuple[str, datetime]] = session.exec(
        select(Listing.platform_id, func.min(Listing.effective_at))
        .where(Listing.state == "listed", Listing.ended_reason == SUPERSEDED)
        .group_by(Listing.platform_id)
    ).all()
    return dict(renewed)
