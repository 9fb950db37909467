"""Which of several answers has to be read first? The most serious one."""

from collections.abc import Iterable

from rating_site.answers import Answer

_ORDER = ("listed", "warned", "alert", "prohibited", "site_refuses", "graded", "not_rated", "unknown")


def most_serious(found: Iterable[Answer]) -> Answer | None:
    """The answer that matters most, the worst score first among graded ones; None of nothing."""
    return min(found, key=lambda one: (_ORDER.index(one.state), one.score or 0.0), default=None)
