"""Is a platform's ICP filing what it claims to be?

A verdict needs an answer that was understood; when nothing can be said, the last verdict stays, with its age.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from rating_site.trust.evidence import (
    StoredObservation,
    as_mapping,
    as_mappings,
    as_text,
    by_source,
    latest_answer,
)
from rating_site.trust.register import FilingRecord, Known, fold, main_part, silence

VERDICTS = (
    "verified",
    "verified_undisplayed",
    "mismatch",
    "borrowed",
    "claim_unknown",
    "not_found",
    "invalid_claim",
    "restricted",
    "revoked",
    "stale_inherited",
)


@dataclass(frozen=True, slots=True)
class FilingFacts:
    """The verdict in force. `verdict` None means that nothing was ever confirmed.

    `since` is when this verdict was first reached, `last_checked` when it was last confirmed; `attempt`
    says why the newest question brought nothing (empty_unconfirmed, blocked, rate_limited, gateway_error,
    unreachable, refused); `held_back` is set while the source is out of its healthy range: shown and judged
    as unknown.
    """

    verdict: str | None = None
    since: datetime | None = None
    last_checked: datetime | None = None
    record: FilingRecord | None = None
    claims: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    attempt: str | None = None
    held_back: bool = False
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """An ICP number that the page shows in visible text."""

    number: str
    main: str
    valid: bool
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class _History:
    """The fold over all answers, oldest first."""

    domain: Known = field(default_factory=Known)
    numbers: dict[str, Known] = field(default_factory=dict)
    was_verified: bool = False
    facts: FilingFacts = field(default_factory=FilingFacts)


def filing_facts(
    observations: Sequence[StoredObservation], registered_on: date | None, held_back: bool = False
) -> FilingFacts:
    """The verdict from every answer of the register and the newest page, whatever order they arrive in."""
    page = latest_answer(observations, "storefront")
    claims = claims_of(page)
    history = _History()
    for seen in by_source(observations, "icp_filing"):
        _hear(history, seen, claims, registered_on)
    facts = history.facts
    if facts.verdict is None and page is not None and claims and not any(claim.valid for claim in claims):
        # A placeholder or joke number needs no question to the register.
        facts = FilingFacts("invalid_claim", page.asked_at, page.asked_at, evidence=(page.id,))
    individual = {"nature_individual"} if facts.record and facts.record.nature == "个人" else set()
    flags = tuple(sorted({flag for claim in claims for flag in claim.flags} | individual))
    return replace(facts, claims=tuple(claim.number for claim in claims), flags=flags, held_back=held_back)


def claims_of(page: StoredObservation | None) -> tuple[Claim, ...]:
    """The ICP numbers that a readable page shows."""
    icp = as_mapping(as_mapping(page.value).get("icp")) if page else {}
    return tuple(
        Claim(
            number,
            as_text(item.get("main")) or main_part(number),
            item.get("valid") is True,
            _texts(item["flags"]),
        )
        for item in ({"flags": (), **raw} for raw in as_mappings(icp.get("claims")))
        if (number := as_text(item.get("number")))
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()


def _hear(
    history: _History, seen: StoredObservation, claims: Sequence[Claim], registered_on: date | None
) -> None:
    """Take one answer into the history; an answer that says nothing keeps the last verdict."""
    nothing = silence(seen)
    if nothing:
        history.facts = replace(history.facts, attempt=nothing)
        return
    value = as_mapping(seen.value)
    if value.get("by") == "number":
        key = main_part(str(value.get("asked")))
        history.numbers[key] = fold(history.numbers.get(key, Known()), seen)
    else:
        history.domain = fold(history.domain, seen)
    _conclude(history, seen, _judge(history, claims, registered_on))


def _conclude(history: _History, seen: StoredObservation, verdict: str | None) -> None:
    """Put a verdict in force, or note that the answers so far do not suffice for a new one."""
    before = history.facts
    if verdict is None:
        history.facts = replace(before, attempt="empty_unconfirmed")
        return
    since = before.since if verdict == before.verdict else seen.asked_at
    record = history.domain.records[0] if history.domain.records else None
    history.was_verified |= verdict in ("verified", "verified_undisplayed")
    history.facts = FilingFacts(verdict, since, seen.asked_at, record, evidence=(seen.id,))


def _judge(history: _History, claims: Sequence[Claim], registered_on: date | None) -> str | None:
    """The verdict table; None where the answers so far allow no verdict."""
    if not history.domain.settled:
        return None
    if history.domain.records:
        return judge_record(history.domain.records, claims, registered_on)
    return "revoked" if history.was_verified else judge_absence(history.numbers, claims)


def judge_record(records: Sequence[FilingRecord], claims: Sequence[Claim], registered_on: date | None) -> str:
    """The verdict where the register has a record for this very domain."""
    if any(record.limit_access for record in records):
        return "restricted"
    if any(record.cancelled for record in records):
        return "revoked"
    if registered_on and all(record.updated_on and record.updated_on < registered_on for record in records):
        return "stale_inherited"
    if not claims:
        return "verified_undisplayed"
    mains = {main_part(number) for r in records for number in (r.main_licence, r.service_licence) if number}
    if any(claim.valid and main_part(claim.main) in mains for claim in claims):
        return "verified"
    return "mismatch" if any(claim.valid for claim in claims) else "invalid_claim"


def judge_absence(numbers: dict[str, Known], claims: Sequence[Claim]) -> str | None:
    """The verdict where the domain surely has no record: the number on the page decides."""
    if not claims:
        return "not_found"
    valid = [main_part(claim.main) for claim in claims if claim.valid]
    if not valid:
        return "invalid_claim"
    answers = [numbers.get(number, Known()) for number in valid]
    if any(answer.records for answer in answers):
        return "borrowed"
    return "claim_unknown" if all(answer.absent for answer in answers) else None
