"""Which of several answers has to be read first? The most serious one."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from rating_site.answers import SEVERE

_ORDER = ("listed", "warned", "alert", "severe", "graded", "not_rated", "unknown")


class Judged(Protocol):
    """What an answer, or a summary of one, tells about its seriousness."""

    @property
    def state(self) -> str:
        """The state that is told."""
        ...

    @property
    def missing(self) -> Sequence[str]:
        """What a rating waits for."""
        ...

    @property
    def score(self) -> float | None:
        """The score, where it may be shown."""
        ...


Shown = TypeVar("Shown", bound=Judged)


def most_serious(found: Iterable[Shown]) -> Shown | None:
    """The answer that matters most, the worst score first among graded ones; None of nothing."""
    return min(found, key=_rank, default=None)


def _rank(one: Judged) -> tuple[int, float]:
    severe = one.state == "not_rated" and not set(SEVERE).isdisjoint(one.missing)
    return _ORDER.index("severe" if severe else one.state), one.score or 0.0
