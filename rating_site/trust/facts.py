"""What do we know about a platform? The frozen view that every judge reads.

None means unknown everywhere: a check that could not be made is never a "no".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from crawlers.observation import ROBOTS_REFUSAL
from rating_site.trust.age import AgeFacts, age_facts
from rating_site.trust.evidence import Provenance, StoredObservation, as_mappings, by_source, latest_answer
from rating_site.trust.filing import FilingFacts, filing_facts

__all__ = [
    "AgeFacts",
    "Availability",
    "Facts",
    "FilingFacts",
    "LinkFact",
    "Provenance",
    "ReplyFact",
    "ReportFact",
    "ReporterFact",
    "StoredObservation",
    "TermsFacts",
    "reduce_observations",
]

SIGNAL_SOURCES = {
    "filing": ("icp_filing", "storefront"),
    "age": ("domain_rdap", "domain_whois", "certificate", "wayback"),
    "terms": ("platform_terms",),
    "availability": ("storefront",),
}
"""Which sources stand behind which signal."""


@dataclass(frozen=True, slots=True)
class TermsFacts:
    """How fair the rules read: `fairness` from 0 to 1, None while unknown; `clauses` counts them by type."""

    fairness: float | None = None
    clauses: Mapping[str, int] = field(default_factory=dict)
    read_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportFact:
    """One report, without any personal data.

    `at` is when it happened, `recorded_at` when we knew; `amount` is in yuan; `evidence` is none,
    screenshot or payment_record; `verdict` None, substantiated, unsubstantiated or refuted, known since
    `verdict_at` (None: always); `outcome` open, resupplied, refunded, partly, solved_unconfirmed (the
    platform says so) or withdrawn, since `closed_at`; `order` and `payer` are keyed hashes.
    """

    id: str
    at: datetime
    recorded_at: datetime
    reporter: str
    type: str = "not_delivered"
    amount: float | None = None
    evidence: str = "none"
    verdict: str | None = None
    verdict_at: datetime | None = None
    outcome: str = "open"
    closed_at: datetime | None = None
    order: str | None = None
    payer: str | None = None


@dataclass(frozen=True, slots=True)
class ReporterFact:
    """Whoever reports, by pseudonym: since when, which traits, and how earlier reports anywhere turned out.

    `keys` maps a trait (reporter_key, device, payer, image, text, prefix) to keyed hashes; `text` holds
    shingles.
    """

    id: str
    since: datetime | None = None
    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    substantiated: int = 0
    refuted: int = 0


@dataclass(frozen=True, slots=True)
class ReplyFact:
    """The platform answered a report."""

    report: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LinkFact:
    """Another platform of the same operator, as far as known.

    `relation` is same_operator, main_site, branch, supplier or copy; `confirmed` means by a
    register-confirmed entity, mutual redirects, the same verified payee or owner proof, and a moderator's
    acceptance; `standing` is the other's own listing state: none, warned or listed; `harm` from 0 to 1 is the
    strength of the verified reports about the other alone.
    """

    platform_id: str
    relation: str
    probability: float
    confirmed: bool = False
    standing: str = "none"
    harm: float = 0.0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Availability:
    """How often the shop could be reached: `share` from 0 to 1 over `days` days; our own failures do not
    count.

    `refused_since` is set while the site itself turns checks away.
    """

    share: float | None = None
    days: int = 0
    refused_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the judges may look at; see the parts for units. `listing_state` is none, warned or
    listed.
    """

    platform_id: str
    filing: FilingFacts | None = None
    age: AgeFacts | None = None
    terms: TermsFacts | None = None
    reports: tuple[ReportFact, ...] = ()
    reporters: tuple[ReporterFact, ...] = ()
    replies: tuple[ReplyFact, ...] = ()
    links: tuple[LinkFact, ...] = ()
    availability: Availability | None = None
    orders_per_month: float | None = None
    observed_since: date | None = None
    listing_state: str = "none"
    prohibited_confirmed: bool = False
    alert_renewed_at: datetime | None = None
    provenance: Mapping[str, tuple[Provenance, ...]] = field(default_factory=dict)


def reduce_observations(
    platform_id: str,
    observations: Sequence[StoredObservation],
    now: datetime,
    *,
    shared_host: bool = False,
    held_back: frozenset[str] = frozenset(),
) -> Facts:
    """The facts that the sources speak about, from every observation known by `now`, in any order.

    On a shared host filing and registration belong to the host, so they stay unknown for the shop. Sources in
    `held_back` are out of their healthy range. Reports, links, listing and fairness are added by the caller.
    """
    known = [seen for seen in observations if seen.asked_at <= now]
    pages = [seen for seen in by_source(known, "storefront") if seen.outcome == "answered"]
    first_seen = pages[0].asked_at.date() if pages else None
    own = [] if shared_host else known
    registered_on = age_facts(own, None, None).registered_on
    filing = filing_facts(own, registered_on, "icp_filing" in held_back)
    approved = filing.record.updated_on if filing.record else None
    terms = latest_answer(known, "platform_terms")
    return Facts(
        platform_id,
        filing=filing if filing != FilingFacts() else None,
        age=age_facts(own, approved, first_seen),
        terms=TermsFacts(read_on=terms.asked_at.date()) if terms else None,
        availability=_availability(known, now),
        observed_since=first_seen,
        provenance=_provenance(known),
    )


def goods_findings(observations: Sequence[StoredObservation]) -> tuple[Mapping[str, str], ...]:
    """Prohibited goods that the newest page offers ({category, quote}), for a moderator to confirm."""
    page = latest_answer(observations, "storefront")
    found = as_mappings((page.value or {}).get("prohibited")) if page else []
    return tuple({"category": str(item.get("category")), "quote": str(item.get("quote"))} for item in found)


def _availability(known: Sequence[StoredObservation], now: datetime) -> Availability | None:
    """Counts days, not asks: a day is up if any ask was answered, down if all were unreachable."""
    recent = [seen for seen in by_source(known, "storefront") if now - seen.asked_at <= timedelta(days=90)]
    up = {seen.asked_at.date() for seen in recent if seen.outcome == "answered"}
    down = {seen.asked_at.date() for seen in recent if seen.outcome == "unreachable"} - up
    days = len(up | down)
    refused_since = _turned_away_since(by_source(known, "storefront"))
    if not days and refused_since is None:
        return None
    return Availability(len(up) / days if days else None, days, refused_since)


def _turned_away_since(pages: Sequence[StoredObservation]) -> datetime | None:
    """Since when the site turns checks away, by a wall or robots.txt; our own failures change nothing."""
    since = None
    for seen in pages:
        if seen.outcome == "answered":
            since = None
        elif seen.outcome == "blocked" or (seen.outcome, seen.reason) == ("refused", ROBOTS_REFUSAL):
            since = since or seen.asked_at
    return since


def _provenance(known: Sequence[StoredObservation]) -> dict[str, tuple[Provenance, ...]]:
    """For each signal the newest answer of each of its sources."""
    found: dict[str, tuple[Provenance, ...]] = {}
    for signal, sources in SIGNAL_SOURCES.items():
        newest = [latest_answer(known, source) for source in sources]
        found[signal] = tuple(seen.provenance() for seen in newest if seen)
    return {signal: places for signal, places in found.items() if places}
