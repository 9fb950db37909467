"""Does the score add up, stay monotone and keep its promises about what is unknown?"""

import math
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.age import judge_age
from rating_site.trust.facts import Availability, Facts, FilingFacts, ReporterFact, ReportFact, TermsFacts
from rating_site.trust.score import WEIGHTS, Score, score
from tests.rating_site.trust.cases import (
    FEW,
    NOW,
    days_ago,
    old_shop,
    platforms,
    report,
    report_sets,
    reports,
)


def points(result: Score, signal: str) -> float:
    return next(part.points for part in result.contributions if part.signal == signal)


@FEW
@given(platforms())
def test_contributions_sum_to_the_score(facts: Facts) -> None:
    result = score(facts, NOW)
    assert abs(math.fsum(part.points for part in result.contributions) - result.score) < 1e-9
    assert 0 <= result.score <= 100


@FEW
@given(platforms())
def test_the_interval_contains_the_score(facts: Facts) -> None:
    result = score(facts, NOW)
    assert result.interval[0] <= result.score <= result.interval[1]


@FEW
@given(platforms(), st.sampled_from(("none", "screenshot", "payment_record")), st.floats(0, 900))
def test_one_more_honest_complaint_never_raises_the_score(facts: Facts, evidence: str, days: float) -> None:
    new = report("new", evidence=evidence, at=days_ago(days), recorded_at=days_ago(days))
    more = replace(facts, reports=(*facts.reports, new))
    assert score(more, NOW).score <= score(facts, NOW).score + 1e-9


@FEW
@given(platforms(), st.sampled_from((None, "substantiated")))
def test_one_more_resolved_case_never_lowers_the_score(facts: Facts, verdict: str | None) -> None:
    new = report("new", outcome="refunded", closed_at=days_ago(1), verdict=verdict)
    more = replace(facts, reports=(*facts.reports, new))
    assert score(more, NOW).score >= score(facts, NOW).score - 1e-9


@FEW
@given(platforms(), st.data())
def test_resolving_a_case_never_lowers_the_score(facts: Facts, data: st.DataObject) -> None:
    if facts.reports:
        which = data.draw(st.integers(0, len(facts.reports) - 1))
        resolved = list(facts.reports)
        resolved[which] = replace(resolved[which], outcome="refunded", closed_at=None)
        assert score(replace(facts, reports=tuple(resolved)), NOW).score >= score(facts, NOW).score - 1e-9


