"""Staff come in for tests: a session of one member of staff, without password and code."""

import hashlib
import secrets
from datetime import datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from rating_site.store.db import Database, transaction
from rating_site.store.models import StaffSession


def staff_session(database: Database, number: int, token: str, now: datetime) -> None:
    """Let this token open the desk for this member of staff."""
    with transaction(database) as session:
        session.add(
            StaffSession(
                token_sha256=hashlib.sha256(token.encode()).hexdigest(),
                account_id=number,
                recorded_at=now,
                seen_at=now + timedelta(days=9),  # nobody is sent away while a test lets time pass
                expires_at=now + timedelta(days=9),
            )
        )


def staff_client(app: Flask, database: Database, number: int, now: datetime) -> FlaskClient:
    """A browser in which this member of staff is signed in."""
    token = secrets.token_urlsafe(16)
    staff_session(database, number, token, now)
    client = app.test_client()
    client.set_cookie("kajian_staff", token)
    return client
