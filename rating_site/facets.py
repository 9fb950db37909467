"""By what can a platform be filtered and sorted? Pure: what is known of it in, field values out."""

from collections.abc import Iterator
from functools import lru_cache

from rating_site.answers import precedence
from rating_site.store.bulk import Known
from rating_site.terms.archive import scope_of
from rating_site.terms.periods import hours_of
from search_index.document import Value

PROVINCES = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕甘陇青宁新")
_NOT_ITS_OWN = ("borrowed", "claim_unknown", "invalid_claim")
_FIRST = {"listed": -3.0, "warned": -2.0, "alert": -1.0}
"""Where there is no score to sort by: before the lowest one."""


def facets_of(one: Known) -> dict[str, Value]:
    """Fields of search_index.document.FACETS, and the numbers to sort by; what is unknown is left out."""
    state = precedence(one.judged.state if one.judged else None, one.listing)
    graded = one.judged if state == "graded" else None
    score = graded.score if graded else None
    values: dict[str, Value] = {
        "status": state,
        "grade": (graded.grade or "") if graded else "",
        "province": _province(one),
        "software": one.software,
        "refund_route": tuple(sorted({said.value for said in one.said if said.type == "refund_route"})),
        "escrow": "yes" if any(said.type == "escrow" for said in one.said) else "",
        "incident_type": tuple(sorted(set(_incidents(one)))),
        "score": _number(_FIRST.get(state, score)),
        "resupply_hours": _number(max(_resupply(one), default=None)),
    }
    return {name: value for name, value in values.items() if value}


def _province(one: Known) -> str:
    """The letter of a filing that is, as far as known, its own."""
    filing = one.judged.filing if one.judged else {}
    if filing.get("verdict") in _NOT_ITS_OWN:
        return ""
    record = filing.get("record") or {}
    shown = (value for kind, value in one.identifiers if kind in ("icp", "icp_main"))
    number = str(record.get("main_licence") or next(shown, ""))
    return number[:1] if number[:1] in PROVINCES else ""


def _resupply(one: Known) -> Iterator[float]:
    """The stated deadlines to ask for a resupply, in hours, rules of single products left out."""
    for said in one.said:
        if said.type == "resupply_window" and said.bound == "max" and scope_of(said.url) != "product":
            hours = _hours(said.value, said.unit_note)
            if hours is not None:
                yield hours


_hours = lru_cache(4096)(hours_of)
"""Most rules state one of few periods."""


def _incidents(one: Known) -> Iterator[str]:
    """What was reported and neither refuted nor withdrawn."""
    for report in one.judged.reports if one.judged else ():
        if report.get("verdict") != "refuted" and report.get("outcome") != "withdrawn":
            yield str(report.get("type"))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
