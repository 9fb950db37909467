"""Which scores were given, and on what?"""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from rating_site.store.models import ScoreSnapshot


def latest(session: Session, platform_id: str) -> ScoreSnapshot | None:
    """The newest score of a platform."""
    return session.exec(
        select(ScoreSnapshot)
        .where(ScoreSnapshot.platform_id == platform_id)
        .order_by(col(ScoreSnapshot.recorded_at).desc(), col(ScoreSnapshot.id).desc())
    ).first()


def history(session: Session, platform_id: str, limit: int = 100) -> Sequence[ScoreSnapshot]:
    """The newest scores of a platform, newest first."""
    return session.exec(
        select(ScoreSnapshot)
        .where(ScoreSnapshot.platform_id == platform_id)
        .order_by(col(ScoreSnapshot.recorded_at).desc(), col(ScoreSnapshot.id).desc())
        .limit(limit)
    ).all()
