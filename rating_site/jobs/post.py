"""By which door does a message leave? A mail server, or a folder of files where none is configured."""

import hashlib
import re
import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from rating_site.actions.mail import Message
from rating_site.store.case_models import Mail

_SECONDS = 15.0
_STARTTLS_PORT = 587
_DEFAULT_PORTS = {"smtp": 25, "smtps": 465}
_SOMEBODY = re.compile(r"[^\s<>@]{1,254}@[^\s<>@]{1,254}")


class NotSent(Exception):
    """The message did not leave; `for_good` says that trying again is useless."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        # Servers repeat the address they refuse; it has no place in our records.
        super().__init__(_SOMEBODY.sub("...", " ".join(reason.split())[:600])[:300])
        self.for_good = for_good


class Door(Protocol):
    """Where messages leave."""

    def send(self, message: EmailMessage) -> None:
        """Let a message out; raises NotSent."""
        ...

    def close(self) -> None:
        """Nothing more will be sent."""
        ...


def open_door(smtp_url: str, outbox: Path) -> Door:
    """The mail server of the settings, else the folder; ValueError for an address that is none."""
    return Server(smtp_url) if smtp_url else Folder(outbox)


def letter(mail: Mail, message: Message, sender: str) -> EmailMessage:
    """A message as it travels; the same row gives the same Message-ID, so that a repetition is recognised."""
    found = EmailMessage(policy=WIRE)
    found["From"], found["To"] = sender, message.to
    found["Subject"] = message.subject
    found["Date"] = format_datetime(mail.recorded_at)
    seed = f"{mail.id} {mail.recorded_at.isoformat()}".encode()
    found["Message-ID"] = f"<{hashlib.sha256(seed).hexdigest()[:32]}@{sender.rpartition('@')[2].strip('<>')}>"
    found["Auto-Submitted"] = "auto-generated"
    found.set_content(message.body.encode("utf-8", "replace").decode("utf-8"), cte="base64")
    return found


class Folder:
    """Writes each message to a file of its own, complete or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: EmailMessage) -> None:
        """See Door."""
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = self._folder / f".{name}.part"
            fresh.touch(mode=0o600)
            fresh.write_bytes(message.as_bytes())
            fresh.replace(self._folder / f"{name}.eml")
        except OSError as error:
            raise NotSent(f"the outbox cannot be written: {error.strerror}") from error

    def close(self) -> None:
        """See Door."""


class Server:
    """A mail server; one connection for several messages, opened with the first."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
            raise ValueError("the mail server is smtp://host:port or smtps://host:port")
        self._host, self._tls = parts.hostname, parts.scheme == "smtps"
        self._port = parts.port or _DEFAULT_PORTS[parts.scheme]
        self._login = (unquote(parts.username or ""), unquote(parts.password or ""))
        self._open: smtplib.SMTP | None = None

    def send(self, message: EmailMessage) -> None:
        """See Door."""
        try:
            self._open = self._open or self._connect()
            self._open.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, text = next(iter(error.recipients.values()))
            raise NotSent(_said(code, text), for_good=code >= 500) from error
        except smtplib.SMTPResponseException as error:
            # A refusal of the message itself; everything else, a refused sign-in too, may be mended.
            final = error.smtp_code >= 500 and isinstance(error, smtplib.SMTPDataError)
            self.close()
            raise NotSent(_said(error.smtp_code, error.smtp_error), for_good=final) from error
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise NotSent(f"{type(error).__name__}: {error}") from error

    def close(self) -> None:
        """See Door."""
        if self._open is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._open.quit()
        self._open = None

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self._tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(self._host, self._port, timeout=_SECONDS, context=context)
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=_SECONDS)
        try:
            # A password never travels in the clear; a relay on our own network may speak plainly.
            if not self._tls and (self._port == _STARTTLS_PORT or self._login[0]):
                server.starttls(context=context)
            if self._login[0]:
                server.login(*self._login)
        except (OSError, smtplib.SMTPException):
            server.close()
            raise
        return server


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"the server said {code} {words}"
