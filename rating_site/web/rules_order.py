"""What did a buyer tell about an order, what is wrong with it, and what do the archived rules answer?"""

from collections.abc import Mapping, Sequence
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
        order = OrderQuestion.model_validate(told).order()
    except ValidationError as error:
        return Asking(told, problems(error))
    sentences = {
        "ordered": _("下单时间在将来，请核对。"),
        "product": _("没有这个商品页的存档，请从列表里选择。"),
    }
    wrong = {name: sentences[name] for name, _message in mistakes(order, versions, now)}
    return Asking(told, wrong) if wrong else Asking(told, {}, order, orders.answer(versions, order, now))


def problems(error: ValidationError) -> dict[str, str]:
    """One sentence for each field that is wrong."""
    sentences = {
        "missing": _("请填写这一项。"),
        "before_order": _("提出的时间早于下单时间，请核对。"),
        "told_twice": _("已经填了时间，就不要再勾选还没有发生。"),
        "literal_error": _("请选择要补单还是要退款。"),
    }
    unreadable = _("看不懂这个时间，请写成 2026-11-20 14:30。")
    return {
        str(item["loc"][0]): sentences["missing"]
        if item.get("input") == ""
        else sentences.get(item["type"], unreadable)
        for item in error.errors(include_url=False)
    }


def mistakes(order: orders.Order, versions: Sequence[Version], now: datetime) -> list[tuple[str, str]]:
    """(field, English message) pairs of what only the archive and the clock can tell."""
    found = []
    if order.ordered > now:
        found.append(("ordered", "the order lies in the future"))
    if order.product is not None and order.product not in {one.place for one in versions}:
        found.append(("product", "there is no text of this place"))
    return found
