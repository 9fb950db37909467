"""Is money at risk right now, whatever the score says?

A bounded score cannot see an exit scam in time, so a burst of evidenced, unresolved orders raises an alert
beside it. The alert says "wait", not "guilty": it needs payment records, each start uses up the reports
that caused it, and it ends after 72 hours unless a person renews it or as many new victims come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rating_site.trust.case import Case
from rating_site.trust.facts import ReportFact
from rating_site.trust.independence import effective_reporters
from rating_site.trust.weighing import open_factor

LASTS = timedelta(hours=72)
WINDOW = timedelta(days=30)
"""Reports that lie further apart are no burst; small shops need a month to show one."""
CHECKED_PAYMENTS = 2
EFFECTIVE_REPORTERS = 5


@dataclass(frozen=True, slots=True)
class Alert:
    """Whether buyers should wait, since when, until when, why, and the reports that caused it."""

    on: bool = False
    since: datetime | None = None
    until: datetime | None = None
    reasons: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


def judge_alert(case: Case) -> Alert:
    """The alert in force at the case's moment; off if all the orders behind it were resolved or refuted."""
    alert = Alert()
    pending: list[ReportFact] = []
    for report in _evidenced(case):
        moment = known_at(report)
        pending = [r for r in pending if moment - known_at(r) <= WINDOW and _stands(case, r, moment)]
        pending.append(report)
        reasons = _reasons(case, pending, moment)
        if reasons:
            alert = Alert(True, moment, moment + LASTS, reasons, tuple(r.id for r in pending))
            pending = []
    return _in_force(case, alert)


def known_at(report: ReportFact) -> datetime:
    """When this report could first cause an alert: its arrival, or the verdict that came later."""
    return max(report.recorded_at, report.verdict_at) if report.verdict_at else report.recorded_at


def _evidenced(case: Case) -> list[ReportFact]:
    """Reports with a payment record or a moderator's confirmation, unless rejected, as they became known."""
    chosen = [report for report in case.reports if _shows_something(case, report)]
    return sorted(chosen, key=lambda report: (known_at(report), report.id))


def _shows_something(case: Case, report: ReportFact) -> bool:
    verdict = case.verdict(report)
    return verdict == "substantiated" or (verdict is None and report.evidence == "payment_record")


def _stands(case: Case, report: ReportFact, moment: datetime) -> bool:
    return open_factor(report, moment) > 0


def _reasons(case: Case, pending: Sequence[ReportFact], moment: datetime) -> tuple[str, ...]:
    """Why the pending reports suffice, or nothing if they do not."""
    reasons = []
    standing = [report for report in pending if _stands(case, report, moment)]
    checked = [r for r in standing if r.evidence == "payment_record" and case.verdict(r) == "substantiated"]
    if _distinct(case, checked, CHECKED_PAYMENTS):
        reasons.append("checked_payments")
    if _distinct(case, standing, EFFECTIVE_REPORTERS):
        reasons.append("effective_reporters")
    return tuple(reasons)


def _distinct(case: Case, reports: list[ReportFact], needed: int) -> bool:
    """Whether these reports show that many distinct orders of that many effective reporters."""
    by_order = {report.order or report.id: report for report in reports}
    chosen = list(by_order.values())
    if len({report.reporter for report in chosen}) < needed:
        return False
    return effective_reporters(case.voices(chosen)) >= needed


def _in_force(case: Case, alert: Alert) -> Alert:
    """An alert ends with its time, renewed once by a person, or when nothing behind it is open any more."""
    if alert.since is None or alert.until is None:
        return Alert()
    renewed = case.facts.alert_renewed_at
    until = alert.until
    if renewed is not None and alert.since <= renewed <= case.now:
        until = max(until, renewed + LASTS)
    behind = set(alert.reports)
    still_open = any(r.id in behind and _stands(case, r, case.now) for r in case.reports)
    if case.now >= until or not still_open:
        return Alert()
    return Alert(True, alert.since, until, alert.reasons, alert.reports)
