"""Who forgets in time? A daily round: rows in transactions of their own, their files after each."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from sqlmodel import Session

from rating_site.actions import proofs, retention, rights
from rating_site.actions.retention import Forgotten
from rating_site.config import Settings
from rating_site.store.db import Database, reading, transaction

_UNCLAIMED = timedelta(days=1)
"""A file may be in the vault this long before its row is written: a form may be slow, a server may die."""
_ROUNDS = 200


def forget(database: Database, settings: Settings, now: datetime) -> None:
    """Forget everything whose time has come; running again, or after a crash, is harmless."""
    vault = settings.safe.vault
    for step in (retention.drop_drafts, retention.drop_originals):
        for names in _rounds(database, step, now):
            for name in names:
                vault.delete(name)
    with transaction(database) as session:
        retention.drop_traits(session, now)
    with transaction(database) as session:
        retention.drop_statements(session, now)
        retention.drop_passing(session, now)
        retention.drop_unproven_owners(session, now)
    with reading(database) as session:
        known = retention.known_files(session)
    for name in list(vault.orphans(known, now - _UNCLAIMED)):
        vault.delete(name)
    vault.drop_unfinished(now - _UNCLAIMED)


def keep_terms(database: Database, settings: Settings, now: datetime) -> None:
    """What is due by the hour: proofs to be looked at again, and texts that come back after their term."""
    with transaction(database) as session:
        proofs.recheck(session, now)
    with transaction(database) as session:
        rights.restore_due(session, settings.safe, now)


def _rounds(
    database: Database, step: Callable[[Session, datetime], Forgotten], now: datetime
) -> Iterator[tuple[str, ...]]:
    """The files that a step gives up, round by round, until nothing is left to forget."""
    for _ in range(_ROUNDS):
        with transaction(database) as session:
            done = step(session, now)
        yield done.files
        if not done.rows:
            return
