"""By what can a platform be filtered and sorted? Pure: what we say about it in, field values out."""

from collections.abc import Iterator, Mapping

from rating_site.answers import Answer
from rating_site.store.models import Observation
from rating_site.terms.archive import scope_of
from rating_site.terms.periods import hours_of
from search_index.document import Value

PROVINCES = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕甘陇青宁新")
_NOT_ITS_OWN = ("borrowed", "claim_unknown", "invalid_claim")
_FIRST = {"listed": -3.0, "warned": -2.0, "alert": -1.0}
"""Where there is no score to sort by: before the lowest one."""


def facets_of(found: Answer, storefront: Observation | None) -> dict[str, Value]:
    """Fields of search_index.document.FACETS, and the numbers to sort by; what is unknown is left out."""
    routes = {one.value for one in found.clauses if one.type == "refund_route"}
    values: dict[str, Value] = {
        "status": found.state,
        "grade": found.grade or "",
        "province": _province(found),
        "software": _software(storefront),
        "refund_route": tuple(sorted(routes)),
        "escrow": "yes" if any(one.type == "escrow" for one in found.clauses) else "",
        "incident_type": tuple(sorted(set(_incidents(found.facts)))),
        "score": _number(_FIRST.get(found.state, found.score)),
        "resupply_hours": _number(max(_resupply(found), default=None)),
    }
    return {name: value for name, value in values.items() if value}


def _province(found: Answer) -> str:
    """The letter of a filing that is, as far as known, its own."""
    filing = found.facts.get("filing") or {}
    if filing.get("verdict") in _NOT_ITS_OWN:
        return ""
    record = filing.get("record") or {}
    shown = [value for kind, value in found.identifiers if kind in ("icp", "icp_main")]
    number = str(record.get("main_licence") or next(iter(shown), ""))
    return number[:1] if number[:1] in PROVINCES else ""


def _software(storefront: Observation | None) -> str:
    software = (storefront.value or {}).get("software") if storefront else None
    family = software.get("family") if isinstance(software, dict) else None
    return family[:40] if isinstance(family, str) else ""


def _resupply(found: Answer) -> Iterator[float]:
    """The stated deadlines to ask for a resupply, in hours, rules of single products left out."""
    for one in found.clauses:
        if one.type == "resupply_window" and one.bound == "max" and scope_of(one.url) != "product":
            hours = hours_of(one.value, one.unit_note)
            if hours is not None:
                yield hours


def _incidents(facts: Mapping[str, object]) -> Iterator[str]:
    """What was reported and neither refuted nor withdrawn."""
    reports = facts.get("reports")
    for one in reports if isinstance(reports, list) else []:
        if one.get("verdict") != "refuted" and one.get("outcome") != "withdrawn":
            yield str(one.get("type"))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
