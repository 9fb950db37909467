"""How is a platform told in short, where many stand in one answer?"""

from collections.abc import Collection
from datetime import datetime

from flask import url_for
from pydantic import BaseModel
from sqlmodel import Session

from rating_site.store.briefs import Brief, briefs
from rating_site.web.api_models import Grade, State
from rating_site.web.lines import line


class PlatformSummary(BaseModel):
    """A platform in short; grade and score only where `state` is graded."""

    id: str
    name: str
    page: str
    sites: list[str]
    state: State
    headline: str
    grade: Grade | None
    score: float | None
    missing: list[str]
    checked_at: datetime | None
    judged_at: datetime | None
    method_version: str | None


def summaries(session: Session, ids: Collection[str]) -> dict[str, PlatformSummary]:
    """These platforms as they stand now; an id that nobody has is left out."""
    return {id: _summary(one) for id, one in briefs(session, ids).items()}


def _summary(one: Brief) -> PlatformSummary:
    said = line(one)
    same = ("id", "name", "checked_at", "judged_at", "method_version")
    return PlatformSummary.model_validate(
        {name: getattr(one, name) for name in same}
        | {
            "page": url_for("buyers.platform", platform_id=one.id),
            "sites": list(said.sites),
            "state": said.state,
            "headline": said.headline,
            "grade": said.grade,
            "score": one.score if said.state == "graded" else None,
            "missing": list(one.missing),
        }
    )
