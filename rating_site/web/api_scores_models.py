"""In which form does the API tell scores, facts and the method? Additive only."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from rating_site.web.api_models import Contribution, Grade, State
from rating_site.web.api_terms_models import Day

FIRST_DAY = date(2020, 1, 1)
"""Days before are answered as this one: nothing was known yet."""


class AsOfQuery(BaseModel):
    """Of which day."""

    model_config = ConfigDict(extra="forbid")

    as_of: Day | None = None


class ExplainedContribution(Contribution):
    """Points of one signal and the sentence that explains them."""

    title: str
    text: str


class ScoreAnswer(BaseModel):
    """The score at `moment`; its contributions add up to it exactly.

    Grade, score, interval and contributions are there only where `state` is graded and nothing is `withheld`.
    """

    platform: str
    as_of: date
    moment: datetime
    state: State
    withheld: Annotated[
        bool, Field(description="listed, warned or in alert on that day or today: no grade is shown")
    ]
    grade: Grade | None
    score: float | None
    interval: tuple[float, float] | None
    contributions: list[ExplainedContribution]
    missing: list[str]
    alert_since: datetime | None
    method_version: str


class FactsRow(BaseModel):
    """What was known, as `kajian score --facts` reads it; null is unknown."""

    platform_id: str
    facts: dict[str, Any]
    reports: list[dict[str, Any]]
    replies: list[dict[str, Any]]
    reporters: list[dict[str, Any]]


class Weight(BaseModel):
    """One signal: its points for the best and the worst answer, and the question it asks."""

    signal: str
    title: str
    best: float
    worst: float
    question: str


class GradeLine(BaseModel):
    """A grade is given from `score` points on if the interval also starts at `low` or above."""

    grade: Grade
    score: float
    low: float


class Clock(BaseModel):
    """A time limit of this house."""

    code: str
    hours: float


class Method(BaseModel):
    """How a score comes about; a platform is rated when `core_needed` of the core signals are known."""

    method_version: str
    base: float
    always_unsure: float
    reports_unsure: float
    core_signals: list[str]
    core_needed: int
    weights: list[Weight]
    grades: list[GradeLine]
    clocks: list[Clock]
