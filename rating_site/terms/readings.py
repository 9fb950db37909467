"""What do we read out of each value of a clause? The table behind fairness: one row per value or length.

A reason is a code of words.READINGS; the basis names articles in law.toml.
"""

import math
import re
from dataclasses import dataclass

VERDICTS = ("fair", "unusual", "unfair", "likely_invalid")
"""From good to bad."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How fair a passage is: one of VERDICTS, why (a code), and the legal basis (ids of law.toml)."""

    verdict: str
    reason: str
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """The reading of every number up to and including `up_to`."""

    up_to: float
    reading: Reading


PLAIN = Reading("fair", "plain")
_LAWFUL = Reading("fair", "no_reason_lawful", ("consumer_25", "returns_7"))
_HELD = Reading("fair", "funds_protected", ("ecommerce_59",))
_ANSWERS = Reading("fair", "platform_answers")
_STATUTE = ("consumer_24", "consumer_26")
_BLANKET = Reading("likely_invalid", "blanket_no_refund", (*_STATUTE, "regulation_19", "civil_497"))
_DELIVERED = Reading("unusual", "after_delivery", ("consumer_25", "consumer_24", "ecommerce_51"))
_BALANCE = Reading("unfair", "balance_kept", ("consumer_53", "penalty_10", "prepaid_9", "prepaid_15"))
_DISCLAIMS = Reading("unfair", "platform_disclaims", ("consumer_26", "civil_497"))

BY_VALUE = {
    ("no_refund", "all"): _BLANKET,
    ("no_refund", "after_delivery"): _DELIVERED,
    ("no_refund", "after_use"): _LAWFUL,
    ("no_refund", "non_defect"): _LAWFUL,
    ("no_refund", "no_reason"): _LAWFUL,
    ("no_refund", "wrong_info"): Reading("fair", "buyers_own_fault"),
    ("no_refund", "late_claim"): Reading("unusual", "late_claim", ("consumer_24", "civil_188")),
    ("no_refund", "in_progress"): Reading("fair", "in_progress"),
    ("no_refund", "balance"): _BALANCE,
    ("no_refund", "bonus_balance"): Reading("fair", "bonus"),
    ("no_refund", "unsupported_number"): Reading("fair", "buyers_own_fault"),
    ("no_refund", "other_channel_recharge"): Reading("fair", "buyers_own_fault"),
    ("refund_window", "before_delivery"): Reading("fair", "before_delivery"),
    ("refund_window", "before_confirmation"): Reading("fair", "before_delivery"),
    ("refund_route", "original_route"): Reading("fair", "route_original", ("regulation_18",)),
    ("refund_route", "balance"): Reading("unusual", "route_balance", ("regulation_18", "consumer_53")),
    ("refund_fee", "gateway_fee"): Reading("unusual", "fee_kept", ("regulation_18",)),
    ("warranty_period", "none"): Reading("unusual", "no_warranty", _STATUTE),
    ("warranty_period", "first_login"): Reading("unusual", "first_login", _STATUTE),
    ("liability_user", "wrong_info"): Reading("fair", "buyers_own_fault"),
    ("liability_user", "user_bears"): Reading("unusual", "buyer_bears", ("civil_496",)),
    ("liability_user", "platform_disclaims"): _DISCLAIMS,
    ("liability_platform", "reissue_or_refund"): _ANSWERS,
    ("liability_platform", "reissue"): _ANSWERS,
    ("liability_platform", "full_refund"): _ANSWERS,
    ("liability_platform", "replace_defective"): _ANSWERS,
    ("liability_platform", "compensation"): _ANSWERS,
    ("liability_platform", "platform_liable"): _ANSWERS,
    ("escrow", "funds_held"): _HELD,
    ("escrow", "freeze_on_complaint"): _HELD,
    ("escrow", "release_after_protection"): _HELD,
    ("escrow", "suspend_settlement"): _HELD,
}  # fmt: skip

