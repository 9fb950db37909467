"""What would simpler scores say about the same platforms? Higher is better for all of them."""

import math
from collections.abc import Callable

from rating_site.trust.facts import ReportFact
from tests.benchmarks.trust_population import Shop, moment

Judge = Callable[[Shop, int], float]
COUNT_WINDOW = 180


def _known(shop: Shop, day: int) -> list[ReportFact]:
    now = moment(day)
    return [report for report in shop.reports if report.recorded_at <= now]


def _age(report: ReportFact, day: int) -> float:
    return (moment(day) - report.at).total_seconds() / 86400


def _solved(report: ReportFact, day: int) -> bool:
    """Simple scores believe the platform when it says that a case is solved."""
    return report.closed_at is not None and report.closed_at <= moment(day)


def complaint_count(shop: Shop, day: int) -> float:
    """Fewer complaints in the last half year is better."""
    return -float(sum(_age(report, day) <= COUNT_WINDOW for report in _known(shop, day)))


def resolved_ratio(shop: Shop, day: int) -> float:
    """Share of complaints solved, with two solved out of three to begin with."""
    known = _known(shop, day)
    return (sum(_solved(report, day) for report in known) + 2) / (len(known) + 3)


def trustpilot_like(shop: Shop, day: int) -> float:
    """Stars with seven imagined reviews of 3.5; half a year halves a review."""
    weights = [(1.0, 2 ** (-_age(report, day) / 180)) for report in _known(shop, day)]
    weights += [(5.0, 2 ** (-(day - at) / 180)) for at in shop.praise if at <= day]
    return (7 * 3.5 + sum(stars * w for stars, w in weights)) / (7 + sum(w for _, w in weights))


def beta_reputation(shop: Shop, day: int) -> float:
    """Expected share of good experiences, forgetting half in a year."""
    bad = sum(2 ** (-_age(report, day) / 60) for report in _known(shop, day))
    good = sum(2 ** (-(day - at) / 365) for at in shop.praise if at <= day)
    return (good + 1) / (good + bad + 2)


def bbb_like(shop: Shop, day: int) -> float:
    """Volume against size, unanswered, unresolved, slow, and time in business, out of a hundred."""
    known = [report for report in _known(shop, day) if _age(report, day) <= 3 * 365]
    aged = sum(2 ** (-_age(report, day) / 365) for report in known)
    volume = 15 * math.exp(-aged / (2 + shop.orders / 200))
    old = [report for report in known if _age(report, day) > 7]
    pending = sum(not _solved(report, day) for report in old)
    slow = sum(_solved(r, day) and r.closed_at is not None and (r.closed_at - r.at).days > 14 for r in known)
    registered = shop.facts.age.registered_on if shop.facts.age else None
    years = (moment(day).date() - registered).days / 365 if registered else 0.0
    unanswered, unresolved = 40 * math.exp(-pending / 6), 30 * (1 - pending / (len(old) + 3))
    return volume + unanswered + unresolved + (0 if slow else 5) + min(max(years, 0.0), 10.0)


BASELINES: dict[str, Judge] = {
    "complaints in 180 d": complaint_count,
    "resolved ratio": resolved_ratio,
    "Trustpilot-like": trustpilot_like,
    "Beta reputation": beta_reputation,
    "BBB-like": bbb_like,
}
