"""What may people send to the pages about rules? Filters, versions to compare, and the dates of an order."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from rating_site import orders
from rating_site.terms.compare import MOST_SIDE_BY_SIDE
from rating_site.web.ids import ID_PATTERN
from rating_site.web.inputs import Input

_HOURS_IN_YEAR = 8784
Sorting = Literal["read_at", "resupply_window", "resupply_wait", "refund_window", "handling_time"]


def _moment(value: Any) -> Any:
    return orders.moment(value.strip()) if isinstance(value, str) else value


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Moment = Annotated[datetime, BeforeValidator(_moment)]
Told = Annotated[Moment | None, BeforeValidator(_blank_is_none)]
Hours = Annotated[
    Annotated[float, Field(gt=0, le=_HOURS_IN_YEAR)] | None,
    BeforeValidator(_blank_is_none),
]


class DirectoryFilter(Input):
    """How the directory of rules is cut and sorted; a rule that is not stated passes no filter."""

    resupply: Hours = None
    refund: Hours = None
    handled: Hours = None
    route: Literal["", "original_route", "balance"] = ""
    escrow: bool = False
    no_blanket: bool = False
    sort: Sorting = "read_at"
    page: Annotated[int, Field(ge=1, le=1000)] = 1


class Comparison(Input):
    """Which platforms stand side by side."""

    p: Annotated[
        tuple[Annotated[str, Field(pattern=f"^{ID_PATTERN}$")], ...], Field(max_length=MOST_SIDE_BY_SIDE)
    ] = ()


class TwoVersions(Input):
    """Which two versions are compared: the numbers of their rows."""

    older: Annotated[int, Field(ge=1, le=2**53)] | None = None
    newer: Annotated[int, Field(ge=1, le=2**53)] | None = None


class OrderQuestion(Input):
    """What a buyer tells about an order; times without a zone are Shanghai time, a bare date is its noon."""

    ordered: Annotated[Moment, Field(description="when the order was placed")]
    event: Annotated[Moment, Field(description="when you asked the platform")]
    asked: Annotated[Literal["resupply", "refund"], Field(description="what you asked for")]
    payment: Annotated[Told, Field(description="when you paid, if later than the order")] = None
    delivery: Annotated[Told, Field(description="when the goods came")] = None
    undelivered: Annotated[bool, Field(description="nothing came yet")] = False
    confirmation: Annotated[Told, Field(description="when you confirmed the receipt")] = None
    unconfirmed: Annotated[bool, Field(description="you did not confirm the receipt")] = False
    disputed: Annotated[Told, Field(description="when the dispute began")] = None
    product: Annotated[
        Annotated[str, Field(max_length=300)] | None,
        BeforeValidator(_blank_is_none),
        Field(description="the place of the product's own rules, as /terms names it"),
    ] = None

    def order(self) -> orders.Order:
        """The question as the judges of terms take it."""
        told: dict[str, datetime | None] = {
            name: at for name in ("payment", "delivery", "confirmation") if (at := getattr(self, name))
        }
        pending = {"delivery": self.undelivered, "confirmation": self.unconfirmed}
        told |= {name: None for name, is_pending in pending.items() if is_pending}
        return orders.Order(self.ordered, self.event, self.asked, self.product, self.disputed, told)
