"""In which form does the public API speak? Additive only: a field that is published stays."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from rating_site.answers import Answer, ClauseView
from rating_site.lookup import MAX_QUERY, Query
from rating_site.store.models import Check, CheckStep, Listing
from rating_site.web.api_terms_models import TermsClause
from rating_site.words import HEADLINES

_TYPED = Field(min_length=1, max_length=MAX_QUERY, pattern=r"\S", examples=["shop.example.com"])
State = Literal["listed", "warned", "alert", "not_rated", "graded", "unknown"]
Grade = Literal["A", "B", "C", "D", "E"]


class CheckQuery(BaseModel):
    """The question."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(description="host, URL, name, QQ or ICP number"), _TYPED]
    format: Annotated[
        Literal["json", "text"] | None,
        Field(description="text: one line for chat bots, like Accept: text/plain"),
    ] = None


class NewCheck(BaseModel):
    """The wish for a live check of one address."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(description="host or URL"), _TYPED]


class Recognised(BaseModel):
    """How the question was understood."""

    kind: Literal["address", "icp_service", "icp_main", "qq", "wechat", "name"]
    key: str


class Contribution(BaseModel):
    """Points of one signal; all of them add up to the score."""

    signal: str
    points: float
    code: str
    params: dict[str, Any]
    evidence: list[str]


class Clause(TermsClause):
    """One clause of the platform's rules with the words it was read from."""

    place: str
    url: str
    first_seen: datetime
    last_seen: datetime


class Identifier(BaseModel):
    """A contact or number the platform displays; anybody can paste one."""

    kind: str
    value: str


class ListingEntry(BaseModel):
    """Why and since when the platform is on the blacklist."""

    state: Literal["warned", "listed"]
    wording: str
    reasons: list[str]
    since: datetime
    review_by: date
    version: int


class Address(BaseModel):
    """An address and when it belonged to the platform."""

    site: str
    since: datetime
    until: datetime | None


class ReadAt(BaseModel):
    """Where and when a fact was read; `observation_id` is what `evidence` of a contribution points to."""

    source: str
    observed_at: datetime
    url: str
    observation_id: int | None


class PlatformAnswer(BaseModel):
    """Everything we say about one platform; grade, score and interval only where `state` is graded.

    `filed_as` is the domain whose filing and age speak about this shop, none on a shared host. `provenance`
    names for each signal the newest answer of every source behind it.
    """

    id: str
    name: str
    page: str
    sites: list[str]
    state: State
    headline: str
    grade: Grade | None
    score: float | None
    interval: tuple[float, float] | None
    contributions: list[Contribution]
    missing: list[str]
    filing: dict[str, Any] | None
    age: dict[str, Any] | None
    clauses: list[Clause]
    identifiers: list[Identifier]
    listing: ListingEntry | None
    checked_at: datetime | None
    judged_at: datetime | None
    method_version: str | None
    addresses: list[Address]
    filed_as: str | None
    rules: dict[str, Any] | None
    availability: dict[str, Any] | None
    observed_since: date | None
    provenance: dict[str, list[ReadAt]]


class CheckAnswer(BaseModel):
    """The answer to one question; `state` and `headline` are those of the most serious platform found."""

    query: Recognised
    state: str
    headline: str
    platforms: list[PlatformAnswer]
    can_be_checked: Annotated[
        bool, Field(description="POST the same text to /api/v1/checks for a live check")
    ]


class Step(BaseModel):
    """How far one source is."""

    source: str
    state: Literal["waiting", "asking", "answered", "unknown", "skipped"]
    at: datetime
    note: str


class LiveCheck(BaseModel):
    """A live check; `platform` is its platform's id as soon as there is one."""

    id: str
    state: Literal["queued", "running", "done", "failed", "refused"]
    site: str
    requested_at: datetime
    finished_at: datetime | None
    reason: str | None
    steps: list[Step]
    platform: str | None


def platform_answer(answer: Answer, page: str) -> PlatformAnswer:
    """One platform in the form of the API."""
    same = ("state", "headline", "grade", "score", "interval", "checked_at", "judged_at", "filed_as")
    seen = answer.facts
    return PlatformAnswer.model_validate(
        {name: getattr(answer, name) for name in same}
        | {
            "id": answer.platform.id,
            "name": answer.platform.name,
            "page": page,
            "sites": list(answer.sites),
            "missing": list(answer.missing),
            "contributions": [dict(part) for part in answer.contributions],
            "filing": seen.get("filing"),
            "age": seen.get("age"),
            "rules": seen.get("terms"),
            "availability": seen.get("availability"),
            "observed_since": seen.get("observed_since"),
            "provenance": seen.get("provenance") or {},
            "clauses": [_clause(view) for view in answer.clauses],
            "identifiers": [{"kind": kind, "value": value} for kind, value in answer.identifiers],
            "listing": _listing(answer.listing),
            "method_version": answer.method_version,
            "addresses": [
                {"site": one.site, "since": one.valid_from, "until": one.valid_until}
                for one in answer.addresses
            ],
        }
    )


def check_answer(query: Query, worst: Answer | None, found: list[PlatformAnswer]) -> CheckAnswer:
    """The answer to one question in the form of the API; `worst` is the most serious platform found."""
    return CheckAnswer.model_validate(
        {
            "query": Recognised(kind=query.kind, key=query.key),
            "state": worst.state if worst else "unknown",
            "headline": worst.headline if worst else HEADLINES["unknown"],
            "platforms": found,
            "can_be_checked": query.address is not None,
        }
    )


def live_check(check: Check, steps: Sequence[CheckStep]) -> LiveCheck:
    """A live check in the form of the API."""
    return LiveCheck.model_validate(
        {
            **check.model_dump(include={"id", "state", "site", "requested_at", "finished_at", "reason"}),
            "steps": [step.model_dump(include={"source", "state", "at", "note"}) for step in steps],
            "platform": check.platform_id,
        }
    )


def _clause(view: ClauseView) -> Clause:
    return Clause(**{name: getattr(view, name) for name in Clause.model_fields})


def _listing(listing: Listing | None) -> ListingEntry | None:
    if listing is None:
        return None
    fields = listing.model_dump(include={"state", "wording", "reasons", "review_by", "version"})
    return ListingEntry.model_validate({**fields, "since": listing.effective_at})
