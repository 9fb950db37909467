"""How long does everybody have? One table, shown on the method page; nothing else states these times."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit of this house: `code` names it on the method page."""

    code: str
    length: timedelta


REPLY = Clock("reply", timedelta(hours=72))
"""A platform's time to answer a report, or a proposed listing, after it was told."""
URGENT_REPLY = Clock("urgent_reply", timedelta(hours=48))
"""While money is at risk the notice goes out with the warning, and this is the time to answer after it."""
ACKNOWLEDGE = Clock("acknowledge", timedelta(hours=24))
"""Our time to confirm that a notice of violated rights arrived."""
INTERIM = Clock("interim", timedelta(hours=72))
"""Our time to decide whether something is hidden until a notice of violated rights is decided."""
COUNTER = Clock("counter", timedelta(days=15))
"""How long we wait for proof of a lawsuit after a counter-statement, before the content returns."""
APPEAL = Clock("appeal", timedelta(days=14))
"""Our time to decide an appeal, by somebody who did not decide before."""
REVIEW = Clock("review", timedelta(days=180))
"""The longest time an entry stands without being decided anew."""
UNCONFIRMED = Clock("unconfirmed", timedelta(days=14))
"""A reporter's silence after which the platform's word "solved" counts half."""
PROOF = Clock("proof", timedelta(days=30))
"""How often an owner's proof of control is checked again."""
TRAITS = Clock("traits", timedelta(days=30))
"""How long salted device keys and network prefixes are kept."""
ORIGINALS = Clock("originals", timedelta(days=365))
"""How long sealed originals are kept after a report was closed."""
DRAFTS = Clock("drafts", timedelta(days=14))
"""How long an unfinished report is kept."""
MAILS = Clock("mails", timedelta(days=7))
"""How long a sent message's address and text are kept at most."""

CLOCKS = (
    REPLY,
    URGENT_REPLY,
    ACKNOWLEDGE,
    INTERIM,
    COUNTER,
    APPEAL,
    REVIEW,
    UNCONFIRMED,
    PROOF,
    TRAITS,
    ORIGINALS,
    DRAFTS,
    MAILS,
)
