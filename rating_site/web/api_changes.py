"""What changed since a program last asked? Everything it may have copied, removals included, in order.

The log behind it also holds what only we need; a closed list says what of it is public.
"""

from datetime import datetime
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from rating_site.store import changes, listings
from rating_site.store.briefs import briefs
from rating_site.store.db import reading
from rating_site.store.models import Change
from rating_site.web.api import api
from rating_site.web.services import services

MOST = 500
Kind = Literal[
    "listed",
    "warned",
    "delisted",
    "judged",
    "terms",
    "report",
    "report_removed",
    "operators",
    "platform",
    "merged",
    "split",
]
EndReason = Literal["delisted", "appeal", "expired", "suspended"]
_BEGINS = ("listed", "warned")
_SAME = {"score": "judged", "terms": "terms"}
_OTHER = {"merged_into": "merged", "split_from": "split"}


class ChangesQuery(BaseModel):
    """Since when: the `next` of the last answer, 0 for everything."""

    model_config = ConfigDict(extra="forbid")

    since: Annotated[int, Field(ge=0, le=2**53)] = 0
    limit: Annotated[int, Field(ge=1, le=MOST)] = 100


class PublicChange(BaseModel):
    """One change; fetch the platform again to see what it is like now.

    delisted: take it out of every copy, for `reason`. judged: its state or score may be another. report and
    report_removed name the `report`. operators: its links. platform: name, addresses or what it displays.
    merged and split: it is one with the `other` platform from now on, or no more.
    """

    seq: int
    kind: Kind
    platform: str
    sites: list[str]
    at: datetime
    reason: EndReason | None
    report: str | None
    other: str | None


class Changes(BaseModel):
    """Changes in order. Ask with `next` next time, also when nothing was public; `more`: do it at once."""

    changes: list[PublicChange]
    next: int
    more: bool


@api.operation("GET", "/changes", Changes, query=ChangesQuery, problems=(400,))
def list_changes(query: ChangesQuery) -> Changes:
    """Changes after a cursor, oldest first; a page may hold fewer than asked for, as not all are public."""
    with reading(services().database) as session:
        latest = changes.latest(session)
        news = changes.since(session, query.since, query.limit)
        ended = listings.ended_among(session, [_entry(one) for one in news])
        # Whoever reads the log for the first time must not list what ended since: its end is told instead.
        public = [
            (one, kind)
            for one in news
            if (kind := kind_of(one)) is not None and not (kind in _BEGINS and _entry(one) in ended)
        ]
        known = briefs(session, {one.platform_id for one, _kind in public if one.platform_id})
    end = news[-1].seq if news else min(query.since, latest)
    found = [
        _public(one, kind, list(known[one.platform_id].sites)) for one, kind in public if one.platform_id
    ]
    return Changes(changes=found, next=end, more=end < latest)


def kind_of(change: Change) -> Kind | None:
    """What a change is called in public; None where it is nobody's business."""
    if change.platform_id is None:
        return None
    told = change.payload
    name: object = _SAME.get(change.kind)
    if change.kind == "listing":
        name = told.get("state")
    elif change.kind == "report":
        name = "report" if told.get("public") else "report_removed"
    elif change.kind == "platform":
        name = next((kind for key, kind in _OTHER.items() if key in told), "platform")
    elif change.kind == "link" and told.get("state") in ("accepted", "revoked"):
        name = "operators"
    return next((kind for kind in get_args(Kind) if kind == name), None)


def _entry(change: Change) -> int:
    """The number of the entry a change is about, 0 for none."""
    number = change.payload.get("listing")
    return number if isinstance(number, int) else 0


def _public(change: Change, kind: Kind, sites: list[str]) -> PublicChange:
    told = change.payload
    other = next((told[key] for key in _OTHER if key in told), None)
    reason = told.get("reason") if kind == "delisted" else None
    return PublicChange(
        seq=change.seq,
        kind=kind,
        platform=change.platform_id or "",
        sites=sites,
        at=change.recorded_at,
        reason=next((one for one in get_args(EndReason) if one == reason), None),
        report=str(told["report"]) if kind in ("report", "report_removed") and "report" in told else None,
        other=None if other is None else str(other),
    )
