"""Which tables serve those who take our data: keys of the API, and whoever is told of changes?"""

from datetime import datetime

from sqlmodel import Field, SQLModel

from rating_site.store import case_models  # noqa: F401  (env.py reaches every table through this module)


class ApiKey(SQLModel, table=True):
    """A key of the API, of which only the hash is kept; nobody is asked who they are.

    `holder` is the same for a key and those it was exchanged for, so that all of them share one limit.
    """

    id: str = Field(primary_key=True, max_length=16)
    holder: str = Field(max_length=16, index=True)
    key_sha256: str = Field(max_length=64, unique=True)
    recorded_at: datetime
    expires_at: datetime | None = Field(default=None, description="set when it was exchanged for a new one")
    revoked_at: datetime | None = None
