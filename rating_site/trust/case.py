"""What do several judges need to know about one platform on one day, worked out once?"""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from rating_site.trust.facts import Facts, ReporterFact, ReportFact
from rating_site.trust.independence import Voice, effective_reporters
from rating_site.trust.weighing import (
    HARM_NATS,
    NAT_POINTS,
    REPLY_FACTOR,
    genuineness,
    harm,
    open_factor,
    recency,
    volume_factor,
)

UNVERIFIED_EACH = 5.0
"""No unchecked report costs more points than this, whatever it claims."""
UNSUBSTANTIATED_SHARE = 0.3
"""What is left of a report that a moderator looked at and could not substantiate."""


class Case:
    """The facts of one platform on one day, with what several signals need worked out once."""

    def __init__(self, facts: Facts, now: datetime) -> None:
        """Reports count only from the moment we knew them."""
        self.facts = facts
        self.now = now
        self.reports = [report for report in facts.reports if report.recorded_at <= now]

    @cached_property
    def reporters(self) -> dict[str, ReporterFact]:
        """The reporters by id."""
        return {reporter.id: reporter for reporter in self.facts.reporters}

    @cached_property
    def replied(self) -> set[str]:
        """The reports that the platform had answered by now."""
        return {reply.report for reply in self.facts.replies if reply.at <= self.now}

    def verdict(self, report: ReportFact) -> str | None:
        """The moderators' verdict as known on this day."""
        late = report.verdict_at is not None and report.verdict_at > self.now
        return None if late else report.verdict

    @cached_property
    def checked(self) -> list[ReportFact]:
        """The reports that a moderator substantiated."""
        return [report for report in self.reports if self.verdict(report) == "substantiated"]

    @cached_property
    def standing(self) -> dict[str, float]:
        """For each reporter the weight of their heaviest unchecked report that still stands, in points."""
        scale = volume_factor(self.facts.orders_per_month) * HARM_NATS * NAT_POINTS
        heaviest: dict[str, float] = {}
        for report in self.reports:
            if self.verdict(report) in ("substantiated", "refuted"):
                continue
            doubt = UNSUBSTANTIATED_SHARE if self.verdict(report) == "unsubstantiated" else 1.0
            trust = genuineness(report, self.reporters.get(report.reporter)) * doubt
            points = min(scale * self.weight(report) * trust, UNVERIFIED_EACH)
            if points > heaviest.get(report.reporter, 0.0):
                heaviest[report.reporter] = points
        return heaviest

    def weight(self, report: ReportFact) -> float:
        """Harm that still stands today."""
        answered = REPLY_FACTOR if report.id in self.replied else 1.0
        return harm(report) * open_factor(report, self.now) * recency(report, self.now) * answered

    def voices(self, reports: Sequence[ReportFact]) -> list[Voice]:
        """The distinct reporters of these reports, with the payers that a moderator confirmed."""
        told: dict[str, list[ReportFact]] = {}
        for report in reports:
            told.setdefault(report.reporter, []).append(report)
        return [self._voice(name, told[name]) for name in sorted(told)]

    def _voice(self, name: str, told: Sequence[ReportFact]) -> Voice:
        keys = self.reporters[name].keys if name in self.reporters else {}
        times = [report.at for report in told]
        payers = frozenset(payer for report in told if (payer := self._proven_payer(report)))
        return Voice(name, keys, min(times), max(times), payers)

    def _proven_payer(self, report: ReportFact) -> str | None:
        """Whose payment a moderator confirmed; a reporter with several payers proves none of them."""
        if self.verdict(report) != "substantiated" or report.evidence != "payment_record":
            return None
        reporter = self.reporters.get(report.reporter)
        payers = reporter.keys.get("payer", frozenset()) if reporter else frozenset()
        return report.payer or (next(iter(payers)) if len(payers) == 1 else None)

    @cached_property
    def effective(self) -> int:
        """Effective independent reporters of everything that was not refuted or withdrawn by now."""
        counted = [r for r in self.reports if self.verdict(r) != "refuted" and not self._withdrawn(r)]
        return effective_reporters(self.voices(counted))

    def _withdrawn(self, report: ReportFact) -> bool:
        return report.outcome == "withdrawn" and open_factor(report, self.now) == 0
