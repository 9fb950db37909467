"""What do we say about one platform? The same facts for page, API, one-line text and terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from rating_site.lookup import Query
from rating_site.store import checks, listings, platforms, scores, terms
from rating_site.store.models import Clause, Listing, Platform, Site, TermsSnapshot
from rating_site.words import HEADLINES

SEVERE = ("prohibited_goods", "site_refuses_checks")
"""Reasons for "not rated" that have a headline of their own and weigh more than any grade."""


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause with the words it was read from and where they stand."""

    type: str
    value: str
    unit_note: str
    bound: str
    start: str
    aspect: str
    cond: str
    quote: str
    place: str
    url: str
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything we say about a platform; `facts` is the snapshot that the score was computed from.

    `state` is listed, warned, alert, not_rated, graded or unknown; grade, score, interval and contributions
    are there only where it is graded. `sites` are the present addresses, `addresses` all it has or had.
    `missing` holds codes of words.MISSING. `filed_as` is the domain whose
    filing and age speak about this shop; None on a shared host, where they belong to the host.
    """

    platform: Platform
    sites: tuple[str, ...]
    addresses: tuple[Site, ...]
    filed_as: str | None
    state: str
    headline: str
    grade: str | None
    score: float | None
    interval: tuple[float, float] | None
    contributions: tuple[Mapping[str, Any], ...]
    missing: tuple[str, ...]
    facts: Mapping[str, Any]
    clauses: tuple[ClauseView, ...]
    identifiers: tuple[tuple[str, str], ...]
    listing: Listing | None
    checked_at: datetime | None
    judged_at: datetime | None
    method_version: str | None


def candidates(session: Session, query: Query) -> Sequence[Platform]:
    """The platforms a recognised text can mean exactly; none for names, which are searched instead.

    An address means the platform at exactly this host or shop path: an unknown shop on a shared host is never
    answered with the verdict of its host.
    """
    if query.kind == "address":
        platform = platforms.by_site(session, query.key)
        return [platform] if platform else []
    kinds = {"icp_service": "icp", "icp_main": "icp_main", "qq": "qq"}
    if query.kind not in kinds:
        return []
    return platforms.with_identifier(session, kinds[query.kind], query.key)


def answer(session: Session, platform: Platform) -> Answer:
    """What we say about this platform now."""
    snapshot = scores.latest(session, platform.id)
    listing = listings.current(session, platform.id)
    state = precedence(snapshot.state if snapshot else None, listing.state if listing else None)
    graded = snapshot if snapshot is not None and state == "graded" else None
    addresses = platforms.sites(session, platform.id)
    present = [site for site in addresses if site.valid_until is None]
    done = [check.finished_at for check in checks.of_platform(session, platform.id) if check.state == "done"]
    return Answer(
        platform=platform,
        sites=tuple(site.site for site in present),
        addresses=tuple(addresses),
        filed_as=next((site.registrable_domain for site in present if not site.shared_host), None),
        state=state,
        headline=headline(state, graded.grade if graded else None, snapshot.missing if snapshot else ()),
        grade=graded.grade if graded else None,
        score=graded.score if graded else None,
        interval=(graded.low or 0.0, graded.high or 0.0) if graded else None,
        contributions=tuple(graded.contributions) if graded else (),
        missing=tuple(snapshot.missing) if snapshot else (),
        facts=snapshot.facts if snapshot else {},
        clauses=_clauses(terms.current(session, platform.id)),
        identifiers=tuple((row.kind, row.value) for row in platforms.identifiers(session, platform.id)),
        listing=listing if listing and listing.state in listings.PUBLIC else None,
        checked_at=done[0] if done else None,
        judged_at=snapshot.recorded_at if snapshot else None,
        method_version=snapshot.method_version if snapshot else None,
    )


def state_of(session: Session, platform_id: str) -> str:
    """The state alone, as `answer` would give it; "alert" and the two listed states come before any rule."""
    snapshot, listing = scores.latest(session, platform_id), listings.current(session, platform_id)
    return precedence(snapshot.state if snapshot else None, listing.state if listing else None)


def precedence(judged: str | None, entry: str | None) -> str:
    """The state that is told: a listing that was decided after the last score holds at once."""
    return entry if entry in listings.PUBLIC else judged or "unknown"


def headline(state: str, grade: str | None, missing: Sequence[str]) -> str:
    """The sentence for a state, or for the grade where one may be shown."""
    if state == "graded":
        return HEADLINES[grade or "not_rated"]
    if state == "not_rated":
        return HEADLINES[next((code for code in missing if code in SEVERE), state)]
    return HEADLINES[state]


def _clauses(texts: Sequence[tuple[TermsSnapshot, Sequence[Clause]]]) -> tuple[ClauseView, ...]:
    return tuple(
        ClauseView(
            type=clause.type,
            value=clause.value,
            unit_note=clause.unit_note,
            bound=clause.bound,
            start=clause.start,
            aspect=clause.aspect,
            cond=clause.cond,
            quote=snapshot.text[clause.span_from : clause.span_to],
            place=snapshot.title or snapshot.place,
            url=snapshot.url,
            first_seen=snapshot.first_seen,
            last_seen=snapshot.last_seen,
        )
        for snapshot, clauses in texts
        for clause in clauses
    )
