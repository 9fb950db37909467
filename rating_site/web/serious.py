"""Which of several answers has to be read first? The most serious one."""

from collections.abc import Iterable

from rating_site.answers import SEVERE, Answer

_ORDER = ("listed", "warned", "alert", "severe", "graded", "not_rated", "unknown")


def most_serious(found: Iterable[Answer]) -> Answer | None:
    """The answer that matters most, the worst score first among graded ones; None of nothing."""
    return min(found, key=_rank, default=None)


def _rank(one: Answer) -> tuple[int, float]:
    severe = one.state == "not_rated" and not set(SEVERE).isdisjoint(one.missing)
    return _ORDER.index("severe" if severe else one.state), one.score or 0.0
