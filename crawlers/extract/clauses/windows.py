"""Until when, or from when on, may a buyer ask for resupply, refund or after-sales service?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.words import (
    ARRIVE, CONTACT, DEFECT, NOT_RECEIVED, PLATFORM, REFUND, REFUSE, REPLACE, RESUPPLY, WARRANTY,
)  # fmt: skip

WITHIN = re.compile(r"(?:[之以]?内|里|[之以]?前|期间|限内)")
_LATER = re.compile(r"(?:[之以过]?后|以上|开外|还|都|仍|没|未|不)")
_NO_MORE_THAN = re.compile(r"(?:不超过?|不多于|最[晚迟多长]|至[多迟]|不[得能]?[晚长]于|限|不会超过)[^,]{0,3}$")
_OVER = re.compile(r"(?:超过?|超出|过了?|满|等了?|逾|大于|晚于|多于|长于|达到?|足)(?:约|大约)?$")


def beyond(view: View) -> bool:
    """The text speaks of the time after N has passed: 超过N, N后, 过了N, N还没."""
    if _NO_MORE_THAN.search(view.left):
        return False
    return bool(_LATER.match(view.right) or _OVER.search(view.left))


def waited_in_vain(view: View) -> list[Found] | None:
    """超过N未到账再联系, N内没到找客服: come back when N has passed."""
    missing = NOT_RECEIVED.search(view.after)
    if not missing or not (beyond(view) or WITHIN.match(view.right) or missing.start() < 3):
        return None
    follows = view.after[missing.end() :]
    asked = follows if follows else view.before
    if REFUND.search(follows) and not REFUSE.search(follows):
        return [view.found("refund_window", bound="min")]
    if CONTACT.search(asked) or RESUPPLY.search(follows):
        return [view.found("resupply_window", bound="min")]
    return []


def too_late(view: View) -> list[Found] | None:
    """超过N不予处理: N is the deadline of whatever the text speaks of."""
    if not beyond(view) or not REFUSE.search(view.after):
        return None
    return [view.found(kind) for kind in claimed(view)]


def not_before(view: View) -> list[Found] | None:
    """N后再联系: the platform wants to be left alone until then."""
    if not beyond(view) or not CONTACT.search(view.after):
        return None
    if REFUND.search(view.after) and not NOT_RECEIVED.search(view.topic):
        return [view.found("refund_window", bound="min")]
    if NOT_RECEIVED.search(view.topic) or RESUPPLY.search(view.topic) or ARRIVE.search(view.topic):
        return [view.found("resupply_window", bound="min")]
    return []


def ask_within(view: View) -> list[Found] | None:
    """N内联系客服, N内可退: the buyer's deadline."""
    asks = CONTACT.search(view.after) or CONTACT.search(view.left)
    remedy = REFUND.search(view.after) or RESUPPLY.search(view.after) or REPLACE.search(view.after)
    if beyond(view) or not (asks or remedy or REFUND.search(view.left) or RESUPPLY.search(view.left)):
        return None
    return [view.found(kind) for kind in claimed(view)]


def claimed(view: View) -> list[str]:
    """What a buyer's deadline is about: the remedies named near it, else the trouble that is named."""
    near = view.near
    kinds = []
    if RESUPPLY.search(near):
        kinds.append("resupply_window")
    if REFUND.search(near):
        kinds.append("refund_window")
    if kinds:
        return kinds
    if REPLACE.search(near) or WARRANTY.search(near) or DEFECT.search(near):
        return ["warranty_period"]
    return ["resupply_window"] if NOT_RECEIVED.search(view.topic) else ["warranty_period"]


def by_platform(text: str) -> bool:
    """The words name the platform as the one who acts."""
    return bool(PLATFORM.search(text))
