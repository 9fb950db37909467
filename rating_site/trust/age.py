"""Since when does this shop exist: the provable beginning and the earliest possible one.

Why a range: the registration date is the earliest day this owner can have opened the shop, and the first
capture after it is the first proof that a shop was there. An old domain can be bought, so whatever is older
than the current registration is never credited to the present owner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rating_site.trust.evidence import StoredObservation, as_date, by_source

# Registries, certificates and archives count days in different time zones.
CLOCK_SLACK = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class AgeFacts:
    """The dates that speak about age; None is unknown.

    `lower` is the date from which the shop is proven (the lower end of its age, which earns points);
    `upper` is the earliest date it can have begun (the upper end of its age, which alone can show that it
    is young).
    """

    registered_on: date | None = None
    first_certificate: date | None = None
    first_capture: date | None = None
    filing_approved_on: date | None = None
    first_seen: date | None = None
    lower: date | None = None
    upper: date | None = None
    re_registered: bool = False


def judge_age(
    registered_on: date | None,
    first_certificate: date | None,
    first_capture: date | None,
    filing_approved_on: date | None,
    first_seen: date | None,
) -> AgeFacts:
    """The age model: what each date proves for the present owner."""
    older = [day for day in (first_certificate, first_capture, filing_approved_on) if day]
    re_registered = registered_on is not None and any(day < registered_on - CLOCK_SLACK for day in older)
    return AgeFacts(
        registered_on,
        first_certificate,
        first_capture,
        filing_approved_on,
        first_seen,
        _proven_since(registered_on, first_capture, first_seen),
        _possible_since(registered_on, first_certificate, first_capture, first_seen),
        re_registered,
    )


def _proven_since(
    registered_on: date | None, first_capture: date | None, first_seen: date | None
) -> date | None:
    """The first proof of this shop under its present owner."""
    own_capture = (
        first_capture is not None
        and registered_on is not None
        and first_capture >= registered_on - CLOCK_SLACK
    )
    proofs = [day for day in (first_capture if own_capture else None, first_seen) if day]
    proven = min(proofs, default=None)
    return max(proven, registered_on) if proven and registered_on else proven


def _possible_since(registered_on: date | None, *proofs: date | None) -> date | None:
    """The registration, or where it is unknown the oldest sign of any life on the host."""
    return registered_on or min((day for day in proofs if day), default=None)


def age_facts(
    observations: Sequence[StoredObservation], filing_approved_on: date | None, first_seen: date | None
) -> AgeFacts:
    """The age of a platform from everything that its sources said."""
    return judge_age(
        _newest_date(observations, "registered_on", "domain_rdap", "domain_whois"),
        _oldest_date(observations, "earliest_not_before", "certificate"),
        _oldest_date(observations, "first_capture", "wayback"),
        filing_approved_on,
        first_seen,
    )


def _dates(observations: Sequence[StoredObservation], key: str, *sources: str) -> list[date]:
    answered = [
        seen for seen in by_source(observations, *sources) if seen.outcome == "answered" and seen.value
    ]
    return [day for seen in answered if (day := as_date((seen.value or {}).get(key)))]


def _newest_date(observations: Sequence[StoredObservation], key: str, *sources: str) -> date | None:
    """What was said last: a new owner registers anew, and the registry then tells the new date."""
    days = _dates(observations, key, *sources)
    return days[-1] if days else None


def _oldest_date(observations: Sequence[StoredObservation], key: str, *sources: str) -> date | None:
    """The oldest date ever proven: an archive that forgets takes nothing away."""
    return min(_dates(observations, key, *sources), default=None)
