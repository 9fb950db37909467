"""Which way may a report go, from the form to the decision? The states of moderation and their order.

The outcome (resupplied, refunded, ...) is a dimension of its own and does not stand here.
"""

from collections.abc import Mapping

VERDICTS = ("substantiated", "unsubstantiated", "refuted")
ARRIVED = ("submitted", "held")
"""States in which a report waits for the first look of a moderator."""
COUNTED = ("accepted", "platform_notified", "replied", "overdue", *VERDICTS)
"""States in which a report is public and counts for the score."""
OPEN_FOR_REPLY = ("accepted", "platform_notified", "replied", "overdue")

_NEXT: Mapping[str, tuple[str, ...]] = {
    "draft": ARRIVED,
    "submitted": ("accepted", "needs_info", "rejected"),
    "held": ("accepted", "needs_info", "rejected"),
    "needs_info": ("submitted", "accepted", "rejected"),
    "rejected": ("accepted",),
    "accepted": ("platform_notified", "needs_info", "rejected"),
    "platform_notified": ("replied", "overdue", "rejected", *VERDICTS),
    "replied": (*VERDICTS, "rejected"),
    "overdue": ("replied", *VERDICTS, "rejected"),
    "substantiated": ("unsubstantiated", "refuted"),
    "unsubstantiated": ("substantiated", "refuted"),
    "refuted": ("substantiated", "unsubstantiated"),
}
"""A rejection and a verdict can be undone: an appeal or new evidence changes them."""


def may_become(state: str, wanted: str) -> bool:
    """Whether a report in one state may go to another."""
    return wanted in _NEXT.get(state, ())


def next_states(state: str) -> tuple[str, ...]:
    """The states that can follow."""
    return _NEXT.get(state, ())
