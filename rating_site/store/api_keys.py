"""Which keys of the API are there?"""

from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.store.publish_models import ApiKey


def valid(session: Session, key_sha256: str, now: datetime) -> ApiKey | None:
    """The key with this hash, where it works at this moment."""
    return session.exec(
        select(ApiKey).where(
            ApiKey.key_sha256 == key_sha256,
            col(ApiKey.revoked_at).is_(None),
            col(ApiKey.expires_at).is_(None) | (col(ApiKey.expires_at) > now),
        )
    ).first()
