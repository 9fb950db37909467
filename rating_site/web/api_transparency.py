"""How do we handle reports, as numbers for programs? The same as the page about it."""

from typing import Annotated

from pydantic import BaseModel, Field

from rating_site.web.api import api
from rating_site.web.services import services

Share = Annotated[float | None, Field(ge=0, le=1)]
Counts = dict[str, int]


class MonthAnswer(BaseModel):
    """What happened in one month, Asia/Shanghai."""

    month: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
    reports: int
    decisions: int
    listed: int
    ended: int
    appeals: int


class TransparencyAnswer(BaseModel):
    """Counts, shares and times; null where there is nothing yet to take a share or a median of."""

    reports: int
    by_type: Counts
    by_state: Counts
    actions: Counts
    automated_share: Share
    hours_to_first_decision: float | None
    hours_to_verdict: float | None
    appeals: int
    appeals_decided: int
    overturned_share: Share
    entries: int
    stale_share: Share
    notices: Counts
    months: list[MonthAnswer]


@api.operation("GET", "/transparency", TransparencyAnswer, keep="public, max-age=3600")
def transparency() -> TransparencyAnswer:
    """Reports by type, decisions by kind, how long they took, how many were overturned or are overdue."""
    kit = services()
    return TransparencyAnswer.model_validate(kit.figures.of(kit.database, kit.clock()), from_attributes=True)
