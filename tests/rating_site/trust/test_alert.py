"""Does the alert come with a burst of evidenced orders, and go with time, answers or refutation?"""

from dataclasses import replace

import pytest

from rating_site.trust.alert import Alert, judge_alert
from rating_site.trust.case import Case
from rating_site.trust.facts import ReporterFact, ReportFact
from tests.rating_site.trust.cases import NOW, days_ago, old_shop, report, reports

FRESH = {"at": days_ago(2), "recorded_at": days_ago(1)}
CHECKED = {"verdict": "substantiated", **FRESH}


def alert(*seen: ReportFact, **changes: object) -> Alert:
    return judge_alert(Case(old_shop(reports=seen, **changes), NOW))


def test_two_checked_payments_suffice() -> None:
    assert alert(*reports(2, **CHECKED)).reasons == ("checked_payments",)


def test_five_effective_reporters_with_payments_suffice() -> None:
    found = alert(*reports(5, **FRESH))
    assert found.reasons == ("effective_reporters",)
    assert (found.since, len(found.reports)) == (days_ago(1), 5)


@pytest.mark.parametrize(
    "seen",
    [
        reports(1, **CHECKED),
        reports(4, **FRESH),
        reports(200, evidence="screenshot", **FRESH),
        reports(200, verdict="refuted", **FRESH),
        reports(5, outcome="refunded", **FRESH),
        reports(5, order="the same order", **FRESH),
        reports(5, reporter="one person", **FRESH),
        reports(5, recorded_at=days_ago(3)),
        (*reports(4, recorded_at=days_ago(40)), report("late", recorded_at=days_ago(1))),
    ],
)
def test_less_than_that_raises_none(seen: tuple[ReportFact, ...]) -> None:
    assert not alert(*seen).on


def test_reporters_who_act_as_one_raise_none() -> None:
    keys = {"device": frozenset({"d"}), "payer": frozenset({"p"})}
    people = tuple(ReporterFact(f"reporter-r{n}", None, keys) for n in range(50))
    assert not alert(*reports(50, **FRESH), reporters=people).on


def test_thirty_victims_who_share_carrier_and_hours_raise_it() -> None:
    people = tuple(ReporterFact(f"reporter-r{n}", None, {"prefix": frozenset({"net"})}) for n in range(30))
    assert alert(*reports(30, **FRESH), reporters=people).on


def test_it_ends_72_hours_after_its_last_report_unless_renewed() -> None:
    old = reports(5, recorded_at=days_ago(4))
    assert not alert(*old).on
    renewed = alert(*old, alert_renewed_at=days_ago(2))
    assert renewed.on
    assert renewed.until == days_ago(-1)


def test_a_renewal_without_an_alert_raises_none() -> None:
    assert not alert(alert_renewed_at=days_ago(1)).on
    assert not alert(*reports(5, recorded_at=days_ago(9)), alert_renewed_at=days_ago(2)).on


def test_since_is_the_beginning_of_the_unbroken_alert() -> None:
    seen = tuple(report(f"r{n}", recorded_at=days_ago(9 - n)) for n in range(9))
    assert alert(*seen).since == days_ago(5)


def test_it_goes_when_the_orders_behind_it_are_resolved() -> None:
    seen = reports(5, **FRESH)
    assert not alert(*(replace(one, outcome="refunded", closed_at=NOW) for one in seen)).on
