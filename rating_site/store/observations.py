"""What did the sources say about a platform?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.store.models import Observation


def known_at(session: Session, platform_id: str, moment: datetime) -> Sequence[Observation]:
    """All observations of a platform recorded by `moment`, oldest first."""
    return session.exec(
        select(Observation)
        .where(Observation.platform_id == platform_id, col(Observation.recorded_at) <= moment)
        .order_by(col(Observation.asked_at), col(Observation.id))
    ).all()


def front_pages(session: Session, first: str, last: str) -> dict[str, Mapping[str, Any]]:
    """The front page that was stored last, of each platform with an id between these two."""
    newest = (
        select(func.max(Observation.id))
        .where(
            Observation.source == "storefront",
            Observation.outcome == "answered",
            col(Observation.platform_id).between(first, last),
        )
        .group_by(col(Observation.platform_id))
    )
    rows = session.exec(
        select(Observation.platform_id, Observation.value).where(col(Observation.id).in_(newest))
    ).all()
    return {platform_id: value or {} for platform_id, value in rows}


def exists(session: Session, batch_id: str, target: str, source: str, url: str) -> bool:
    """Whether this answer was stored already; asking makes ingesting a file twice harmless."""
    return (
        session.exec(
            select(Observation.id).where(
                Observation.batch_id == batch_id,
                Observation.target == target,
                Observation.source == source,
                Observation.url == url,
            )
        ).first()
        is not None
    )
