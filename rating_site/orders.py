"""What did the rules grant on an order date? One question and one JSON form for page, API and terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from rating_site.terms import order_date
from rating_site.terms.archive import Version
from rating_site.terms.calendar import SHANGHAI
from rating_site.terms.order_date import OrderAnswer
from rating_site.terms.words import ANSWERS, OPTIONS

_YEARS = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class Order:
    """What a buyer tells: all times are aware; `happened` holds other events (None: not yet)."""

    ordered: datetime
    event: datetime
    asked: str
    product: str | None = None
    disputed: datetime | None = None
    happened: Mapping[str, datetime | None] = field(default_factory=dict)


def moment(text: str) -> datetime:
    """An ISO date or time as an aware moment: without a zone it is Shanghai time, a bare date means its noon.

    ValueError where it is neither.
    """
    try:
        found = _noon(text) or datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise ValueError(f"{text[:40]!r} is no time such as 2026-11-20T14:30") from error
    return found if found.tzinfo else found.replace(tzinfo=SHANGHAI)


def in_reach(at: datetime) -> bool:
    """Whether an order can lie there: from 2000 to 2099; far years would only overflow in another zone."""
    return at.year in _YEARS


def answer(versions: Sequence[Version], order: Order, now: datetime) -> OrderAnswer:
    """The rule that applied to this order; ValueError for an event before the order or a far year."""
    told = (order.ordered, order.event, order.disputed, *order.happened.values())
    if not all(in_reach(at) for at in told if at is not None):
        raise ValueError(f"a year is not between {_YEARS[0]} and {_YEARS[-1]}")
    return order_date.answer(
        versions, order.ordered, order.event, order.asked, now, order.product, order.disputed, order.happened
    )


def answer_json(found: OrderAnswer) -> dict[str, Any]:
    """An order-date answer as plain values; its times are aware."""
    return {
        "answer": found.answer,
        "text": ANSWERS[found.answer],
        "version": _version(found.version),
        "quote": found.quote,
        "deadline": found.deadline,
        "opens": found.opens,
        "approximate": found.approximate,
        "warnings": [{"code": one.code, "text": one.text} for one in found.warnings],
        "alternatives": [
            {
                "label": one.label,
                "text": OPTIONS[one.label],
                "answer": one.answer,
                "version": _version(one.version),
                "quote": one.quote,
                "deadline": one.deadline,
            }
            for one in found.alternatives
        ],
    }


def _version(version: Version | None) -> dict[str, Any] | None:
    if version is None:
        return None
    kept = ("id", "place", "scope", "url", "title", "first_seen", "last_seen", "next_seen")
    return {name: getattr(version, name) for name in kept}


def _noon(text: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(text), time(12))
    except ValueError:
        return None
