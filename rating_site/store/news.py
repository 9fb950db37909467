"""What happened lately that readers follow? Listings, delistings and changed rules, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from rating_site.store.models import Change, Listing, Platform

_LOOK_BACK = 2000


@dataclass(frozen=True, slots=True)
class News:
    """One public change: `kind` is listed, warned, delisted or terms; `wording` the entry's own text."""

    seq: int
    kind: str
    platform: Platform
    at: datetime
    wording: str = ""
    reason: str = ""


def news(session: Session, platform_id: str | None = None, limit: int = 50) -> list[News]:
    """The newest changes of one platform or of all."""
    asked = select(Change, Platform).join(Platform).where(col(Change.kind).in_(("listing", "terms")))
    if platform_id is not None:
        asked = asked.where(Change.platform_id == platform_id)
    rows = session.exec(asked.order_by(col(Change.seq).desc()).limit(_LOOK_BACK)).all()
    public = [row for row in rows if row[0].kind == "listing" or not row[0].payload.get("first")][:limit]
    entries = _entries(session, [change for change, _platform in public])
    found = [_news(change, platform, entries) for change, platform in public]
    return [one for one in found if one is not None]


def _news(change: Change, platform: Platform, entries: dict[int, Listing]) -> News | None:
    if change.kind == "terms":
        return News(change.seq, "terms", platform, change.recorded_at)
    entry = entries.get(_number(change.payload.get("listing")))
    state = str(change.payload.get("state"))
    if entry is None or state not in ("listed", "warned", "delisted"):
        return None
    # The words of an entry that ended are not repeated: the correction is the news.
    wording = entry.wording if entry.ended_at is None and state != "delisted" else ""
    reason = str(change.payload.get("reason") or "")
    return News(change.seq, state, platform, change.recorded_at, wording, reason)


def _entries(session: Session, rows: Sequence[Change]) -> dict[int, Listing]:
    ids = {_number(row.payload.get("listing")) for row in rows if row.kind == "listing"}
    found = session.exec(select(Listing).where(col(Listing.id).in_(ids))).all()
    return {row.id: row for row in found if row.id is not None}


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
