"""How does a program get a key of the API, change it and give it up? Without telling us who it is."""

import hashlib
from datetime import datetime, timedelta

from sqlmodel import Session

from rating_site.abuse.challenge import Solved
from rating_site.actions import challenges
from rating_site.actions.ids import new_id
from rating_site.store import api_keys, locks
from rating_site.store.publish_models import ApiKey

PREFIX = "kj_"
OVERLAP = timedelta(hours=24)
"""So long an exchanged key still works, so that programs can be changed one by one."""
_SECRET = 32  # characters of five random bits


class NotExchangeable(Exception):
    """The key is unknown, given up, or was exchanged already."""


def sha256_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def issue(session: Session, solved: Solved, now: datetime) -> str:
    """A new key for a proof of work, which counts once (UsedBefore); shown now and never again."""
    challenges.use(session, solved)
    return _new(session, new_id(), now)


def exchange(session: Session, key: str, now: datetime) -> str:
    """A new key for an old one, which works for a day more; once per key, so that a leaked one ends."""
    old = _held(session, key, now)
    if old.expires_at is not None:
        raise NotExchangeable("this key was exchanged already")
    old.expires_at = now + OVERLAP
    return _new(session, old.holder, now)


def revoke(session: Session, key: str, now: datetime) -> None:
    """Give a key up: it works no more."""
    _held(session, key, now).revoked_at = now


def _held(session: Session, key: str, now: datetime) -> ApiKey:
    digest = sha256_of(key)
    locks.hold(session, f"api key {digest}")
    row = api_keys.valid(session, digest, now)
    if row is None:
        raise NotExchangeable("this key does not work")
    return row


def _new(session: Session, holder: str, now: datetime) -> str:
    key = PREFIX + new_id(_SECRET)
    session.add(ApiKey(id=new_id(), holder=holder, key_sha256=sha256_of(key), recorded_at=now))
    session.flush()
    return key
