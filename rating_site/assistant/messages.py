"""What should a buyer write to support? Short messages in several tones, put together from fixed lines.

Nothing a person typed goes in but the outer characters of an order number, an amount and times.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain
from pathlib import Path

from rating_site.assistant.case import Case
from rating_site.terms.calendar import local

TONES = ("polite", "plain", "firm")
_OUTER, _LONG, _SHORT = 4, 12, 6
_MASK = "****"
_SAMPLE = {
    "order": "0000****0000",
    "amount": "00.00",
    **dict.fromkeys(("paid", "asked", "second", "by"), "2026-01-01 00:00"),
}
"""Values as they look to the likeness, which takes every digit for a 0."""
_MEETING = 10
"""Characters on each side of a line break; pieces of the likeness are half as long."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is said about the order; all but `by`, the moment until which an answer is asked for, may miss."""

    by: datetime
    number: str = ""
    amount_fen: int | None = None
    paid_at: datetime | None = None
    asked_at: datetime | None = None
    second_paid_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A text to copy: `id` is one of TONES, supervisor or identity."""

    id: str
    text: str


def messages(case: Case, order: Order) -> tuple[Message, ...]:
    """The request in every tone; then what to write to a supervisor or when an ID document is asked for."""
    kinds = list(TONES)
    if case.support in ("no_answer", "refused"):
        kinds.append("supervisor")
    if case.id_asked:
        kinds.append("identity")
    return tuple(Message(kind, "\n".join(_lines(kind, case, order))) for kind in kinds)


def mask_number(number: str) -> str:
    """An order number with its middle masked: its outer letters and digits, nothing else that was typed."""
    plain = "".join(char for char in number if char.isascii() and char.isalnum())
    outer = _OUTER if len(plain) >= _LONG else _OUTER // 2 if len(plain) >= _SHORT else 0
    return f"{plain[:outer]}{_MASK}{plain[-outer:]}" if outer else _MASK


@cache
def templates() -> tuple[str, ...]:
    """Every line, and where any two of them can meet: what likeness.shingles takes as `without`.

    Many honest people send these words, so they say nothing about who copied from whom.
    """
    filled = [[line.format(**_SAMPLE) for line in lines.values()] for lines in _parts().values()]
    meetings = (
        f"{line[-_MEETING:]}\n{later[:_MEETING]}"
        for at, lines in enumerate(filled)
        # Facts and details may follow others of their own kind.
        for later in chain.from_iterable(filled[at:])
        for line in lines
    )
    return tuple(dict.fromkeys((*chain.from_iterable(filled), *meetings)))


@cache
def _parts() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))


def _lines(kind: str, case: Case, order: Order) -> Iterator[str]:
    parts = _parts()
    yield parts["open"][kind]
    yield from _facts(order)
    if kind != "identity":
        yield parts["problem"][case.problem]
        yield from _details(kind, case, order)
    yield parts["request"][_request(kind, case)]
    yield parts["by"]["plain" if kind not in TONES else kind].format(by=_moment(order.by))


def _facts(order: Order) -> Iterator[str]:
    fact = _parts()["fact"]
    if order.number:
        yield fact["order"].format(order=mask_number(order.number))
    if order.amount_fen is not None:
        yield fact["amount"].format(amount=f"{order.amount_fen / 100:.2f}")
    if order.paid_at:
        yield fact["paid"].format(paid=_moment(order.paid_at))
    if order.asked_at:
        yield fact["asked"].format(asked=_moment(order.asked_at))


def _details(kind: str, case: Case, order: Order) -> Iterator[str]:
    detail = _parts()["detail"]
    if case.problem == "double_charge" and order.second_paid_at:
        yield detail["second"].format(second=_moment(order.second_paid_at))
    if case.cause in detail:
        yield detail[case.cause]
    if kind == "supervisor":
        yield detail[case.support]


def _request(kind: str, case: Case) -> str:
    if kind not in TONES:
        return kind
    return "duplicate" if case.problem == "double_charge" else case.asked


def _moment(at: datetime) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"
