"""What must a buyer know beside the answer for an order date: was the rule changed, are the captures old?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rating_site.terms.archive import Standing, Stated, Version, stated
from rating_site.terms.calendar import local
from rating_site.terms.window import Caution, Clock, deciding

WATCHED = {
    "resupply": ("resupply_window", "warranty_period"),
    "refund": ("refund_window", "no_refund", "refund_fee", "refund_route", "warranty_period"),
}
"""Clauses whose change after an order the buyer must know, by what is asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a buyer asks: `product` is the place of the ordered product, `versions` all that was captured."""

    asked: str
    clock: Clock
    product: str | None
    disputed_at: datetime | None
    versions: tuple[Version, ...]


def circumstances(
    before: Sequence[Stated], at_order: Sequence[Standing], case: Question
) -> tuple[Caution, ...]:
    """What to know about the captures: changes after the order or the dispute, staleness, narrower texts."""
    return (*_changes(at_order, case), *_staleness(at_order, case), *_narrower(case))


def _changes(at_order: Sequence[Standing], case: Question) -> list[Caution]:
    """A changed rule is told once, by its strongest circumstance."""
    found: dict[str, Caution] = {}
    for standing in at_order:
        if not standing.captured and _watched(standing.first, case.asked):
            code = "rule_first_seen_after_order"
            found.setdefault(code, Caution(code, {"seen": _minute(standing.first.first_seen)}))
        for earlier, later_seen, later in _successions(standing, case):
            weighty = _watched(earlier, case.asked) != (_watched(later, case.asked) if later else set())
            code = _change_code(earlier, later_seen, weighty, case)
            found.setdefault(code, Caution(code, {"seen": _minute(later_seen)}))
    return list(found.values())


def _successions(standing: Standing, case: Question) -> list[tuple[Version, datetime, Version | None]]:
    """Each replacement of a text at this place that was seen after the order."""
    own = sorted(
        (one for one in case.versions if one.place == standing.place), key=lambda one: one.first_seen
    )
    result: list[tuple[Version, datetime, Version | None]] = []
    for index, version in enumerate(own):
        later = own[index + 1] if index + 1 < len(own) else None
        seen = later.first_seen if later else version.next_seen
        if seen is not None and seen > case.clock.ordered:
            result.append((version, seen, later))
    return result


def _change_code(earlier: Version, seen: datetime, weighty: bool, case: Question) -> str:
    if not weighty:
        return "text_changed_after_order"
    if case.disputed_at is not None and case.disputed_at <= earlier.last_seen:
        return "rule_changed_after_dispute"
    if case.disputed_at is not None and case.disputed_at < seen:
        return "rule_changed_around_dispute"
    return "rule_changed_after_order"


def _watched(version: Version, asked: str) -> set[tuple[str, ...]]:
    return {one.meaning for one in stated([version]) if one.clause.type in WATCHED[asked]}


def _staleness(at_order: Sequence[Standing], case: Question) -> list[Caution]:
    """The newest capture is older than the order, so a later change may be unseen."""
    held = [one.before for one in at_order if one.before and one.before is one.after]
    last = max((version.last_seen for version in held), default=None)
    if last is None or last >= case.clock.ordered:
        return []
    return [Caution("not_captured_since", {"last": _minute(last)})]


def _narrower(case: Question) -> list[Caution]:
    """Product texts state a window too, but the buyer did not say which product."""
    products = [one for one in case.versions if one.scope == "product"]
    if case.product is not None or not deciding(stated(products), case.asked):
        return []
    return [Caution("product_terms_exist")]


def _minute(at: datetime) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"
