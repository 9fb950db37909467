"""How does an exported row say what was known about a platform, and how is it read back?

null is unknown. Fields beyond the published minimum are optional, so that a row can carry everything that a
past score depended on. Whoever reads a row trusts nothing in it: ValueError names the first field that is
wrong.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from rating_site.trust.age import judge_age
from rating_site.trust.facts import (
    AgeFacts,
    Availability,
    Facts,
    FilingFacts,
    LinkFact,
    ReplyFact,
    ReporterFact,
    ReportFact,
    TermsFacts,
)
from rating_site.trust.filing import VERDICTS
from rating_site.trust.row_fields import (
    choice,
    day,
    instant,
    known_instant,
    known_text,
    number,
    objects,
    text,
    trait_sets,
)
from rating_site.trust.unlinkable import unlinkable

_Item = TypeVar("_Item")
_Known = TypeVar("_Known", ReportFact, ReporterFact)
NO_VERDICT = (
    "unknown",
    "empty_unconfirmed",
    "blocked",
    "rate_limited",
    "gateway_error",
    "unreachable",
    "refused",
)
"""Questions to the register that brought nothing; a row may name them instead of null."""
EVIDENCE = ("none", "screenshot", "payment_record")
REPORT_VERDICTS = ("substantiated", "unsubstantiated", "refuted")
OUTCOMES = ("open", "resupplied", "refunded", "partly", "solved_unconfirmed", "withdrawn")
STANDINGS = ("none", "warned", "listed")
AGE_DATES = (
    "domain_registered_on",
    "first_certificate",
    "first_capture",
    "filing_approved_on",
    "observed_since",
)
RELATIONS = ("same_operator", "main_site", "branch", "supplier", "copy")


def read_facts(row: Mapping[str, Any]) -> Facts:
    """The facts of one row."""
    if not isinstance(row, Mapping):
        raise ValueError("a row must be a JSON object")
    known = row.get("facts") if row.get("facts") is not None else {}
    if not isinstance(known, Mapping):
        raise ValueError("facts: must be an object")
    verdict = choice(known, "icp", (*VERDICTS, *NO_VERDICT))
    fairness = number(known, "terms_fairness", 1.0)
    return Facts(
        known_text(row, "platform_id"),
        filing=FilingFacts(verdict) if verdict in VERDICTS else None,
        age=_age(known),
        terms=TermsFacts(fairness) if fairness is not None else None,
        reports=_once_each("reports", _several(row, "reports", _report)),
        reporters=_once_each("reporters", _several(row, "reporters", _reporter)),
        replies=_several(row, "replies", _reply),
        links=_several(known, "links", _link),
        availability=_availability(known),
        orders_per_month=number(known, "orders_per_month"),
        observed_since=day(known, "observed_since"),
        listing_state=choice(known, "listing_state", STANDINGS) or "none",
        prohibited_confirmed=known.get("prohibited_confirmed") is True,
        alert_renewed_at=instant(known, "alert_renewed_at"),
    )


def _several(
    row: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any]], _Item]
) -> tuple[_Item, ...]:
    """All items of a list; an error says which of them is wrong."""
    items = []
    for position, item in enumerate(objects(row, name)):
        try:
            items.append(read(item))
        except ValueError as error:
            raise ValueError(f"{name}[{position}].{error}") from None
    return tuple(items)


def _once_each(name: str, items: tuple[_Known, ...]) -> tuple[_Known, ...]:
    """The same item said twice is one; two items under one id are refused."""
    found: dict[str, _Known] = {}
    for item in items:
        if found.setdefault(item.id, item) != item:
            raise ValueError(f"{name}: {item.id!r} stands for two different ones")
    return tuple(found.values())


def _age(known: Mapping[str, Any]) -> AgeFacts | None:
    dates = [day(known, name) for name in AGE_DATES]
    return judge_age(*dates) if any(dates) else None


def _availability(known: Mapping[str, Any]) -> Availability | None:
    """A bare share counts as one over the full ninety days."""
    value = known.get("availability")
    if value is None:
        return None
    if not isinstance(value, Mapping):
        return Availability(number(known, "availability", 1.0), 90)
    days = number(value, "days")
    return Availability(number(value, "share", 1.0), int(days or 0), instant(value, "refused_since"))


def _link(item: Mapping[str, Any]) -> LinkFact:
    return LinkFact(
        known_text(item, "platform_id"),
        choice(item, "relation", RELATIONS) or "copy",
        number(item, "probability", 1.0) or 0.0,
        item.get("confirmed") is True,
        choice(item, "standing", STANDINGS) or "none",
        number(item, "harm", 1.0) or 0.0,
    )


def _report(item: Mapping[str, Any]) -> ReportFact:
    """Nobody known as reporter is somebody of their own."""
    at, recorded_at, name = instant(item, "at"), instant(item, "recorded_at"), known_text(item, "id")
    known_since = recorded_at or at or known_instant(item, "at")
    return ReportFact(
        name,
        at or known_since,
        known_since,
        text(item, "reporter") or f"report:{name}",
        text(item, "type") or "unknown",
        number(item, "amount"),
        choice(item, "evidence", EVIDENCE) or "none",
        choice(item, "verdict", REPORT_VERDICTS),
        instant(item, "verdict_at"),
        choice(item, "outcome", OUTCOMES) or "open",
        instant(item, "closed_at"),
        text(item, "order"),
        text(item, "payer"),
    )


def _reply(item: Mapping[str, Any]) -> ReplyFact:
    return ReplyFact(known_text(item, "report"), known_instant(item, "at"))


def _reporter(item: Mapping[str, Any]) -> ReporterFact:
    return ReporterFact(
        known_text(item, "id"),
        instant(item, "since"),
        trait_sets(item, "keys"),
        int(number(item, "substantiated") or 0),
        int(number(item, "refuted") or 0),
    )


def write_facts(facts: Facts) -> dict[str, Any]:
    """The row that `read_facts` reads back to facts with the same score: canonical, joinable to no other."""
    facts = unlinkable(facts)
    age, filing = facts.age or AgeFacts(), facts.filing
    return {
        "platform_id": facts.platform_id,
        "facts": {
            "icp": filing.verdict if filing and not filing.held_back else None,
            "domain_registered_on": _iso(age.registered_on),
            "first_certificate": _iso(age.first_certificate),
            "first_capture": _iso(age.first_capture),
            "filing_approved_on": _iso(age.filing_approved_on),
            "terms_fairness": facts.terms.fairness if facts.terms else None,
            "orders_per_month": facts.orders_per_month,
            "observed_since": _iso(facts.observed_since),
            "availability": _availability_row(facts.availability),
            "links": [_link_row(link) for link in sorted(facts.links, key=lambda link: link.platform_id)],
            "listing_state": facts.listing_state,
            "prohibited_confirmed": facts.prohibited_confirmed,
            "alert_renewed_at": _iso(facts.alert_renewed_at),
        },
        "reports": [_report_row(report) for report in sorted(facts.reports, key=lambda report: report.id)],
        "replies": [
            {"report": reply.report, "at": _iso(reply.at)}
            for reply in sorted(facts.replies, key=lambda reply: (reply.report, reply.at))
        ],
        "reporters": [_reporter_row(one) for one in sorted(facts.reporters, key=lambda one: one.id)],
    }


def _iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None


def _availability_row(seen: Availability | None) -> dict[str, Any] | None:
    if seen is None:
        return None
    return {"share": seen.share, "days": seen.days, "refused_since": _iso(seen.refused_since)}


def _link_row(link: LinkFact) -> dict[str, Any]:
    return {
        "platform_id": link.platform_id,
        "relation": link.relation,
        "probability": link.probability,
        "confirmed": link.confirmed,
        "standing": link.standing,
        "harm": link.harm,
    }


def _report_row(report: ReportFact) -> dict[str, Any]:
    row = {field.name: getattr(report, field.name) for field in fields(report)}
    times = ("at", "recorded_at", "verdict_at", "closed_at")
    return {name: _iso(value) if name in times else value for name, value in row.items()}


def _reporter_row(reporter: ReporterFact) -> dict[str, Any]:
    return {
        "id": reporter.id,
        "since": _iso(reporter.since),
        "keys": {trait: sorted(values) for trait, values in sorted(reporter.keys.items())},
        "substantiated": reporter.substantiated,
        "refuted": reporter.refuted,
    }