_LONG = Reading("fair", "window_long")
_SHORT = Reading("unusual", "window_short", ("consumer_24",))
_TOO_SHORT = Reading("unfair", "window_too_short", (*_STATUTE, "civil_497"))
_ASK_FOR_REFUND = (Step(23.99, _TOO_SHORT), Step(167.99, _SHORT), Step(math.inf, _LONG))
_WAITS = (
    Step(24, Reading("fair", "wait_usual")),
    Step(72, Reading("unusual", "wait_long")),
    Step(math.inf, Reading("unfair", "wait_too_long", ("consumer_16",))),
)
_HANDLES = (
    Step(72, Reading("fair", "handled_soon")),
    Step(360, Reading("unusual", "handled_slowly")),
    Step(math.inf, Reading("unfair", "handled_too_late", ("penalty_9",))),
)
PAYOUT = (
    Step(240, Reading("fair", "paid_soon")),
    Step(360, Reading("unusual", "paid_slowly")),
    Step(math.inf, Reading("unfair", "handled_too_late", ("penalty_9",))),
)
"""Readings of the hours until a granted refund arrives: banks take some days of their own."""
BY_LENGTH = {
    ("refund_window", "max"): _ASK_FOR_REFUND,
    ("refund_window", "min"): _WAITS,
    ("resupply_window", "max"): (Step(23.99, _TOO_SHORT), Step(71.99, _SHORT), Step(math.inf, _LONG)),
    ("resupply_window", "min"): _WAITS,
    ("handling_time", "max"): _HANDLES,
    ("handling_time", "min"): _HANDLES,
    ("delivery_time", "max"): (
        Step(72, Reading("fair", "delivered_soon")),
        Step(math.inf, Reading("unusual", "delivered_late")),
    ),
    ("warranty_period", "max"): (
        Step(23.99, Reading("unfair", "warranty_too_short", _STATUTE)),
        Step(167.99, Reading("unusual", "warranty_short", ("consumer_24",))),
        Step(math.inf, Reading("fair", "warranty_long")),
    ),
}
"""Readings by hours: a longer window is never read as worse, a longer wait never as better."""

FEES = (
    Step(0, Reading("fair", "no_fee", ("regulation_18",))),
    Step(5, Reading("unusual", "fee_kept", ("regulation_18",))),
    Step(math.inf, Reading("unfair", "fee_high", ("regulation_18", "civil_497"))),
)
"""Readings by percent of the price."""

SHIFTED_BY_FAULT = {
    "liability_user": re.compile(
        r"骗|填錯|輸錯|泄[露漏]|私下|私自|站外|场外|转账|填错|输错|充错|有误|违法|违规|不可抗力|自身|保管|盗号|修改密码|网络故障"
    ),
}
"""Losses that a buyer causes, or nobody can prevent, may be left with the buyer."""

VOID = {
    "final_interpretation": Reading("likely_invalid", "final_interpretation", ("online_1_3",)),
    "receipt_is_acceptance": Reading(
        "likely_invalid", "receipt_is_acceptance", ("online_1_1", "ecommerce_51")
    ),
    "no_complaints": Reading("likely_invalid", "no_complaints", ("online_1_4",)),
    "complaint_is_punished": Reading(
        "likely_invalid", "complaint_is_punished", ("online_1_4", "consumer_16")
    ),
    "liability_all_to_seller": Reading("likely_invalid", "liability_all_to_seller", ("online_1_2",)),
    "no_contract_after_payment": Reading("likely_invalid", "no_contract_after_payment", ("ecommerce_49",)),
    "changes_without_notice": Reading("unfair", "changes_without_notice", ("civil_496", "civil_497")),
    "no_bad_reviews": Reading("unfair", "no_bad_reviews", ("consumer_16", "ecommerce_39")),
    "any_reason_no_refund": Reading("likely_invalid", "blanket_no_refund", (*_STATUTE, "civil_497")),
    "non_delivery_excluded": Reading("likely_invalid", "non_delivery_excluded", ("consumer_26", "civil_497")),
    "defects_excluded": Reading("likely_invalid", "defects_excluded", (*_STATUTE, "regulation_17")),
}
"""Readings of sentences found by void.py, by their code."""
