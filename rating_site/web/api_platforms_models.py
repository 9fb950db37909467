"""In which form does the API list platforms and those of one operator? Additive only."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from rating_site.web.api_models import Grade, State
from rating_site.web.api_summaries import PlatformSummary
from search_index.document import FACETS

MOST = 100
Value = Annotated[str, Field(max_length=40)]
Cursor = Annotated[str, Field(pattern=r"^[0-9]{1,9}$", description="`next` of the page before")]


class PlatformsQuery(BaseModel):
    """Which platforms, in which order."""

    model_config = ConfigDict(extra="forbid")

    state: Annotated[State | None, Field(description="as in a platform's answer")] = None
    grade: Grade | None = None
    province: Annotated[Value, Field(description="the first character of its ICP number")] = ""
    software: Annotated[Value, Field(description="family of shop software")] = ""
    refund_route: Annotated[Value, Field(description="original_route or balance, as its rules state")] = ""
    escrow: Annotated[Value, Field(description="yes where its rules state escrow")] = ""
    incident_type: Annotated[Value, Field(description="type of a report that was not refuted")] = ""
    sort: Literal["name", "newest", "worst"] = "name"
    cursor: Cursor | None = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 20

    def filters(self) -> dict[str, tuple[str, ...]]:
        """The filters that are set, as the directory takes them."""
        asked = {"status": self.state} | {name: getattr(self, name, None) for name in FACETS[1:]}
        return {name: (value,) for name, value in asked.items() if value}


class Platforms(BaseModel):
    """A page of platforms; `next` while there are more. Follow /changes to keep a copy: pages move."""

    total: int
    platforms: list[PlatformSummary]
    next: str | None


class OperatorsQuery(BaseModel):
    """Which links: those after the last one you have."""

    model_config = ConfigDict(extra="forbid")

    cursor: Cursor | None = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 20


class OperatorLink(BaseModel):
    """Two platforms that have one operator, as a moderator accepted it; `evidence` names kinds of proof."""

    platform: str
    other: str
    other_name: str
    other_state: State
    evidence: list[str]
    since: datetime


class Operators(BaseModel):
    """A page of links; `next` while there are more."""

    links: list[OperatorLink]
    next: str | None


class PlatformOperators(BaseModel):
    """The platforms of the same operator; being linked is no reproach."""

    platform: str
    links: list[OperatorLink]
