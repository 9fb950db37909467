"""In which form does the API answer a search? The groups of `kajian search --json`, with more on each hit."""

from typing import Annotated

from pydantic import BaseModel, Field

from rating_site.web.api_models import Recognised


class Piece(BaseModel):
    """A piece of a passage; `sought` marks what was searched for."""

    text: str
    sought: bool


class Likeness(BaseModel):
    """What differs between the typed host and this one; it says nothing about who was first."""

    kind: str
    typed: str
    other: str
    text: str


class SearchHit(BaseModel):
    """One hit; `platform` is the id it belongs to, `state` what we say about that platform now.

    Texts carry a state only where it warns: listed, warned or alert.
    """

    id: str
    title: str
    host: str
    why: list[str]
    platform: str
    page: str
    state: str | None = None
    grade: str | None = None
    passages: list[list[Piece]] = []
    likeness: Likeness | None = None


class SearchGroup(BaseModel):
    """Hits of one kind: platform, lookalike, terms, report, notice or help; `total` counts all pages."""

    kind: str
    total: int
    hits: list[SearchHit]


class SearchAnswer(BaseModel):
    """One page of what was found; `next` leads to the next one."""

    query: Recognised | None
    total: int
    page: int
    pages: int
    next: str | None
    near: Annotated[bool, Field(description="no name has the text; these only resemble it")]
    groups: list[SearchGroup]
    facets: dict[str, dict[str, int]]
    can_be_checked: bool


class Suggestion(BaseModel):
    """A platform that may be meant by what was typed so far."""

    id: str
    title: str
    host: str
    why: list[str]
    page: str


class Suggestions(BaseModel):
    """Suggestions, best first."""

    suggestions: list[Suggestion]
