"""What does a page of the form show? What was told before or typed just now, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import MultiDict

from rating_site.actions import reporting
from rating_site.evidence.safe import Safe
from rating_site.store.report_models import Report
from rating_site.terms.calendar import local
from rating_site.web.inputs import Input
from rating_site.web.speech import gettext as _

Model = TypeVar("Model", bound=BaseModel)
_TIMES = ("ordered_at", "paid_at", "asked_at", "answered_at", "delivered_at")
_EMPTY = ("missing", "string_too_short", "too_short")
_AHEAD = timedelta(minutes=10)
"""A telephone's clock may be so much ahead of ours."""


@dataclass(frozen=True, slots=True)
class Form(Generic[Model]):
    """`told` : what the fields show; `problems`: a sentence per wrong field; `value`: what was understood."""

    told: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)
    value: Model | None = None


def understand(model: type[Model], sent: MultiDict[str, str]) -> Form[Model]:
    """What was sent to a page: as a value, or with what is wrong and everything that was typed."""
    # PostgreSQL stores no NUL, and nobody types one.
    told = {name: sent[name].replace("\x00", "") for name in model.model_fields if name in sent}
    try:
        return Form(told, {}, model.model_validate(told))
    except ValidationError as error:
        problems = {str(item["loc"][0]): _sentence(item) for item in error.errors(include_url=False)}
        return Form(told, problems)


def wrong_times(page: Input, now: datetime) -> dict[str, str]:
    """What is wrong with times that can be read: ahead of now, or before the order."""
    times = {name: at for name in _TIMES if (at := getattr(page, name, None)) is not None}
    first = times.get("ordered_at") or times.get("paid_at")
    problems = {name: _("时间早于下单，请核对。") for name, at in times.items() if first and at < first}
    return problems | {name: _("时间在将来，请核对。") for name, at in times.items() if at > now + _AHEAD}


def told_story(safe: Safe, report: Report) -> dict[str, str]:
    """What the page about the incident shows again."""
    return {
        "type": report.type,
        "cause": report.cause,
        "order_state": report.order_state,
        "asked": report.asked,
        "story": _opened(safe, report.story_sealed, "story"),
        "reply_told": _opened(safe, report.reply_sealed, "reply"),
    }


def told_order(safe: Safe, report: Report) -> dict[str, str]:
    """What the page about the order shows again; of a payment number nothing but its hash was kept."""
    amount = "" if report.amount_fen is None else f"{report.amount_fen / 100:.2f}"
    return {
        "product": report.product,
        "channel": report.channel,
        "amount": amount,
        "minutes": "" if report.minutes is None else str(report.minutes),
        "order_number": _opened(safe, report.order_sealed, "order"),
        "owner_sees_order": "1" if report.owner_sees_order else "",
        **{name: _typed(getattr(report, name)) for name in _TIMES},
    }


def told_contact(safe: Safe, report: Report) -> dict[str, str]:
    """What the page about the contact shows again."""
    return {"email": _opened(safe, report.contact_sealed, "contact")}


def order_of(page: Any) -> reporting.Order:
    """The facts of an order as the action takes them, from either page about one."""
    names = ("product", "channel", "order_number", "payment_number", "owner_sees_order", "minutes", *_TIMES)
    told = {name: getattr(page, name) for name in names if hasattr(page, name)}
    return reporting.Order(amount_fen=page.amount, **told)


def _opened(safe: Safe, sealed: bytes | None, purpose: str) -> str:
    return safe.seal.open(sealed, purpose) if sealed else ""


def _typed(at: datetime | None) -> str:
    return f"{local(at):%Y-%m-%dT%H:%M}" if at else ""


def _sentence(item: ErrorDetails) -> str:
    if item["type"] in _EMPTY or item["input"] in ("", None):
        return _("请填写这一项。")
    if item["type"] in ("string_too_long", "too_long"):
        return _("太长了，最多 %(count)s 个字。", count=item["ctx"]["max_length"])
    code = str(item["ctx"]["error"]) if item["type"] == "value_error" else item["type"]
    return {
        "amount": _("看不懂这个金额，请写成 12.50，最多一百万元。"),
        "time": _("看不懂这个时间，请写成 2026-11-20 14:30。"),
        "year": _("年份不对，请核对。"),
        "email": _("这不像邮箱地址。"),
        "int_parsing": _("请填写整数。"),
        "less_than_equal": _("数字太大了。"),
        "greater_than_equal": _("数字太小了。"),
    }.get(code, _("请从列出的选项里选择。"))
