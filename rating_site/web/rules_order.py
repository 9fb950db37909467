"""What did a buyer tell about an order, what is wrong with it, and what do the archived rules answer?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import ValidationError

from rating_site import orders
from rating_site.terms.archive import Version
from rating_site.terms.calendar import local
from rating_site.terms.order_date import OrderAnswer
from rating_site.web.rules_inputs import OrderQuestion
from rating_site.web.speech import gettext as _

_LONGEST = 300
MISTAKES = {
    "out_of_reach": "the year is not between 2000 and 2099",
    "before_order": "the event lies before the order",
    "in_future": "the order lies in the future",
    "told_twice": "it cannot have happened and be pending",
    "no_such_product": "there is no text of this place",
}
"""What values that are well formed can still have wrong, in the words of the API."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The form as it is shown: `told` is what was typed, `problems` one sentence per field that is wrong."""

    told: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)
    order: orders.Order | None = None
    answer: OrderAnswer | None = None


def blank(now: datetime) -> Asking:
    """An empty form; most people ask about today."""
    return Asking({"event": f"{local(now):%Y-%m-%dT%H:%M}"})


def ask(versions: Sequence[Version], sent: Mapping[str, str], now: datetime) -> Asking:
    """The answer to what was sent, or what is wrong with it."""
    told = {name: sent[name][:_LONGEST] for name in OrderQuestion.model_fields if name in sent}
    try:
        question = OrderQuestion.model_validate(told)
    except ValidationError as error:
        return Asking(told, _malformed(error))
    wrong = {name: _sentence(code) for name, code in mistakes(question, versions, now)}
    if wrong:
        return Asking(told, wrong)
    order = question.order()
    return Asking(told, {}, order, orders.answer(versions, order, now))


def mistakes(
    question: OrderQuestion, versions: Sequence[Version], now: datetime
) -> Iterator[tuple[str, str]]:
    """(field, code of MISTAKES) of everything in the question that cannot be."""
    for name in ("ordered", "event", "payment", "delivery", "confirmation", "disputed"):
        at = getattr(question, name)
        if at is not None and not orders.in_reach(at):
            yield name, "out_of_reach"
    if question.event < question.ordered:
        yield "event", "before_order"
    if question.ordered > now:
        yield "ordered", "in_future"
    if question.undelivered and question.delivery:
        yield "undelivered", "told_twice"
    if question.unconfirmed and question.confirmation:
        yield "unconfirmed", "told_twice"
    if question.product is not None and question.product not in {one.place for one in versions}:
        yield "product", "no_such_product"


def _sentence(code: str) -> str:
    return {
        "out_of_reach": _("年份不对，请核对。"),
        "before_order": _("提出的时间早于下单时间，请核对。"),
        "in_future": _("下单时间在将来，请核对。"),
        "told_twice": _("已经填了时间，就不要再勾选还没有发生。"),
        "no_such_product": _("没有这个商品页的存档，请从列表里选择。"),
    }[code]


def _malformed(error: ValidationError) -> dict[str, str]:
    """One sentence for each field that cannot be read."""
    missing, unreadable = _("请填写这一项。"), _("看不懂这个时间，请写成 2026-11-20 14:30。")
    choice = _("请从列出的选项里选择。")
    found = {}
    for item in error.errors(include_url=False):
        is_missing = item["type"] == "missing" or item["input"] == ""
        is_time = item["type"] == "value_error"
        found[str(item["loc"][0])] = missing if is_missing else unreadable if is_time else choice
    return found
