"""Does a claim hold? The crawler looks, every month again; two failures in a row end what was proven."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from crawlers.observation import Observation, Outcome, Target
from rating_site.actions import audit, checks
from rating_site.actions import owners as owner_actions
from rating_site.evidence.safe import Safe
from rating_site.store import checks as known
from rating_site.store import owners
from rating_site.store.case_models import Claim, Owner
from rating_site.store.models import Check, CrawlBatch
from rating_site.trust.clocks import PROOF

SOURCE = "owner_proof"
_SECOND_LOOK = timedelta(days=3)
"""A shop may be down for a day: what was proven once is looked at again before it ends."""


def ask(session: Session, claim: Claim, now: datetime) -> CrawlBatch | None:
    """Have the crawler look at the claims on an address; None where that is under way or it has closed."""
    site = owners.site_of(session, claim.site)
    if site is None or known.has_open(session, site.platform_id, SOURCE):
        return None
    return checks.plan(session, [(site, [SOURCE])], now)


def under_way(session: Session, claim: Claim) -> bool:
    """Whether the crawler was asked and has not answered yet."""
    site = owners.site_of(session, claim.site)
    return site is not None and known.has_open(session, site.platform_id, SOURCE)


def target_of(session: Session, check: Check) -> Target:
    """The question of a check, with the tokens to look for where it is about claims."""
    target = checks.target_of(check)
    if SOURCE not in check.sources:
        return target
    proofs = [
        {"id": claim.id, "method": claim.method, "token": claim.token}
        for claim in owners.claims_at(session, check.site)
    ]
    return target.model_copy(update={"hints": {**target.hints, "proofs": proofs}})


def settle(
    session: Session, safe: Safe, check: Check, seen: Sequence[Observation], now: datetime
) -> list[str]:
    """Let claims hold or fail by what the crawler saw; gives the ids of those that hold."""
    said = {one.url.rpartition("#")[2]: one for one in seen if one.source == SOURCE}
    held = []
    for claim in owners.claims_at(session, check.site):
        one = said.get(claim.id)
        if one is None:
            continue
        claim.checked_at = now
        if one.outcome is Outcome.ANSWERED and (one.value or {}).get("claim") == claim.id:
            _prove(session, safe, claim, now)
            held.append(claim.id)
        else:
            _fail(session, safe, claim, one, now)
    return held


def recheck(session: Session, now: datetime) -> list[str]:
    """Plan a look at every proven claim whose time has come; gives the ids of the batches."""
    planned = []
    for claim in owners.due(session, now):
        claim.due_at = now + timedelta(days=1)  # if nothing comes of it, tomorrow again
        if owners.site_of(session, claim.site) is None:
            _end(session, claim, "lapsed", "the address is no longer in use", now)
            continue
        batch = ask(session, claim, now)
        planned += [batch.id] if batch else []
    return planned


def _prove(session: Session, safe: Safe, claim: Claim, now: datetime) -> None:
    fresh = claim.state != "proven"
    claim.state, claim.problem, claim.due_at = "proven", "", now + PROOF.length
    if fresh:
        claim.proven_at = now
        audit.append(session, "system", "claim_proven", f"claim {claim.id}", now)
        _tell(session, safe, claim, "claim_proven", {"site_name": claim.site}, now)


def _fail(session: Session, safe: Safe, claim: Claim, one: Observation, now: datetime) -> None:
    problem = f"{one.outcome}: {one.reason or ''}"[:300]
    if claim.state != "proven":
        _end(session, claim, "failed" if claim.state == "pending" else claim.state, problem, now)
    elif claim.problem:
        _end(session, claim, "lapsed", problem, now)
    else:
        claim.problem, claim.due_at = problem, now + _SECOND_LOOK
        values = {"site_name": claim.site, "problem": problem}
        _tell(session, safe, claim, "claim_lapsing", values, now)


def _end(session: Session, claim: Claim, state: str, problem: str, now: datetime) -> None:
    if claim.state != state:
        audit.append(session, "system", f"claim_{state}", f"claim {claim.id}", now)
    claim.state, claim.problem, claim.due_at = state, problem[:300], None


def _tell(
    session: Session, safe: Safe, claim: Claim, template: str, values: dict[str, str], now: datetime
) -> None:
    """Only whoever has shown control once is written to: anybody can type somebody else's address."""
    owner = session.get_one(Owner, claim.owner_id)
    owner_actions.tell(session, safe, owner, template, f"claim {claim.id}", values, now)
