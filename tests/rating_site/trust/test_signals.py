"""Does each signal answer its one question, with unknown apart from no?"""

from datetime import date

import pytest

from rating_site.trust import signals
from rating_site.trust.age import AgeFacts
from rating_site.trust.case import Case
from rating_site.trust.facts import Availability, Facts, FilingFacts, LinkFact, ReplyFact, TermsFacts
from rating_site.trust.filing import VERDICTS
from tests.rating_site.trust.cases import NOW, days_ago, old_shop, report, reports


def case(**changes: object) -> Case:
    return Case(old_shop(**changes), NOW)


def test_every_verdict_of_the_register_has_a_strength() -> None:
    assert set(signals.FILING_STRENGTH) == set(VERDICTS)


@pytest.mark.parametrize("signal", [signals.filing, signals.age, signals.terms, signals.record])
def test_nothing_known_is_unknown_and_zero(signal: object) -> None:
    reading = signal(Case(Facts("x"), NOW))  # type: ignore[operator]
    assert (reading.strength, reading.known) == (0.0, False)


def test_why_the_register_could_not_be_asked_is_said() -> None:
    assert signals.filing(case(filing=FilingFacts(attempt="blocked"))).params == {"attempt": "blocked"}


def test_a_longer_proven_life_is_worth_more_up_to_a_cap() -> None:
    lives = [
        AgeFacts(date(year, 1, 1), lower=date(year, 1, 1), upper=date(year, 1, 1))
        for year in (2025, 2023, 2019, 2001)
    ]
    worth = [signals.age(case(age=life)).strength for life in lives]
    assert worth == sorted(worth)
    assert worth[-2:] == [1.0, 1.0]


def test_terms_are_worth_nothing_in_the_middle() -> None:
    worth = [signals.terms(case(terms=TermsFacts(fair))).strength for fair in (0.0, 0.5, 1.0)]
    assert worth == [-1.0, 0.0, 1.0]


def test_a_longer_record_is_worth_more() -> None:
    worth = [signals.record(case(observed_since=date(year, 6, 1))).strength for year in (2026, 2025, 2020)]
    assert worth == sorted(set(worth))


@pytest.mark.parametrize(("seen", "known"), [(Availability(0.1, 13), False), (Availability(None, 90), False)])
def test_too_few_days_say_nothing_about_availability(seen: Availability, known: bool) -> None:
    reading = signals.availability(case(availability=seen))
    assert (reading.strength, reading.known) == (0.0, known)


def test_only_real_downtime_costs() -> None:
    worth = [
        signals.availability(case(availability=Availability(up, 90))).strength for up in (1.0, 0.95, 0.8, 0.2)
    ]
    assert worth[:2] == [0.0, 0.0]
    assert worth[1] > worth[2] > worth[3] == -1.0


@pytest.mark.parametrize(
    ("link", "strength"),
    [
        (LinkFact("x", "same_operator", 0.99, True, "listed"), -1.0),
        (LinkFact("x", "same_operator", 0.99, True, "warned"), -0.5),
        (LinkFact("x", "same_operator", 0.99, True, "none", 0.6), -0.3),
        (LinkFact("x", "same_operator", 0.99, False, "listed", 1.0), 0.0),
        (LinkFact("x", "branch", 0.99, True, "listed", 1.0), 0.0),
    ],
)
def test_only_a_confirmed_same_operator_is_inherited(link: LinkFact, strength: float) -> None:
    assert signals.operator(case(links=(link,))).strength == pytest.approx(strength)


def test_only_checked_solutions_earn_points() -> None:
    assert signals.resolution(case(reports=reports(9, outcome="refunded"))).strength == 0
    assert (
        signals.resolution(case(reports=reports(9, outcome="refunded", verdict="substantiated"))).strength
        > 0.5
    )


def test_a_reply_lightens_an_open_report() -> None:
    silent = case(reports=reports(1, evidence="none"))
    answered = case(reports=reports(1, evidence="none"), replies=(ReplyFact("r0", days_ago(1)),))
    assert signals.unverified_reports(answered).strength > signals.unverified_reports(silent).strength


def test_a_refuted_report_costs_nothing_and_an_unsubstantiated_one_little() -> None:
    costs = [
        signals.unverified_reports(case(reports=reports(1, verdict=verdict))).strength
        for verdict in ("refuted", "unsubstantiated", None)
    ]
    assert costs[0] == 0 > costs[1] > costs[2]


def test_a_checked_payment_weighs_more_than_a_checked_picture() -> None:
    paid, shown = (
        signals.verified_reports(
            case(reports=reports(1, verdict="substantiated", evidence=evidence))
        ).strength
        for evidence in ("payment_record", "screenshot")
    )
    assert paid < shown < 0


def test_a_verdict_counts_from_the_day_it_was_given() -> None:
    late = report("r", verdict="substantiated", verdict_at=days_ago(-1))
    assert signals.verified_reports(case(reports=(late,))).strength == 0
    assert signals.unverified_reports(case(reports=(late,))).strength < 0


def test_the_reports_behind_a_reading_are_named() -> None:
    reading = signals.verified_reports(case(reports=reports(2, verdict="substantiated")))
    assert reading.evidence == ("report:r0", "report:r1")
