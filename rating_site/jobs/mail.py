"""Who delivers the messages, and again after a failure? One row at a time under a lease, then it is dropped.

A worker that dies between delivery and its note sends the message twice, never not at all; both carry the
same Message-ID. Sending happens beside the scheduler: a slow mail server holds nothing else up.
"""

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session, col, select

from rating_site.actions import mail as texts
from rating_site.config import Settings
from rating_site.evidence.sealing import UnsealError
from rating_site.jobs.post import Door, NotSent, letter, open_door
from rating_site.store import leases
from rating_site.store.case_models import Mail
from rating_site.store.db import Database, transaction

MAX_ATTEMPTS = 8
_LEASE = timedelta(minutes=10)
_AT_ONCE = 20
_FIRST_PAUSE = timedelta(minutes=2)
_log = structlog.get_logger()


class Sender:
    """Sends what is due, in a thread of its own and never twice at once in this process."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings, self._database = settings, database
        self._thread: threading.Thread | None = None

    def start(self, now: datetime) -> threading.Thread:
        """Begin to send what is due, unless the last round is still at it; gives its thread."""
        if self._thread is None or not self._thread.is_alive():
            work = threading.Thread(target=self._run, args=(now,), name="mail", daemon=True)
            self._thread = work
            work.start()
        return self._thread

    def _run(self, now: datetime) -> None:
        try:
            send_due(self._database, self._settings, now)
        except Exception as error:  # the leases run out and the next round tries again
            _log.error("mail_failed", exc_info=error)


def send_due(database: Database, settings: Settings, now: datetime) -> int:
    """Send what is due, at most 20 messages; gives how many left."""
    with transaction(database) as session:
        claimed = [row.id or 0 for row in _claim(session, now)]
    if not claimed:
        return 0
    door = open_door(settings.smtp_url, settings.data / "outbox")
    try:
        return sum(_send(database, settings, door, mail_id, now) for mail_id in claimed)
    finally:
        door.close()


def _claim(session: Session, now: datetime) -> Sequence[Mail]:
    rows = session.exec(
        select(Mail)
        .where(
            Mail.state == "queued",
            Mail.due_at <= now,
            leases.free(Mail.lease_until, now),
        )
        .order_by(col(Mail.due_at), col(Mail.id))
        .limit(_AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        row.lease_until = now + _LEASE
        row.attempts += 1
    return rows


def _send(database: Database, settings: Settings, door: Door, mail_id: int, now: datetime) -> bool:
    """Deliver one claimed message and note what became of it."""
    failure: NotSent | None = None
    with transaction(database) as session:
        row = session.get(Mail, mail_id)
    if row is None:
        return False
    try:
        door.send(letter(row, texts.opened(settings.safe, row, settings.address), settings.mail_from))
    except NotSent as problem:
        failure = problem
    except (UnsealError, ValueError) as problem:
        failure = NotSent(str(problem), for_good=True)
    with transaction(database) as session:
        kept = session.get(Mail, mail_id)
        if kept is not None:
            _settle(kept, failure, now)
    return failure is None


def _settle(row: Mail, failure: NotSent | None, now: datetime) -> None:
    """Sent and hopeless messages are dropped; the others wait twice as long after each failure."""
    row.lease_until = None
    if failure is None:
        row.state, row.sent_at, row.message_sealed, row.problem = "sent", now, None, ""
        return
    row.problem = str(failure)
    _log.warning("mail_not_sent", mail=row.id, template=row.template, attempts=row.attempts)
    if failure.for_good or row.attempts >= MAX_ATTEMPTS:
        row.state, row.message_sealed = "failed", None
    else:
        row.due_at = now + _FIRST_PAUSE * 2 ** (row.attempts - 1)