@FEW
@given(platforms(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(facts: Facts, rng: Random) -> None:
    shuffled, people = list(facts.reports), list(facts.reporters)
    rng.shuffle(shuffled)
    rng.shuffle(people)
    other = replace(facts, reports=tuple(shuffled), reporters=tuple(people))
    assert score(other, NOW) == score(facts, NOW)


@FEW
@given(platforms(), st.sampled_from(("filing", "age", "terms", "observed_since", "availability")))
def test_what_is_unknown_costs_no_points(facts: Facts, name: str) -> None:
    nothing: dict[str, Any] = {name: None}
    result = score(replace(facts, **nothing), NOW)
    assert points(result, "record" if name == "observed_since" else name) == 0


@pytest.mark.parametrize("count", [1, 10, 50, 200])
@pytest.mark.parametrize("evidence", ["none", "screenshot", "payment_record"])
@pytest.mark.parametrize("spread", [1, 30, 300])
def test_unchecked_reports_together_cost_an_old_shop_under_ten_points(
    count: int, evidence: str, spread: int
) -> None:
    worst = tuple(
        report(f"r{n}", evidence=evidence, at=days_ago(n * spread / count), type="vanished", amount=9e5)
        for n in range(count)
    )
    lost = score(old_shop(), NOW).score - score(old_shop(reports=worst), NOW).score
    assert 0 < lost < 10


@FEW
@given(report_sets(), st.integers(1, 12), st.sampled_from(("open", "refunded", "withdrawn")), st.booleans())
def test_a_flood_of_own_reports_never_hides_a_real_complaint(
    real: tuple[ReportFact, ...], fakes: int, outcome: str, shared: bool
) -> None:
    key = {"device": frozenset({"own"}), "payer": frozenset({"own"})} if shared else {}
    flood = tuple(report(f"fake{n}", reporter=f"fake{n}", outcome=outcome) for n in range(fakes))
    people = tuple(ReporterFact(f"fake{n}", None, key) for n in range(fakes))
    before = score(old_shop(reports=real), NOW)
    after = score(old_shop(reports=(*real, *flood), reporters=people), NOW)
    assert after.score <= before.score + 1e-9
    assert after.alert.on >= before.alert.on


def test_youth_alone_costs_at_most_five_points() -> None:
    today = NOW.date()
    newborn = old_shop(age=judge_age(today, None, None, None, today))
    ageless = old_shop(age=None)
    assert 0 < score(ageless, NOW).score - score(newborn, NOW).score <= 5


def test_what_is_unknown_alone_never_grades_below_c() -> None:
    for known in ("filing", "age", "terms"):
        only: dict[str, Any] = {known: getattr(old_shop(terms=TermsFacts(0.5)), known)}
        facts = Facts("x", **only)
        assert score(facts, NOW).grade in (None, "C", "B", "A")


def test_a_platform_that_nobody_could_check_is_not_rated_and_says_what_is_missing() -> None:
    result = score(Facts("x"), NOW)
    assert (result.state, result.grade) == ("not_rated", None)
    assert result.missing == ("filing", "age", "terms")


@FEW
@given(platforms(), st.sampled_from(("filing", "age", "terms", "availability")))
def test_hiding_an_answer_never_gains_an_a_or_b(facts: Facts, name: str) -> None:
    nothing: dict[str, Any] = {name: None}
    known = replace(facts, filing=FilingFacts("verified"), reports=())
    hidden = score(replace(known, **nothing), NOW).grade
    assert hidden not in ("A", "B") or (score(known, NOW).grade or "Z") <= hidden


def test_the_interval_widens_with_each_unknown_signal() -> None:
    widths = []
    for gone in (
        {},
        {"filing": None},
        {"filing": None, "age": None},
        {"filing": None, "age": None, "terms": None},
    ):
        low, high = score(old_shop(observed_since=None, **gone), NOW).interval
        widths.append(high - low)
    assert widths == sorted(set(widths))


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"listing_state": "listed"}, "listed"),
        ({"listing_state": "warned"}, "warned"),
        ({"reports": reports(5, recorded_at=days_ago(1))}, "alert"),
        ({"prohibited_confirmed": True}, "not_rated"),
        ({"availability": Availability(1.0, 90, days_ago(3))}, "not_rated"),
        ({}, "graded"),
    ],
)
def test_precedence_decides_what_is_shown_and_only_graded_has_a_grade(
    changes: dict[str, object], state: str
) -> None:
    result = score(old_shop(**changes), NOW)
    assert result.state == state
    assert (result.grade is not None) == (state == "graded")


def test_a_listed_platform_in_alert_is_shown_as_listed() -> None:
    result = score(old_shop(listing_state="listed", reports=reports(5, recorded_at=days_ago(1))), NOW)
    assert result.alert.on
    assert result.state == "listed"


def test_confirmed_prohibited_goods_are_named_as_the_reason() -> None:
    assert score(old_shop(prohibited_confirmed=True), NOW).missing == ("prohibited_goods",)


def test_an_old_fair_and_filed_shop_gets_an_a() -> None:
    assert score(old_shop(), NOW).grade == "A"


def test_reports_recorded_later_do_not_count_for_a_past_day() -> None:
    late = old_shop(reports=reports(9, recorded_at=NOW))
    earlier = NOW - timedelta(seconds=1)
    assert score(late, earlier).score == score(old_shop(), earlier).score


def test_a_filing_source_out_of_its_range_counts_as_unknown() -> None:
    held = old_shop(filing=FilingFacts("borrowed", held_back=True))
    assert points(score(held, NOW), "filing") == 0


def test_every_row_of_the_table_has_an_explanation_in_chinese() -> None:
    for weight in WEIGHTS:
        assert weight.ask.__name__ == weight.signal
        assert weight.ask.__doc__ is not None
        assert "：" in weight.ask.__doc__


def test_no_signal_leaves_its_bounds() -> None:
    ruined = old_shop(reports=reports(60, verdict="substantiated", type="vanished", amount=9e9))
    result = score(ruined, NOW)
    for weight in WEIGHTS:
        assert -weight.worst <= points(result, weight.signal) <= weight.best
    assert result.score == 0


def test_a_shop_opened_today_earns_nothing_from_an_old_domain() -> None:
    bought = judge_age(date(2012, 1, 1), None, None, None, NOW.date())
    assert points(score(old_shop(age=bought), NOW), "age") == 0
