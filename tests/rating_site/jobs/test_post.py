"""Messages leave through a server or into files, and no text can become a header."""

import email
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rating_site.actions.mail import Message
from rating_site.jobs.post import NotSent, letter, open_door
from rating_site.store.case_models import Mail
from tests.mail_server import mail_server

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
ROW = Mail(id=7, template="question", language="zh", subject="report r1", due_at=NOW, recorded_at=NOW)
LETTER = letter(ROW, Message("a@example.com", "一个问题", "第一行\n.第二行\n"), "kajian@example.org")


def _send(url: str, folder: Path) -> None:
    with closing(open_door(url, folder)) as door:
        door.send(LETTER)


def test_a_server_gets_the_whole_message(tmp_path: Path) -> None:
    with mail_server() as server:
        _send(server.url, tmp_path)
    got = email.message_from_string(server.received[0])
    assert "rcpt TO:<a@example.com>" in server.commands
    assert got["To"] == "a@example.com" and got["Auto-Submitted"] == "auto-generated"
    assert "第一行" in got.get_payload(decode=True).decode()  # type: ignore[union-attr]


def test_without_a_server_each_message_is_a_whole_file(tmp_path: Path) -> None:
    _send("", tmp_path / "outbox")
    (file,) = (tmp_path / "outbox").iterdir()
    assert file.suffix == ".eml" and file.stat().st_mode & 0o077 == 0
    assert email.message_from_bytes(file.read_bytes())["Subject"]


@pytest.mark.parametrize(
    ("answers", "for_good"),
    [
        ({"rcpt": "550 no such mailbox <a@example.com>"}, True),
        ({"rcpt": "450 later"}, False),
        ({"end": "554 spam"}, True),
        ({"data": "451 later"}, False),
        ({"mail": "530 sign in first"}, False),
    ],
)
def test_a_refusal_says_whether_it_is_for_good(
    tmp_path: Path, answers: dict[str, str], for_good: bool
) -> None:
    with mail_server(**answers) as server, pytest.raises(NotSent) as caught:
        _send(server.url, tmp_path)
    assert caught.value.for_good is for_good
    assert "@" not in str(caught.value)


def test_no_server_is_a_reason_to_try_again(tmp_path: Path) -> None:
    with mail_server() as server:
        url = server.url
    with pytest.raises(NotSent) as caught:
        _send(url, tmp_path)
    assert not caught.value.for_good


def test_a_password_never_travels_in_the_clear(tmp_path: Path) -> None:
    with mail_server() as server, pytest.raises(NotSent):
        url = server.url.replace("//", "//user:secret@")
        _send(url, tmp_path)
    assert not any(command.upper().startswith("AUTH") for command in server.commands)


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://", "mail.example:25"])
def test_what_is_no_mail_server_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ValueError, match="mail server"):
        open_door(url, tmp_path)


def test_a_line_end_in_a_header_is_refused() -> None:
    with pytest.raises(ValueError, match=r"linefeed|newline|header"):
        letter(ROW, Message("a@example.com", "x\nBcc: b@example.com", "text"), "kajian@example.org")


def test_the_same_row_has_the_same_message_id() -> None:
    again = letter(ROW, Message("a@example.com", "other", "text"), "kajian@example.org")
    assert again["Message-ID"] == LETTER["Message-ID"]
