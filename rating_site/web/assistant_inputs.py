"""What may people tell the dispute assistant? One model for each of its two forms."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from rating_site.assistant import before
from rating_site.assistant import case as cases
from rating_site.lookup import MAX_QUERY
from rating_site.web.ids import ID_PATTERN
from rating_site.web.inputs import Input
from rating_site.web.report_inputs import Fen, Line, Number, Product, Told
from rating_site.web.speech import gettext as _

_AHEAD = timedelta(minutes=10)
"""A telephone's clock may be so much ahead of ours."""
_HAPPENED = (
    "paid_at",
    "noticed_at",
    "received_at",
    "asked_at",
    "pay_complaint_at",
    "filed_at",
    "accepted_at",
)
PlatformId = Annotated[str, Field(pattern=f"^({ID_PATTERN})?$")]
Place = Annotated[Line, Field(max_length=MAX_QUERY)]


def _one_of(*allowed: str) -> AfterValidator:
    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError("choice")
        return value

    return AfterValidator(check)


class About(Input):
    """Which platform the address of a page names."""

    platform: PlatformId = ""


class Situation(About):
    """A dispute: closed choices, an order number of which little is shown, an amount, and times."""

    q: Place = ""
    problem: Annotated[str, _one_of(*cases.PROBLEMS)]
    channel: Annotated[str, _one_of(*cases.CHANNELS)]
    topup: Annotated[str, _one_of("", *cases.CHANNELS)] = ""
    state: Annotated[str, _one_of(*cases.STATES)] = "unknown"
    cause: Annotated[str, _one_of(*cases.CAUSES)] = "unknown"
    support: Annotated[str, _one_of(*cases.SUPPORT)] = "not_yet"
    asked: Annotated[str, _one_of(*cases.ASKED)] = "refund"
    operator: Annotated[str, _one_of(*cases.OPERATORS)] = "unknown"
    resale: bool = False
    minor: bool = False
    id_asked: bool = False
    cheap: bool = False
    hours: Literal["24", "48", "72"] = "48"
    order_number: Number = ""
    amount: Fen = None
    paid_at: Told = None
    noticed_at: Told = None
    received_at: Told = None
    asked_at: Told = None
    pay_complaint_at: Told = None
    filed_at: Told = None
    accepted_at: Told = None
    second_paid_at: Told = None
    app_deadline: Told = None

    def case(self) -> cases.Case:
        """The situation as the assistant branches on it."""
        # Nobody tops a balance up from itself.
        topup = "" if self.topup == "balance" else self.topup
        names = ("problem", "state", "channel", "cause", "support", "asked", "operator")
        told = {name: getattr(self, name) for name in names}
        flags = {name: getattr(self, name) for name in ("resale", "minor", "id_asked", "cheap")}
        return cases.Case(topup=topup, **told, **flags)

    def events(self) -> dict[str, datetime]:
        """What happened when, by the codes of countdowns.EVENTS."""
        named = {name.removesuffix("_at"): getattr(self, name) for name in _HAPPENED}
        return {code: at for code, at in (*named.items(), ("app", self.app_deadline)) if at is not None}

    def wrong_times(self, now: datetime) -> dict[str, str]:
        """One sentence for every time that cannot be."""
        names = (*_HAPPENED, "second_paid_at")
        told = {name: at for name in names if (at := getattr(self, name)) is not None}
        paid = self.paid_at
        # Which of two payments was the duplicate is the buyer's to say.
        early = {name for name, at in told.items() if paid and at < paid and name != "second_paid_at"}
        late = {name for name, at in told.items() if at > now + _AHEAD}
        return dict.fromkeys(early, _("时间早于付款，请核对。")) | dict.fromkeys(
            late, _("时间在将来，请核对。")
        )


class Payment(About):
    """Somebody who is about to pay, or has just paid."""

    q: Place = ""
    product: Product = "other"
    receiver: Annotated[str, _one_of(*before.guide().receivers)] = "unknown"
    paid_at: Told = None

    def wrong_times(self, now: datetime) -> dict[str, str]:
        """The same for the one time of this form."""
        ahead = self.paid_at is not None and self.paid_at > now + _AHEAD
        return {"paid_at": _("时间在将来，请核对。")} if ahead else {}
