"""Which scores were given, and on what?"""

from sqlmodel import Session, col, select

from rating_site.store.models import ScoreSnapshot


def latest(session: Session, platform_id: str) -> ScoreSnapshot | None:
    """The newest score of a platform."""
    return session.exec(
        select(ScoreSnapshot)
        .where(ScoreSnapshot.platform_id == platform_id)
        .order_by(col(ScoreSnapshot.recorded_at).desc(), col(ScoreSnapshot.id).desc())
    ).first()
