"""Is money at risk right now, whatever the score says?

A bounded score cannot see an exit scam in time, so a burst of evidenced, unresolved orders raises an alert
beside it. The alert says "wait", not "guilty": it ends as soon as the orders behind it are resolved, and at
the latest 72 hours after the last of them became known unless a person renews it. One more report never
ends an alert, so a platform cannot flood it away.
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
    """Whether buyers should wait, since when, until when, why, and the reports behind it."""

    on: bool = False
    since: datetime | None = None
    until: datetime | None = None
    reasons: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


def judge_alert(case: Case) -> Alert:
    """The alert in force at the case's moment."""
    standing = _evidenced(case)
    newest = _latest_burst(case, standing, case.now)
    until = [known_at(standing[newest]) + LASTS] if newest is not None else []
    renewed = case.facts.alert_renewed_at
    if renewed is not None and case.now - LASTS < renewed <= case.now:
        kept = _latest_burst(case, [report for report in standing if known_at(report) <= renewed], renewed)
        newest = newest if newest is not None else kept
        until += [renewed + LASTS] if kept is not None else []
    return _alert(case, standing, newest, max(until)) if newest is not None else Alert()


def known_at(report: ReportFact) -> datetime:
    """When this report could first cause an alert: its arrival, or the verdict that came later."""
    return max(report.recorded_at, report.verdict_at) if report.verdict_at else report.recorded_at


def _evidenced(case: Case) -> list[ReportFact]:
    """Unresolved reports with a payment record that no moderator rejected, as they became known.

    Pictures never count, not even confirmed ones: among a hundred forged pictures some get past a moderator.
    """
    chosen = [r for r in case.reports if r.evidence == "payment_record" and _stands(case, r)]
    return sorted(chosen, key=lambda report: (known_at(report), report.id))


def _stands(case: Case, report: ReportFact) -> bool:
    return case.verdict(report) in (None, "substantiated") and open_factor(report, case.now) > 0


def _latest_burst(case: Case, standing: Sequence[ReportFact], moment: datetime) -> int | None:
    """The place of the last report within 72 hours of `moment` that completed a burst."""
    for place in range(len(standing) - 1, -1, -1):
        if known_at(standing[place]) <= moment - LASTS:
            return None
        if _reasons(case, _burst(standing, place)):
            return place
    return None


def _burst(standing: Sequence[ReportFact], place: int) -> list[ReportFact]:
    """The report at this place and those that became known in the month before it."""
    last = known_at(standing[place])
    return [report for report in standing[: place + 1] if last - known_at(report) <= WINDOW]


def _reasons(case: Case, burst: Sequence[ReportFact]) -> tuple[str, ...]:
    """Why these reports suffice, or nothing if they do not."""
    reasons = []
    checked = [report for report in burst if case.verdict(report) == "substantiated"]
    if _distinct(case, checked, CHECKED_PAYMENTS):
        reasons.append("checked_payments")
    if _distinct(case, burst, EFFECTIVE_REPORTERS):
        reasons.append("effective_reporters")
    return tuple(reasons)


def _distinct(case: Case, reports: Sequence[ReportFact], needed: int) -> bool:
    """Whether these reports show that many distinct orders of that many effective reporters."""
    if len({report.reporter for report in reports}) < needed:
        return False
    by_order = {report.order or report.id: report for report in reports}
    return effective_reporters(case.voices(list(by_order.values()))) >= needed


def _alert(case: Case, standing: Sequence[ReportFact], place: int, until: datetime) -> Alert:
    """The alert that the burst ending at `place` keeps up, with the beginning of the unbroken time it is
    on.
    """
    start = place
    while start > 0 and known_at(standing[start]) - known_at(standing[start - 1]) < LASTS:
        if not _reasons(case, _burst(standing, start - 1)):
            break
        start -= 1
    burst = _burst(standing, place)
    since = known_at(standing[start])
    return Alert(True, since, until, _reasons(case, burst), tuple(report.id for report in burst))
