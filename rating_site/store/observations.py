"""What did the sources say about a platform?"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.store.models import Observation


def known_at(session: Session, platform_id: str, moment: datetime) -> Sequence[Observation]:
    """All observations of a platform recorded by `moment`, oldest first."""
    return session.exec(
        select(Observation)
        .where(Observation.platform_id == platform_id, col(Observation.recorded_at) <= moment)
        .order_by(col(Observation.asked_at), col(Observation.id))
    ).all()


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
