"""What happened lately that readers follow? Listings, delistings and changed rules, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from rating_site.store import listings
from rating_site.store.models import Change, Listing, Platform

KINDS = ("listed", "warned", "delisted", "terms", "merged", "split")
_LOOK_BACK = 2000
_TOLD = ("listing", "terms", "platform")


@dataclass(frozen=True, slots=True)
class News:
    """One public change: `kind` is one of KINDS; `wording` the entry's own text; `other` a platform's id.

    `holds` is false for news of an entry that something newer has overtaken.
    """

    seq: int
    kind: str
    platform: Platform
    at: datetime
    wording: str = ""
    reason: str = ""
    other: str = ""
    holds: bool = True


def news(session: Session, platform_id: str | None = None, limit: int = 50) -> list[News]:
    """The newest listings, delistings and changed rules of one platform or of all."""
    asked = select(Change, Platform).join(Platform).where(col(Change.kind).in_(("listing", "terms")))
    if platform_id is not None:
        asked = asked.where(Change.platform_id == platform_id)
    rows = session.exec(asked.order_by(col(Change.seq).desc()).limit(_LOOK_BACK)).all()
    told = _told(session, [row for row in rows if _public(row[0])][:limit])
    # An entry that ended is told by its end alone: who reads a feed for the first time must not list it.
    return [one for one in told if one.holds or one.kind == "delisted"]


def of_changes(session: Session, rows: Sequence[Change]) -> list[News]:
    """What of these changes is public, mergers and their undoing too, in the same order."""
    public = [row for row in rows if row.kind in _TOLD and _public(row)]
    ids = {row.platform_id for row in public}
    found = {row.id: row for row in session.exec(select(Platform).where(col(Platform.id).in_(ids)))}
    return _told(session, [(row, found[row.platform_id]) for row in public if row.platform_id in found])


def _public(change: Change) -> bool:
    """Rules that were read for the first time are no news, nor is what a platform displays."""
    if change.kind == "terms":
        return not change.payload.get("first")
    return change.kind == "listing" or bool({"merged_into", "split_from"} & set(change.payload))


def _told(session: Session, rows: Sequence[tuple[Change, Platform]]) -> list[News]:
    entries = _entries(session, [change for change, _platform in rows])
    found = [_news(session, change, platform, entries) for change, platform in rows]
    return [one for one in found if one is not None]


def _news(session: Session, change: Change, platform: Platform, entries: dict[int, Listing]) -> News | None:
    if change.kind == "terms":
        return News(change.seq, "terms", platform, change.recorded_at)
    if change.kind == "platform":
        kind, name = ("merged", "merged_into") if "merged_into" in change.payload else ("split", "split_from")
        return News(change.seq, kind, platform, change.recorded_at, other=str(change.payload[name]))
    entry = entries.get(_number(change.payload.get("listing")))
    state = str(change.payload.get("state"))
    if entry is None or state not in ("listed", "warned", "delisted"):
        return None
    standing = listings.current(session, platform.id)
    present = standing is not None and standing.state in listings.PUBLIC
    holds = not present if state == "delisted" else entry.ended_at is None
    # The words of an entry that ended are not repeated: the correction is the news.
    wording = entry.wording if entry.ended_at is None and state != "delisted" else ""
    reason = str(change.payload.get("reason") or "")
    return News(change.seq, state, platform, change.recorded_at, wording, reason, holds=holds)


def _entries(session: Session, rows: Sequence[Change]) -> dict[int, Listing]:
    ids = {_number(row.payload.get("listing")) for row in rows if row.kind == "listing"}
    found = session.exec(select(Listing).where(col(Listing.id).in_(ids))).all()
    return {row.id: row for row in found if row.id is not None}


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
