"""In which form does the API take and tell reports? Additive only."""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, model_validator

from rating_site import orders
from rating_site.lookup import MAX_QUERY
from rating_site.web.cursors import PATTERN
from rating_site.web.ids import ID_PATTERN
from rating_site.web.inputs import Input
from rating_site.web.report_inputs import MOST_YUAN, Channel, ContactPage, Line, Number, Product, StoryPage

MOST = 50
_STRICT = ConfigDict(extra="forbid")
_EXAMPLE: dict[str, JsonValue] = {
    "q": "shop.example.com",
    "story": {
        "type": "not_delivered",
        "asked": "resupply",
        "story": "No code came within 72 hours; support does not answer.",
    },
    "order": {"product": "card_code", "channel": "alipay", "amount_fen": 5000},
    "consent": True,
    "publish": True,
}
EventKind = Literal[
    "accepted",
    "platform_notified",
    "replied",
    "reply_added",
    "overdue",
    "substantiated",
    "unsubstantiated",
    "refuted",
    "verdict_undone",
    "outcome",
    "outcome_proposed",
    "outcome_contested",
    "hidden",
    "shown_again",
]


def _near(at: datetime) -> datetime:
    if not orders.in_reach(at):
        raise ValueError("the year is out of reach")
    return at


Moment = Annotated[AwareDatetime, AfterValidator(_near)]


class ToldStory(StoryPage):
    """What happened; contact details and card codes in it are masked before anybody reads it."""

    model_config = _STRICT


class ToldOrder(Input):
    """The facts of the order; of its number others see the ends, of the payment number nothing is kept."""

    model_config = _STRICT

    product: Product
    channel: Channel
    amount_fen: Annotated[int, Field(ge=0, le=MOST_YUAN * 100)] | None = None
    order_number: Number = ""
    payment_number: Number = ""
    owner_sees_order: bool = False
    ordered_at: Moment | None = None
    paid_at: Moment | None = None
    asked_at: Moment | None = None
    answered_at: Moment | None = None
    delivered_at: Moment | None = None


class NewReport(Input):
    """A report: name the shop by its `platform` id or by its address in `q`.

    `consent`: we may process it and ask the platform for an answer; `publish`: everybody may read the masked
    words, else only staff does. Ask the reporter for both. Without a solved `challenge` a moderator looks
    first. `key` is a reporter key that the reporter holds, `new_key` asks for one.
    """

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_EXAMPLE]})

    platform: Annotated[str, Field(pattern=f"^({ID_PATTERN})?$")] = ""
    q: Annotated[Line, Field(max_length=MAX_QUERY)] = ""
    story: ToldStory
    order: ToldOrder
    email: Annotated[Line, Field(max_length=254)] = ""
    language: Literal["zh", "en"] = "zh"
    consent: Literal[True]
    publish: bool = False
    challenge: Annotated[str, Field(max_length=4000)] = ""
    key: Annotated[Line, Field(max_length=60)] = ""
    new_key: bool = False

    @model_validator(mode="after")
    def _can_be_told(self) -> Self:
        if not (self.platform or self.q):
            raise ValueError("name the platform, or its address in q")
        ContactPage.model_validate({"email": self.email})
        return self


class ReportReceived(BaseModel):
    """The report was taken in: the codes are shown now and never again.

    With `tracking_code` one follows the report at `page`, adds evidence, says how it ended, or takes it back.
    """

    id: str
    state: Literal["submitted", "held"]
    tracking_code: str
    reporter_key: str | None
    page: str


class ReportsQuery(BaseModel):
    """Which reports: those before the last one you have."""

    model_config = _STRICT

    cursor: Annotated[str | None, Field(pattern=PATTERN)] = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 20


class ReportEvent(BaseModel):
    """One step of a report's course."""

    at: datetime
    kind: EventKind
    by: Literal["reporter", "platform", "moderator", "system"]
    text: str


class PublicReport(BaseModel):
    """A report as everybody may read it; where `taken_back`, only the fact stays, without any text.

    `happened` is a day only: the hour of an order would tell the platform who reports.
    """

    id: str
    kind: Literal["incident", "went_well"]
    type: str
    cause: str
    product: str
    channel: str
    amount_fen: int | None
    evidence: str
    happened: date
    recorded: date
    state: str
    outcome: str
    minutes: int | None
    story: str
    reply_told: str
    taken_back: bool
    events: list[ReportEvent]


class PlatformReports(BaseModel):
    """Reports, newest first; `next` while there are more."""

    platform: str
    reports: list[PublicReport]
    next: str | None
