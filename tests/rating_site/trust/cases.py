"""Facts, reports and reporters for the tests of the judges; every value can be replaced."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from rating_site.trust.age import judge_age
from rating_site.trust.evidence import StoredObservation
from rating_site.trust.facts import (
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

FEW = settings(max_examples=40, deadline=None)
"""For properties over whole platforms: each example is large."""
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def days_ago(days: float) -> datetime:
    """A moment before NOW."""
    return NOW - timedelta(days=days)


def report(name: str, **changes: Any) -> ReportFact:
    """An open, unchecked report of 300 yuan with a payment record, five days old."""
    plain = ReportFact(
        name, days_ago(5), days_ago(5), f"reporter-{name}", amount=300.0, evidence="payment_record"
    )
    return replace(plain, **changes)


def reports(count: int, **changes: Any) -> tuple[ReportFact, ...]:
    """That many reports of as many reporters."""
    return tuple(report(f"r{number}", **changes) for number in range(count))


def reporter(name: str, **keys: str) -> ReporterFact:
    """A newcomer with one value for each given trait."""
    return ReporterFact(name, days_ago(5), {trait: frozenset({value}) for trait, value in keys.items()})


def old_shop(**changes: Any) -> Facts:
    """A platform registered and captured ten years ago with a verified filing, watched for two years."""
    begun = date(2016, 5, 1)
    plain = Facts(
        "shop",
        filing=FilingFacts("verified"),
        age=judge_age(begun, begun, begun, None, date(2024, 11, 1)),
        terms=TermsFacts(0.7),
        orders_per_month=300.0,
        observed_since=date(2024, 11, 1),
    )
    return replace(plain, **changes)


def observation(
    source: str, value: Mapping[str, Any] | None, days: float = 1, outcome: str = "answered", id_: int = 1
) -> StoredObservation:
    """What a source said some days ago."""
    return StoredObservation(id_, source, 1, days_ago(days), "https://shop.example.cn/", outcome, value)


def page(*claims: Mapping[str, Any], days: float = 1) -> StoredObservation:
    """A readable storefront with these ICP claims."""
    return observation("storefront", {"status": 200, "icp": {"claims": list(claims), "police": []}}, days)


def claim(number: str = "蜀ICP备19011193号-6", valid: bool = True) -> dict[str, Any]:
    """An ICP number shown on a page."""
    return {"number": number, "main": number.split("-")[0], "kind": "filing", "valid": valid, "flags": []}


def found(days: float, domain: str = "example.cn", by: str = "domain", **record: Any) -> StoredObservation:
    """The register has one record."""
    entry = {"domain": domain, "main_licence": "蜀ICP备19011193号", "service_licence": "蜀ICP备19011193号-6"}
    asked = "example.cn" if by == "domain" else "蜀ICP备19011193号"
    value = {"asked": asked, "by": by, "found": True, "records": [{**entry, **record}], "canary_ok": True}
    return observation("icp_filing", value, days)


def empty(days: float, by: str = "domain", canary: bool = True) -> StoredObservation:
    """The register answered an empty list."""
    asked = "example.cn" if by == "domain" else "蜀ICP备19011193号"
    value = {"asked": asked, "by": by, "found": False, "records": [], "canary_ok": canary}
    return observation("icp_filing", value, days, "empty")


MOMENTS = st.floats(0, 900).map(days_ago)
TRAITS = st.dictionaries(
    st.sampled_from(("device", "payer", "image", "prefix", "text")),
    st.frozensets(st.sampled_from("abcd"), min_size=1, max_size=2),
    max_size=4,
)


@st.composite
def report_sets(draw: st.DrawFn, most: int = 8) -> tuple[ReportFact, ...]:
    """Reports of every kind; some share a reporter."""
    return tuple(draw(_reports(f"r{number}")) for number in range(draw(st.integers(0, most))))


@st.composite
def _reports(draw: st.DrawFn, name: str) -> ReportFact:
    at = draw(MOMENTS)
    return ReportFact(
        name,
        at,
        at,
        draw(st.sampled_from(("ann", "bob", "cat", "dan", "eve", f"reporter-{name}"))),
        draw(st.sampled_from(("not_delivered", "vanished", "wrong_goods", "something_new"))),
        draw(st.none() | st.floats(0, 10**6)),
        draw(st.sampled_from(("none", "screenshot", "payment_record"))),
        draw(st.sampled_from((None, None, "substantiated", "unsubstantiated", "refuted"))),
        outcome=draw(
            st.sampled_from(("open", "open", "refunded", "partly", "solved_unconfirmed", "withdrawn"))
        ),
    )


@st.composite
def platforms(draw: st.DrawFn) -> Facts:
    """Any platform: each fact known or unknown, with any reports and reporters."""
    names = ("ann", "bob", "cat", "dan", "eve")
    people = tuple(ReporterFact(name, None, draw(TRAITS), draw(st.integers(0, 4))) for name in names)
    watched = draw(st.sampled_from((None, date(2024, 11, 1))))
    begun = draw(st.sampled_from((None, date(2016, 5, 1), date(2026, 9, 1))))
    return replace(
        old_shop(),
        filing=draw(st.sampled_from((None, FilingFacts("verified"), FilingFacts("borrowed")))),
        age=judge_age(begun, None, begun, None, watched) if begun or watched else None,
        terms=draw(st.none() | st.floats(0, 1).map(TermsFacts)),
        orders_per_month=draw(st.none() | st.floats(0, 10**5)),
        observed_since=watched,
        reports=draw(report_sets()),
        reporters=people,
    )


_DAYS = st.none() | MOMENTS.map(datetime.date)
_MAYBE = st.none() | MOMENTS
_LINKS = st.builds(
    LinkFact,
    st.sampled_from("xyz"),
    st.sampled_from(("same_operator", "main_site", "branch", "supplier", "copy")),
    st.floats(0, 1),
    st.booleans(),
    st.sampled_from(("none", "warned", "listed")),
    st.floats(0, 1),
)


@st.composite
def detailed_platforms(draw: st.DrawFn) -> Facts:
    """Any platform with every further detail that a score may depend on."""
    plain, first_seen = draw(platforms()), draw(_DAYS)
    verdict, shares = draw(st.none() | st.sampled_from(VERDICTS)), st.none() | st.floats(0, 1)
    details: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "verdict_at": _MAYBE,
            "closed_at": _MAYBE,
            "order": st.sampled_from((None, "o", "p")),
            "payer": st.sampled_from((None, "q")),
        }
    )
    return replace(
        plain,
        filing=FilingFacts(verdict, held_back=draw(st.booleans())),
        age=judge_age(draw(_DAYS), draw(_DAYS), draw(_DAYS), draw(_DAYS), first_seen),
        availability=draw(st.none() | st.builds(Availability, shares, st.integers(0, 90), _MAYBE)),
        reports=tuple(replace(one, **draw(details)) for one in plain.reports),
        replies=tuple(ReplyFact(one.id, draw(MOMENTS)) for one in plain.reports[:3]),
        links=tuple(draw(st.lists(_LINKS, max_size=3))),
        observed_since=first_seen,
        listing_state=draw(st.sampled_from(("none", "warned", "listed"))),
        prohibited_confirmed=draw(st.booleans()),
        alert_renewed_at=draw(_MAYBE),
    )
