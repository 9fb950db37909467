"""Small archives of terms for the tests: a text at a place, read on some days of March 2026."""

from datetime import datetime

from crawlers.extract.clause import Clause
from crawlers.extract.terms import extract_terms
from rating_site.terms.archive import Stated, Version, scope_of
from rating_site.terms.calendar import SHANGHAI


def march(day: float) -> datetime:
    """Noon in Shanghai of a day in March 2026; 3.5 is midnight between the 3rd and the 4th."""
    whole = int(day)
    return datetime(2026, 3, whole, 12 if day == whole else 23, 0 if day == whole else 59, tzinfo=SHANGHAI)


def version(text: str, first: float = 1, last: float = 30, place: str = "/help") -> Version:
    """A text with the clauses that are read out of it."""
    return Version(place, text, tuple(extract_terms(text)), march(first), march(last), scope=scope_of(place))


def clause(type_: str, value: str, **more: str) -> Stated:
    """One clause without a text around it."""
    one = Clause(type_, value, **more)  # type: ignore[arg-type]
    return Stated(one, Version("/help", "", (one,), march(1), march(30)))
