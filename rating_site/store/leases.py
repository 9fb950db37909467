"""Does somebody still work on a row? Its lease says so until it ends, within reason.

A lease that ends later than any lease lasts was written by a clock that ran ahead: it holds nobody up, for
otherwise one wrong hour would lock the row until that hour comes.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col

LONGEST = timedelta(hours=1)


def holds(until: datetime | None, now: datetime) -> bool:
    """Whether a lease of this end is in force."""
    return until is not None and now < until <= now + LONGEST


def held(until: Any, now: datetime) -> ColumnElement[bool]:
    """The same as a condition on a column."""
    return (col(until) > now) & (col(until) <= now + LONGEST)


def free(until: Any, now: datetime) -> ColumnElement[bool]:
    """The opposite of it; true for rows without a lease too."""
    return col(until).is_(None) | (col(until) <= now) | (col(until) > now + LONGEST)
