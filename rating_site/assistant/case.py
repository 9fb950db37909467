"""In which situation is a buyer? Closed choices only, so that no sentence of ours repeats what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PROBLEMS = (
    "not_delivered", "resupply_refused", "resupply_ineffective", "double_charge", "invalid_code",
    "wrong_goods", "account_recovered", "balance_frozen", "rule_changed", "vanished", "fake_recovery",
)  # fmt: skip
STATES = (
    "unpaid", "paid", "processing", "delivered", "refunding", "refunded", "closed", "gone", "unknown",
)  # fmt: skip
CHANNELS = ("wechat", "alipay", "qqpay", "bank", "transfer", "balance", "usdt", "other")
CAUSES = (
    "unknown", "system_delay", "out_of_stock", "payment_callback_failed", "wrong_input", "risk_control",
    "rule_deadline_missed",
)  # fmt: skip
SUPPORT = ("not_yet", "waiting", "no_answer", "refused")
ASKED = ("resupply", "refund")
OPERATORS = ("known", "unknown")

Condition = Mapping[str, list[Any]]
"""Field of a case -> the values for which something holds; all fields must fit, none named fits always."""


@dataclass(frozen=True, slots=True)
class Case:
    """A dispute as it branches: codes of the tuples above, and four circumstances.

    `topup` says how the balance was paid for where the order was paid from a balance, empty where unknown.
    """

    problem: str = "not_delivered"
    state: str = "unknown"
    channel: str = "other"
    topup: str = ""
    cause: str = "unknown"
    support: str = "not_yet"
    asked: str = "refund"
    operator: str = "unknown"
    resale: bool = False
    minor: bool = False
    id_asked: bool = False
    cheap: bool = False

    @property
    def route(self) -> str:
        """How real money left: of an order paid from a balance, how that balance was topped up."""
        return self.topup or self.channel if self.channel == "balance" else self.channel


def fits(case: Case, when: Condition) -> bool:
    """Whether a case fulfils a condition of our data files."""
    return all(getattr(case, name) in allowed for name, allowed in when.items())
