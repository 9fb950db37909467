"""Remembering what a crawl brought: one transaction per target, harmless when repeated."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from crawlers.extract.terms import extract_terms
from crawlers.identity import read_address
from crawlers.observation import Observation as Seen
from crawlers.observation import Outcome
from rating_site.actions import checks, platforms, scoring
from rating_site.store import changes, observations, terms
from rating_site.store.models import Check, Clause, Observation, Platform, ScoreSnapshot, TermsSnapshot
from rating_site.terms.versions import version_sha256


def ingest(session: Session, check: Check, seen: Sequence[Seen], now: datetime) -> ScoreSnapshot | None:
    """Store the answers to one check, judge the platform anew, close the check; gives the score.

    Where neither the site nor a register answered there is nothing to remember: no platform is made.
    """
    refused = _refusal(seen)
    known = check.platform_id is not None
    if not known and (refused or not any(_proves_existence(one) for one in seen)):
        reason = refused or "nothing answered at this address"
        checks.close(session, check, now, "refused" if refused else "failed", reason)
        return None
    platform = platforms.ensure(session, read_address(check.url), now)
    check.platform_id = platform.id
    for one in seen:
        _store(session, check, platform, one, now)
    session.flush()
    snapshot = scoring.rescore(session, platform.id, now)
    checks.close(session, check, now, "done")
    return snapshot


def _store(session: Session, check: Check, platform: Platform, seen: Seen, now: datetime) -> None:
    if observations.exists(session, check.batch_id, seen.target, seen.source, seen.url):
        return
    row = Observation(
        batch_id=check.batch_id,
        platform_id=platform.id,
        recorded_at=now,
        **seen.model_dump(exclude={"v", "outcome"}),
        outcome=str(seen.outcome),
    )
    row.reason = (row.reason or "")[:300] or None
    session.add(row)
    session.flush()
    if seen.outcome is Outcome.ANSWERED and seen.value is not None and row.id is not None:
        if seen.source == "storefront":
            _keep_storefront(session, platform, row.id, seen.value, seen.asked_at)
        elif seen.source == "platform_terms":
            _keep_terms(session, platform.id, row.id, seen, now)


def _keep_storefront(
    session: Session, platform: Platform, observation_id: int, value: dict[str, Any], at: datetime
) -> None:
    platforms.rename(session, platform, str(value.get("name") or value.get("title") or ""))
    platforms.note_identifiers(session, platform.id, observation_id, platforms.displayed(value), at)


def _keep_terms(session: Session, platform_id: str, observation_id: int, seen: Seen, now: datetime) -> None:
    """A new version only where the rules changed; otherwise the newest one was seen once more."""
    value = seen.value or {}
    place, text = str(value["place"])[:300], str(value["text"])
    fingerprint = version_sha256(text)
    newest = terms.latest_of_place(session, platform_id, place)
    if newest is not None and newest.normalised_sha256 == fingerprint:
        newest.last_seen = max(newest.last_seen, seen.asked_at)
        return
    snapshot = TermsSnapshot(
        platform_id=platform_id,
        place=place,
        url=seen.url,
        title=str(value.get("title") or "")[:300],
        text=text,
        normalised_sha256=fingerprint,
        first_seen=seen.asked_at,
        last_seen=seen.asked_at,
        observation_id=observation_id,
        recorded_at=now,
    )
    session.add(snapshot)
    session.flush()
    session.add_all(_clauses(snapshot))
    changes.record(session, "terms", platform_id, place=place, first=newest is None)


def _clauses(snapshot: TermsSnapshot) -> Iterable[Clause]:
    for clause in extract_terms(snapshot.text):
        yield Clause(
            snapshot_id=snapshot.id or 0,
            type=clause.type,
            value=clause.value[:80],
            unit_note=clause.unit_note,
            bound=clause.bound,
            start=clause.start,
            aspect=clause.aspect,
            cond=clause.cond[:120],
            span_from=clause.span[0],
            span_to=clause.span[1],
        )


def _refusal(seen: Iterable[Seen]) -> str | None:
    """Why the site itself was not asked, where that was for safety's sake."""
    for one in seen:
        if one.source == "storefront" and one.outcome is Outcome.REFUSED:
            return one.reason or "refused for safety"
    return None


def _proves_existence(seen: Seen) -> bool:
    if seen.source in ("storefront", "platform_terms"):
        return seen.outcome in (Outcome.ANSWERED, Outcome.BLOCKED)
    return seen.outcome is Outcome.ANSWERED and (seen.value or {}).get("status") == "found"
