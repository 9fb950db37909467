"""How do two transactions that want to create the same thing wait for each other?"""

import hashlib

from sqlalchemy import text
from sqlmodel import Session


def hold(session: Session, name: str) -> None:
    """Hold a named lock until this transaction ends; SQLite's single writer holds all of them anyway."""
    if session.get_bind().dialect.name == "postgresql":
        key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
