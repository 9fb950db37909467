"""Judging a platform anew from everything that is known, and remembering the score where it changed."""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from rating_site.actions.caseload import with_cases
from rating_site.store import changes, observations, platforms, scores, sources, terms
from rating_site.store.models import Observation, ScoreSnapshot
from rating_site.terms.archive import as_known, newest
from rating_site.terms.fairness import fairness, judge_versions
from rating_site.trust.evidence import StoredObservation
from rating_site.trust.facts import Facts, TermsFacts, reduce_observations
from rating_site.trust.score import METHOD_VERSION, Score, score
from rating_site.trust.unlinkable import unlinkable


def facts_at(session: Session, platform_id: str, moment: datetime) -> Facts:
    """What was known about a platform at a moment: observations, reports and decisions recorded by then."""
    seen = [_stored(row) for row in observations.known_at(session, platform_id, moment)]
    sites = platforms.sites_at(session, platform_id, moment)
    shared = bool(sites) and all(site.shared_host for site in sites)
    facts = reduce_observations(
        platform_id, seen, moment, shared_host=shared, held_back=sources.held_back(session, moment)
    )
    return with_cases(session, replace(facts, terms=_terms(session, facts, moment)), moment)


def _terms(session: Session, facts: Facts, moment: datetime) -> TermsFacts | None:
    """How fair the rules that stood then read, and how many clauses of each kind there were."""
    standing = newest(as_known(terms.versions(session, facts.platform_id, moment), moment))
    if facts.terms is None or not standing:
        return facts.terms
    counts = Counter(clause.type for version in standing for clause in version.clauses)
    return replace(
        facts.terms, fairness=fairness(judge_versions(standing)), clauses=dict(sorted(counts.items()))
    )


def rescore(session: Session, platform_id: str, now: datetime) -> ScoreSnapshot:
    """The score of a platform now; a new snapshot only where facts, method or result changed."""
    facts = facts_at(session, platform_id, now)
    fresh = _snapshot(platform_id, facts, score(facts, now), now)
    last = scores.latest(session, platform_id)
    if last is not None and _same(last, fresh):
        return last
    session.add(fresh)
    session.flush()
    changes.record(session, "score", platform_id, state=fresh.state, grade=fresh.grade)
    return fresh


def _stored(row: Observation) -> StoredObservation:
    return StoredObservation(
        id=row.id or 0,
        source=row.source,
        source_version=row.source_version,
        asked_at=row.asked_at,
        url=row.url,
        outcome=row.outcome,
        value=row.value,
        reason=row.reason,
    )


def _snapshot(platform_id: str, facts: Facts, result: Score, now: datetime) -> ScoreSnapshot:
    # Under labels of their own: a snapshot stays for good, the traits of people do not.
    canonical = _json(asdict(unlinkable(facts)))
    return ScoreSnapshot(
        platform_id=platform_id,
        as_of=now,
        state=result.state,
        score=result.score,
        grade=result.grade,
        low=result.interval[0],
        high=result.interval[1],
        contributions=json.loads(_json([asdict(part) for part in result.contributions])),
        missing=list(result.missing),
        facts=json.loads(canonical),
        facts_sha256=hashlib.sha256(canonical.encode()).hexdigest(),
        method_version=METHOD_VERSION,
        recorded_at=now,
    )


def _same(last: ScoreSnapshot, fresh: ScoreSnapshot) -> bool:
    keys = ("state", "score", "grade", "low", "high", "facts_sha256", "method_version")
    return all(getattr(last, key) == getattr(fresh, key) for key in keys)


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    """Sets in order: the order of a set differs from process to process, and so would the hash."""
    return sorted(value) if isinstance(value, frozenset | set) else str(value)
