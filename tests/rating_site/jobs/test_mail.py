"""Every message is delivered, tried again when that fails, and forgotten once it left."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from rating_site.actions import mail as texts
from rating_site.config import Settings, read_settings
from rating_site.jobs.mail import MAX_ATTEMPTS, Sender, send_due
from rating_site.store.case_models import Mail
from rating_site.store.db import Database, reading, transaction
from tests.mail_server import mail_server

VALUES = {"platform": "云卡", "question": "截图是哪天的？", "link": "/track"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings(data=tmp_path, secret_key="s" * 32)


@pytest.fixture
def row(database: Database, settings: Settings, now: datetime) -> int:
    with transaction(database) as session:
        texts.queue(session, settings.safe, "question", "a@example.com", "zh", "report r1", VALUES, now)
    return _row(database).id or 0


def _row(database: Database) -> Mail:
    with reading(database) as session:
        return session.exec(select(Mail)).one()


def test_a_sent_message_leaves_its_row_without_address_and_text(
    database: Database, settings: Settings, now: datetime, row: int
) -> None:
    assert send_due(database, settings, now) == 1
    kept = _row(database)
    assert (kept.state, kept.message_sealed, kept.sent_at) == ("sent", None, now)
    assert len(list((settings.data / "outbox").glob("*.eml"))) == 1


def test_nothing_is_sent_twice(database: Database, settings: Settings, now: datetime, row: int) -> None:
    with mail_server() as server:
        there = settings.model_copy(update={"smtp_url": server.url})
        assert [send_due(database, there, now) for _ in range(3)] == [1, 0, 0]
    assert len(server.received) == 1


def test_a_failure_is_tried_again_later_and_later_and_then_given_up(
    database: Database, settings: Settings, now: datetime, row: int
) -> None:
    with mail_server(rcpt="450 later") as server:
        there = settings.model_copy(update={"smtp_url": server.url})
        waits, moment = [], now
        while _row(database).state == "queued":
            assert send_due(database, there, moment) == 0
            waits.append(_row(database).due_at - moment)
            moment = max(moment, _row(database).due_at)
    assert _row(database).state == "failed" and _row(database).message_sealed is None
    assert len(waits) == MAX_ATTEMPTS and waits[:-1] == sorted(waits[:-1]) and waits[1] > waits[0]


def test_a_mailbox_that_does_not_exist_is_given_up_at_once(
    database: Database, settings: Settings, now: datetime, row: int
) -> None:
    with mail_server(rcpt="550 no such mailbox") as server:
        send_due(database, settings.model_copy(update={"smtp_url": server.url}), now)
    assert _row(database).state == "failed" and _row(database).message_sealed is None


def test_a_message_under_a_lease_waits_for_its_end(
    database: Database, settings: Settings, now: datetime, row: int
) -> None:
    with transaction(database) as session:
        held = session.get(Mail, row)
        assert held is not None
        held.lease_until = now + timedelta(minutes=1)
    assert send_due(database, settings, now) == 0
    assert send_due(database, settings, now + timedelta(minutes=1)) == 1


def test_a_message_that_cannot_be_opened_is_given_up(
    database: Database, settings: Settings, now: datetime, row: int
) -> None:
    stranger = read_settings(data=settings.data, secret_key="t" * 32)
    assert send_due(database, stranger, now) == 0
    assert _row(database).state == "failed"


def test_sending_happens_beside_the_scheduler(
    database: Database, settings: Settings, now: datetime, row: int
) -> None:
    sender = Sender(settings, database)
    sender.start(now).join(10)
    assert _row(database).state == "sent"


@pytest.mark.parametrize("url", ["http://mail.example", "mail.example:25", "smtp://"])
def test_an_installation_with_a_senseless_mail_server_does_not_start(url: str) -> None:
    with pytest.raises(ValueError, match=r"KAJIAN_SMTP_URL: .*smtp://host:port"):
        read_settings(secret_key="s" * 32, smtp_url=url)
