"""In which form does the public API speak of rules? Additive only: a field that is published stays."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from rating_site.web.rules_inputs import OrderQuestion

MOST_VERSIONS = 100
AnswerCode = Literal["inside", "outside", "too_early", "not_stated", "not_known", "uncertain"]


def _iso_day(value: Any) -> date:
    """Pydantic would also take seconds since 1970."""
    return date.fromisoformat(str(value))


Day = Annotated[
    date, BeforeValidator(_iso_day), Field(description="a day such as 2026-11-20; its end in Shanghai counts")
]


class Place(BaseModel):
    """A version of a text: where it stands and when it was seen there."""

    id: Annotated[str, Field(description="the number of this version")]
    place: str
    scope: Literal["platform", "seller", "product"]
    url: str
    title: str
    first_seen: datetime
    last_seen: datetime
    next_seen: Annotated[
        datetime | None, Field(description="when something else, or nothing, was first seen there")
    ]


class TermsClause(BaseModel):
    """One typed promise or exclusion."""

    type: str
    value: Annotated[
        str, Field(description="ISO 8601 duration, a range of two, or a word of the type's list")
    ]
    unit_note: str
    bound: Annotated[str, Field(description="max: deadline; min: wait at least")]
    start: Annotated[str, Field(description="the event the clock starts at")]
    aspect: str
    cond: str
    quote: str


class FullVersion(Place):
    """A version with its text and what was read from it."""

    text: str
    clauses: list[TermsClause]


class LawArticle(BaseModel):
    """The article behind a reading; `state`: T read, S second hand, U not checked."""

    id: str
    law: str
    article: str
    version: str
    since: date
    text: str
    state: Literal["T", "S", "U"]


class CardLine(BaseModel):
    """One meaning with its reading, and every place that states it."""

    kind: Annotated[str, Field(description="clause type, or void for a sentence without one")]
    clause: TermsClause | None
    quote: str
    verdict: Literal["fair", "unusual", "unfair", "likely_invalid"]
    verdict_text: str
    reason: str
    reason_text: str
    basis: list[LawArticle]
    places: list[Place]


class Conflict(BaseModel):
    """Two passages of the platform's own text that cannot both hold."""

    kind: str
    text: str
    quotes: tuple[str, str]
    places: tuple[Place, Place]


class Unread(BaseModel):
    """A place that the last reading could not read: silence about it is not the absence of a rule."""

    url: str
    outcome: str
    asked_at: datetime


class TermsCard(BaseModel):
    """The rules of a platform on one card, from the texts that stand now."""

    platform: str
    name: str
    page: str
    disclaimer: str
    topics: dict[str, list[CardLine]]
    contradictions: list[Conflict]
    missing: Annotated[
        list[str], Field(description="clause types that a buyer would want and nothing states")
    ]
    places: list[Place]
    unread: list[Unread]


class VersionsQuery(BaseModel):
    """Which versions: those with a greater number than `after`, in the order of numbers."""

    model_config = ConfigDict(extra="forbid")

    after: Annotated[int, Field(ge=0, le=2**53, description="the last number you have")] = 0
    limit: Annotated[int, Field(ge=1, le=MOST_VERSIONS)] = 20


class Versions(BaseModel):
    """Every version ever seen, by pages; ask again with `next` while it is there."""

    platform: str
    versions: list[FullVersion]
    next: int | None


class DayQuery(BaseModel):
    """Which day; its end in Shanghai counts."""

    model_config = ConfigDict(extra="forbid")

    date: Day


class StoodThen(BaseModel):
    """What stood at one place: `before` and `after` differ where the day lies between two captures.

    `captured` is false where the first capture came later: `first` is then the nearest version.
    """

    place: str
    captured: bool
    certain: bool
    before: FullVersion | None
    after: FullVersion | None
    first: Place


class OnDay(BaseModel):
    """What stood at every place on a day."""

    platform: str
    date: date
    places: list[StoodThen]


class AnswerQuery(OrderQuestion):
    """What you tell about an order: nothing of it is stored. Times without a zone are Shanghai time."""

    model_config = ConfigDict(extra="forbid")


class Warned(BaseModel):
    """Something to know beside the answer."""

    code: str
    text: str


class Alternative(BaseModel):
    """Another possible answer."""

    label: str
    text: str
    answer: AnswerCode
    version: Place | None
    quote: str
    deadline: datetime | None


class OrderDateAnswer(BaseModel):
    """The rule on an order date; `deadline` is the last moment that is certainly in time."""

    answer: AnswerCode
    text: str
    version: Place | None
    quote: str
    deadline: datetime | None
    opens: datetime | None
    approximate: bool
    warnings: list[Warned]
    alternatives: list[Alternative]
