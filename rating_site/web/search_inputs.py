"""What may people ask the search for? A text, filters, an order and a page, for page and API alike."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from rating_site.lookup import MAX_QUERY
from rating_site.web.inputs import Input
from search_index.document import FACETS

SIZE = 20
LAST_PAGE = 500
GroupName = Literal["platform", "terms", "report", "notice", "help"]
Value = Annotated[str, Field(max_length=40)]
Sorting = Literal["relevance", "newest", "worst", "resupply"]
Typed = Annotated[
    str, Field(max_length=MAX_QUERY, description="host, URL, name, QQ, WeChat or ICP number, phrase")
]
PageNumber = Annotated[int, Field(ge=1, le=LAST_PAGE)]


class Wish(Input):
    """What the page was asked for."""

    q: Typed = ""
    status: Value = ""
    grade: Value = ""
    province: Value = ""
    software: Value = ""
    refund_route: Value = ""
    escrow: Value = ""
    incident_type: Value = ""
    sort: Sorting = "relevance"
    group: Literal["", "platform", "terms", "report", "notice", "help"] = ""
    page: PageNumber = 1

    def filters(self) -> dict[str, tuple[str, ...]]:
        """The filters that are set, as the directory takes them."""
        return {name: (value,) for name in FACETS if (value := getattr(self, name))}

    def parameters(self, **changed: object) -> dict[str, object]:
        """The query string of this wish with some values changed, without what goes without saying."""
        values = self.model_dump(exclude_defaults=True) | {"page": 1} | changed
        return {name: value for name, value in values.items() if value and (name, value) != ("page", 1)}


class Begun(Input):
    """What was typed so far."""

    q: Typed = ""


class SuggestQuery(BaseModel):
    """What was typed so far, in the API."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(min_length=1, max_length=MAX_QUERY, examples=["yunka"])]
    limit: Annotated[int, Field(ge=1, le=20)] = 8


class SearchQuery(BaseModel):
    """The question to the API; without `q` it lists all platforms that pass the filters."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    status: Annotated[Value, Field(description="state of the platform, as in its answer")] = ""
    grade: Annotated[Value, Field(description="A to E")] = ""
    province: Annotated[Value, Field(description="the first character of its ICP number")] = ""
    software: Annotated[Value, Field(description="family of shop software")] = ""
    refund_route: Annotated[Value, Field(description="original_route or balance, as its rules state")] = ""
    escrow: Annotated[Value, Field(description="yes where its rules state escrow")] = ""
    incident_type: Annotated[Value, Field(description="type of a report that was not refuted")] = ""
    sort: Sorting = "relevance"
    group: Annotated[GroupName | None, Field(description="only this group; texts can be paged so")] = None
    page: PageNumber = 1
