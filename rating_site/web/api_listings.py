"""Who is on the blacklist, since when and why, and who was removed? For programs that keep a copy."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Literal

from flask import url_for
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from rating_site.store import entry_pages
from rating_site.store.briefs import Brief, briefs
from rating_site.store.db import reading
from rating_site.store.listings import PUBLIC
from rating_site.store.models import Listing, Platform
from rating_site.web.api import api
from rating_site.web.api_platforms_models import MOST, Cursor
from rating_site.web.cursors import FIRST, read_cursor, write_cursor
from rating_site.web.services import services

EntryState = Literal["warned", "listed"]


class ListingsQuery(BaseModel):
    """Which entries."""

    model_config = ConfigDict(extra="forbid")

    state: EntryState | None = None
    cursor: Cursor | None = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = MOST


class Entry(BaseModel):
    """An entry that holds; `since` without a break, `decided` when this version was, by two moderators."""

    platform: str
    name: str
    sites: list[str]
    page: str
    state: EntryState
    wording: str
    reasons: list[str]
    since: datetime
    decided: datetime
    review_by: date
    version: int


class Listings(BaseModel):
    """A page of entries; `next` while there are more."""

    listings: list[Entry]
    next: str | None


class TombstonesQuery(BaseModel):
    """Which removals: those after the last one you have."""

    model_config = ConfigDict(extra="forbid")

    cursor: Annotated[str | None, Field(pattern=r"^[0-9]{1,17}-[0-9]{1,9}$")] = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = MOST


class Tombstone(BaseModel):
    """An entry that ended: take the platform and its sites out of every copy. Its words are not repeated."""

    platform: str
    name: str
    sites: list[str]
    page: str
    was: EntryState
    since: datetime
    ended: datetime
    reason: str
    version: int


class Tombstones(BaseModel):
    """A page of removals, the oldest first; ask again with `last` to hear of new ones."""

    tombstones: list[Tombstone]
    last: str | None
    more: bool


@api.operation("GET", "/listings", Listings, query=ListingsQuery, problems=(400,))
def list_listings(query: ListingsQuery) -> Listings:
    """Every warning and blacklist entry that holds, with its reason and when it will be looked at again."""
    states = [query.state] if query.state else PUBLIC
    with reading(services().database) as session:
        rows = entry_pages.holding(session, states, int(query.cursor or 0), query.limit + 1)
        shown = rows[: query.limit]
        since = entry_pages.since(session, [entry for _platform, entry in shown])
        known = briefs(session, {platform.id for platform, _entry in shown})
    entries = [_entry(known[platform.id], entry, since[entry.id or 0]) for platform, entry in shown]
    return Listings(listings=entries, next=str(shown[-1][1].id) if len(rows) > len(shown) else None)


@api.operation("GET", "/tombstones", Tombstones, query=TombstonesQuery, problems=(400,))
def list_tombstones(query: TombstonesQuery) -> Tombstones:
    """Entries that were removed and must be removed from every copy."""
    with reading(services().database) as session:
        rows = entry_pages.ended(session, _after(query.cursor), query.limit + 1)
        shown = rows[: query.limit]
        stones = _tombstones(session, shown)
    return Tombstones(
        tombstones=stones,
        last=_written(shown[-1][1]) if shown else query.cursor,
        more=len(rows) > len(shown),
    )


def _entry(brief: Brief, entry: Listing, since: datetime) -> Entry:
    same = entry.model_dump(include={"state", "wording", "reasons", "review_by", "version"})
    return Entry.model_validate(same | _named(brief) | {"since": since, "decided": entry.effective_at})


def _tombstones(session: Session, rows: Sequence[tuple[Platform, Listing]]) -> list[Tombstone]:
    since = entry_pages.since(session, [entry for _platform, entry in rows])
    known = briefs(session, {platform.id for platform, _entry in rows})
    return [
        Tombstone.model_validate(
            _named(known[platform.id])
            | {
                "was": entry.state,
                "since": since[entry.id or 0],
                "ended": entry.ended_at,
                "reason": entry.ended_reason,
                "version": entry.version,
            }
        )
        for platform, entry in rows
    ]


def _named(brief: Brief) -> dict[str, object]:
    return {
        "platform": brief.id,
        "name": brief.name,
        "sites": list(brief.sites),
        "page": url_for("buyers.platform", platform_id=brief.id),
    }


def _after(cursor: str | None) -> tuple[datetime, int]:
    moment, number = read_cursor(cursor or "0-0")
    return moment, int(number)


def _written(entry: Listing) -> str:
    return write_cursor(entry.ended_at or FIRST, entry.id)
