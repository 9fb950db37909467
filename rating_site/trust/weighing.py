"""How much does one report weigh, before anybody counts how many there are?

Every factor is bounded and moves one way only: a report that is opened later, resolved or refuted never
weighs more than before, so one more honest complaint cannot raise a score and one more resolved case cannot
lower it.
"""

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from rating_site.trust.credibility import reliability
from rating_site.trust.facts import ReporterFact, ReportFact

SEVERITY: Mapping[str, float] = {
    "resupply_ineffective": 0.5,
    "double_charge": 0.5,
    "wrong_goods": 0.5,
    "rule_changed": 0.5,
    "not_delivered": 1.0,
    "resupply_refused": 1.0,
    "invalid_code": 1.0,
    "account_recovered": 1.0,
    "balance_frozen": 2.0,
    "fake_recovery": 2.0,
    "vanished": 3.0,
}
OTHER_SEVERITY = 0.5
EVIDENCE_TRUST: Mapping[str, float] = {"none": 0.2, "screenshot": 0.45, "payment_record": 0.85}
"""How likely a report of a newcomer is genuine, by its evidence, before anybody checked it."""
CHECKED_TRUST: Mapping[str, float] = {"none": 0.1, "screenshot": 0.3, "payment_record": 1.0}
"""What a moderator's "substantiated" is worth: a checked payment is proof, a picture is not, and people
err.
"""
OPEN_FACTOR: Mapping[str, float] = {
    "open": 1.0,
    "solved_unconfirmed": 0.5,
    "partly": 0.5,
    "resupplied": 0.0,
    "refunded": 0.0,
    "withdrawn": 0.0,
}
REPLY_FACTOR = 0.85
"""A platform that answers an open report takes off this much; silence adds nothing."""
NAT_POINTS = 10 / math.log(2)
"""Ten points double the odds."""
HARM_NATS = 2.0
"""Log-odds that one genuine report of harm one costs a shop without other orders."""
HALF_LIFE = timedelta(days=120)
OPEN_HALF_LIFE = timedelta(days=720)
OPEN_SHARE = 0.25
"""An unresolved case is forgotten slowly, but only with this share of its weight."""
TYPICAL_ORDERS = 300.0
"""Orders a month where the volume is unknown; a platform's own counters are never evidence."""


def open_factor(report: ReportFact, now: datetime) -> float:
    """The share of the harm that still stands on this day, from 0 (resolved or withdrawn) to 1."""
    closed = report.outcome != "open" and (report.closed_at is None or report.closed_at <= now)
    return OPEN_FACTOR.get(report.outcome, 1.0) if closed else 1.0


def harm(report: ReportFact) -> float:
    """Severity times amount, from 0.2 to 6; an unknown amount counts as a small one."""
    size = math.log10(1 + report.amount / 30) if report.amount is not None and report.amount > 0 else 0.0
    return SEVERITY.get(report.type, OTHER_SEVERITY) * min(max(size, 0.4), 2.0)


def recency(report: ReportFact, now: datetime) -> float:
    """How fresh the case is, from 1 down to 0 with age."""
    age = max((now - report.at).total_seconds(), 0.0)
    fresh = 2 ** (-age / HALF_LIFE.total_seconds())
    return max(fresh, OPEN_SHARE * 2 ** (-age / OPEN_HALF_LIFE.total_seconds()))


def volume_factor(orders_per_month: float | None) -> float:
    """The same complaint says less about a shop with many orders: 1 falling to half at about 440 a month."""
    orders = TYPICAL_ORDERS if orders_per_month is None else max(orders_per_month, 0.0)
    return 1 / (1 + orders * 5.7 / 2500)


def genuineness(report: ReportFact, reporter: ReporterFact | None) -> float:
    """How likely an unchecked report is genuine, from its evidence and its reporter's verified past."""
    odds_shift = 2.0 * (reliability(reporter.substantiated, reporter.refuted) - NEWCOMER) if reporter else 0.0
    return _shifted(EVIDENCE_TRUST.get(report.evidence, EVIDENCE_TRUST["none"]), odds_shift)


@lru_cache(maxsize=4096)
def _shifted(chance: float, odds_shift: float) -> float:
    return 1 / (1 + math.exp(-(math.log(chance / (1 - chance)) + odds_shift)))


NEWCOMER = reliability(0, 0)
