"""What do we write to whom? Messages wait in the database, sealed, until the sender has delivered them."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from string import Template
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from rating_site.evidence.safe import Safe
from rating_site.store.case_models import Mail

PURPOSE = "mail"
LANGUAGES = ("zh", "en")
_TEXTS = Path(__file__).with_name("mail_texts.toml")
_SHANGHAI = ZoneInfo("Asia/Shanghai")
# No quoted local parts and nothing that a header could break on; 254 is the longest address there is.
_ADDRESS = re.compile(
    r"(?=.{3,254}\Z)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}\Z"
)
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is sent: plain text, `subject` on one line."""

    to: str
    subject: str
    body: str


def queue(
    session: Session,
    safe: Safe,
    template: str,
    to: str,
    language: str,
    subject: str,
    values: Mapping[str, str],
    now: datetime,
) -> None:
    """Put a message into the queue; ValueError for an unknown template, a missing value or no address.

    `subject` is whom it is about, as in "report <id>". `values` fill the template; `link` is a path of this
    site that begins with a slash. A value that is a known code, such as "refunded", is put into words.
    """
    if not is_address(to):
        raise ValueError("this is no e-mail address")
    if not values.get("link", "").startswith("/"):
        raise ValueError("a message needs a link, as a path")
    language = language if language in LANGUAGES else "zh"
    message = render(template, language, to, values, "")  # a mistake shows here and not in the sender
    sealed = safe.seal.close(json.dumps({"to": message.to, "values": dict(values)}), PURPOSE)
    session.add(
        Mail(
            template=template,
            language=language,
            subject=subject,
            message_sealed=sealed,
            due_at=now,
            recorded_at=now,
        )
    )


def opened(safe: Safe, mail: Mail, address: str) -> Message:
    """The message of a row, its links below `address`; UnsealError or ValueError where it cannot be read."""
    if mail.message_sealed is None:
        raise ValueError("the message was dropped already")
    sealed = json.loads(safe.seal.open(mail.message_sealed, PURPOSE))
    return render(mail.template, mail.language, sealed["to"], sealed["values"], address)


def render(template: str, language: str, to: str, values: Mapping[str, str], address: str) -> Message:
    """A message in words; ValueError where the template or one of its values is missing."""
    texts, for_owners = _template(template)
    filled = {name: _words().get(value, {}).get(language, value) for name, value in values.items()}
    filled |= {"link": address + values.get("link", ""), "site": address}
    parts = [texts[language], *([_texts()["never_paid"][language]] if for_owners else [])]
    body = "\n\n".join((*parts, "-- \n" + _texts()["footer"][language]))
    try:
        subject = Template(texts[f"{language}_subject"]).substitute(filled)
        return Message(to, one_line(subject), Template(body).substitute(filled))
    except KeyError as error:
        raise ValueError(f"the template {template} needs a value for {error}") from error


def is_address(text: str) -> bool:
    """Whether this can be written to: one plain address and nothing else."""
    return _ADDRESS.match(text) is not None


def one_line(text: str, longest: int = 150) -> str:
    """The text without line ends and direction marks, for headers."""
    return _BREAKS.sub(" ", text).strip()[:longest]


def moment(at: datetime) -> str:
    """2026-11-20 12:00 in Beijing, as messages say it."""
    return f"{at.astimezone(_SHANGHAI):%Y-%m-%d %H:%M}"


def _template(name: str) -> tuple[Mapping[str, str], bool]:
    texts = _texts()
    for audience in ("owners", "people"):
        if name in texts[audience]:
            return texts[audience][name], audience == "owners"
    raise ValueError(f"there is no message {name!r}")


def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = _texts()["words"]
    return words


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))
