"""What had a report come to at a moment? Its events in order, because its columns only know the present."""

from dataclasses import dataclass
from datetime import datetime

from rating_site.store.report_models import ReportEvent
from rating_site.trust.procedure import COUNTED, VERDICTS

UNDONE = "verdict_undone"
DECIDING = (*COUNTED, "rejected", "needs_info", "outcome", "duplicate", "separated", UNDONE)
"""The kinds of events that change what a report counts for."""


@dataclass(slots=True)
class Course:
    """What the events of a report left behind; `before` is what stood when no verdict had fallen."""

    evidence: str
    payer: str | None
    state: str = ""
    verdict: str | None = None
    verdict_at: datetime | None = None
    outcome: str = "open"
    closed_at: datetime | None = None
    duplicate: bool = False
    before: tuple[str, str, str | None] = ("", "none", None)

    def follow(self, event: ReportEvent) -> None:
        """What one more event changes."""
        if event.kind == "outcome":
            self.outcome, self.closed_at = str(event.detail["outcome"]), event.recorded_at
        elif event.kind in ("duplicate", "separated"):
            self.duplicate = event.kind == "duplicate"
        elif event.kind == UNDONE:
            self.verdict, self.verdict_at = None, None
            self.state, self.evidence, self.payer = self.before
        else:
            self._moved(event)

    def _moved(self, event: ReportEvent) -> None:
        if event.kind in VERDICTS:
            if self.verdict is None:
                self.before = (self.state, self.evidence, self.payer)
            self.verdict, self.verdict_at = event.kind, event.recorded_at
        self.state = event.kind
        # What a moderator makes of the evidence stands in the event, so that past days can be replayed.
        if "evidence" in event.detail:
            self.evidence, self.payer = str(event.detail["evidence"]), event.detail.get("payer")
