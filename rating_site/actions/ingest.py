"""Remembering what a crawl brought: one transaction per target, harmless when repeated."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from crawlers.identity import read_address
from crawlers.observation import ROBOTS_REFUSAL, Outcome
from crawlers.observation import Observation as Seen
from rating_site.actions import archive, checks, platforms, scoring
from rating_site.store import observations
from rating_site.store.models import Check, Observation, Platform, ScoreSnapshot


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
    archive.note_missing(session, platform.id, seen)
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
            archive.keep(session, platform.id, row.id, seen, now)


def _keep_storefront(
    session: Session, platform: Platform, observation_id: int, value: dict[str, Any], at: datetime
) -> None:
    platforms.rename(session, platform, str(value.get("name") or value.get("title") or ""))
    platforms.note_identifiers(session, platform.id, observation_id, platforms.displayed(value), at)


def _refusal(seen: Iterable[Seen]) -> str | None:
    """Why the site itself was not asked, where that was for safety's sake."""
    for one in seen:
        by_us = one.outcome is Outcome.REFUSED and one.reason != ROBOTS_REFUSAL
        if one.source == "storefront" and by_us:
            return one.reason or "refused for safety"
    return None


def _proves_existence(seen: Seen) -> bool:
    if seen.source in ("storefront", "platform_terms"):
        return seen.outcome in (Outcome.ANSWERED, Outcome.BLOCKED)
    return seen.outcome is Outcome.ANSWERED and (seen.value or {}).get("status") == "found"
