"""What may reporters send? One model for each page of the form and each act afterwards."""

import unicodedata
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from rating_site import orders
from rating_site.actions.mail import is_address
from rating_site.lookup import MAX_QUERY
from rating_site.web.ids import ID_PATTERN
from rating_site.web.inputs import Input

MOST_YUAN = 1_000_000
STORY, ANSWER = 3000, 1000
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_KEPT = frozenset("\n\t")


def tidy(value: Any) -> Any:
    """A text without control characters and without marks that turn the direction of writing."""
    if not isinstance(value, str):
        return value
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    shown = (one for one in lines if one not in _TURNING)
    return "".join(one if one in _KEPT or unicodedata.category(one) != "Cc" else " " for one in shown).strip()


def _one_line(value: Any) -> Any:
    return " ".join(tidy(value).split()) if isinstance(value, str) else value


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _fen(value: Any) -> Any:
    """Yuan as people type them, ¥1,234.50, in fen."""
    if not isinstance(value, str):
        return value
    plain = unicodedata.normalize("NFKC", value).strip(" ¥￥元").replace(",", "")
    try:
        fen = Decimal(plain) * 100 if len(plain) <= 20 else Decimal(-1)
    except InvalidOperation as error:
        raise ValueError("amount") from error
    if not (fen.is_finite() and 0 <= fen <= MOST_YUAN * 100 and fen == fen.to_integral_value()):
        raise ValueError("amount")
    return int(fen)


def _moment(value: Any) -> Any:
    try:
        at = orders.moment(value.strip()) if isinstance(value, str) else value
    except ValueError as error:
        raise ValueError("time") from error
    if isinstance(at, datetime) and not orders.in_reach(at):
        raise ValueError("year")
    return at


def _email(value: str) -> str:
    if value and not is_address(value):
        raise ValueError("email")
    return value


Line = Annotated[str, BeforeValidator(_one_line)]
Told = Annotated[Annotated[datetime, BeforeValidator(_moment)] | None, BeforeValidator(_blank_is_none)]
Fen = Annotated[Annotated[int, BeforeValidator(_fen)] | None, BeforeValidator(_blank_is_none)]
Minutes = Annotated[Annotated[int, Field(ge=0, le=525_600)] | None, BeforeValidator(_blank_is_none)]
Number = Annotated[Line, Field(max_length=64)]
Kind = Literal["incident", "went_well"]
Product = Literal[
    "game_topup", "phone_topup", "membership", "card_code", "software_key", "account", "balance", "other"
]  # fmt: skip
Channel = Literal["alipay", "wechat", "qqpay", "bank", "transfer", "balance", "usdt", "other"]
EvidenceKind = Literal["payment", "order", "chat", "goods", "failure", "terms", "other"]


class Beginning(Input):
    """Where the form starts from: a platform's page, a search, or nowhere."""

    platform: Annotated[str, Field(pattern=f"^({ID_PATTERN})?$")] = ""
    q: Annotated[Line, Field(max_length=MAX_QUERY)] = ""
    kind: Kind = "incident"


class StoryPage(Input):
    """What happened."""

    type: Literal[
        "not_delivered", "resupply_refused", "resupply_ineffective", "double_charge", "invalid_code",
        "wrong_goods", "account_recovered", "balance_frozen", "rule_changed", "vanished", "fake_recovery",
    ]  # fmt: skip
    cause: Literal[
        "unknown", "system_delay", "out_of_stock", "payment_callback_failed", "wrong_input", "risk_control",
        "rule_deadline_missed",
    ] = "unknown"  # fmt: skip
    order_state: Literal[
        "unpaid", "paid", "processing", "delivered", "refunding", "refunded", "closed", "gone", "unknown"
    ] = "unknown"  # fmt: skip
    asked: Literal["nothing", "resupply", "refund", "other"] = "nothing"
    story: Annotated[str, BeforeValidator(tidy), Field(min_length=1, max_length=STORY)]
    reply_told: Annotated[str, BeforeValidator(tidy), Field(max_length=ANSWER)] = ""


class OrderPage(Input):
    """The facts of an order that went wrong."""

    product: Product
    channel: Channel
    amount: Fen = None
    order_number: Number = ""
    payment_number: Number = ""
    ordered_at: Told = None
    paid_at: Told = None
    asked_at: Told = None
    answered_at: Told = None
    delivered_at: Told = None
    owner_sees_order: bool = False


class GoodPage(Input):
    """The facts of an order that went well."""

    product: Product
    channel: Channel
    amount: Fen = None
    minutes: Annotated[int, Field(ge=0, le=525_600)]
    order_number: Number = ""
    payment_number: Number = ""
    paid_at: Told = None


class ContactPage(Input):
    """How to reach the reporter, if at all."""

    email: Annotated[Line, Field(max_length=254), AfterValidator(_email)] = ""


class FileChoice(Input):
    """What the chosen files show; of a video only its hash comes."""

    kind: EvidenceKind = "other"
    video_sha256: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")] = ""
    next: bool = False


class SendPage(Input):
    """The last page: consent, reporter key, and what tells a person from a machine."""

    consent: Literal["1"]
    publish: bool = False
    key_choice: Literal["none", "new", "typed", "kept"] = "none"
    key: Annotated[Line, Field(max_length=60)] = ""
    keep_key: bool = False
    challenge: Annotated[str, Field(max_length=4000)] = ""
    started: Annotated[str, Field(max_length=120)] = ""
    website: Annotated[str, Field(max_length=500)] = ""


class CodeTyped(Input):
    """A tracking code."""

    code: Annotated[Line, Field(min_length=1, max_length=60)]


class Addition(FileChoice):
    """Words that are added to a report, or that answer a question."""

    text: Annotated[str, BeforeValidator(tidy), Field(max_length=STORY)] = ""


class Ending(Input):
    """How the order ended."""

    outcome: Literal["open", "resupplied", "refunded", "partly"]


class Answering(Input):
    """Whether the owner's proposal is true."""

    agrees: Literal["yes", "no"]
    text: Annotated[str, BeforeValidator(tidy), Field(max_length=ANSWER)] = ""


class Leaving(Input):
    """Why a report is withdrawn; read by staff only."""

    pressure: Literal["no", "refund_condition", "threats"]
    sure: Literal["1"]


class Erasing(Input):
    """The wish to be forgotten."""

    sure: Literal["1"]
