"""Are the things that several judges need worked out rightly?"""

from dataclasses import replace

from rating_site.trust.case import UNVERIFIED_EACH, Case
from rating_site.trust.facts import ReporterFact, ReportFact
from tests.rating_site.trust.cases import NOW, old_shop, reporter, reports


def case(*seen: ReportFact, people: tuple[ReporterFact, ...] = ()) -> Case:
    return Case(old_shop(reports=seen, reporters=people), NOW)


def test_one_person_counts_once_however_often_they_report() -> None:
    assert case(*reports(9, reporter="ann")).effective == 1
    assert len(case(*reports(9, reporter="ann")).standing) == 1


def test_refuted_and_withdrawn_reports_have_no_voice() -> None:
    assert case(*reports(3, verdict="refuted")).effective == 0
    assert case(*reports(3, outcome="withdrawn")).effective == 0


def test_no_unchecked_report_weighs_more_than_its_cap() -> None:
    heavy = case(*reports(1, type="vanished", amount=1e9))
    assert heavy.standing == {"reporter-r0": UNVERIFIED_EACH}


def test_orders_of_payers_that_a_moderator_confirmed_count_separately() -> None:
    same = {"device": "one", "image": "one"}
    people = tuple(reporter(f"reporter-r{n}", payer=f"p{n}", **same) for n in range(4))
    assert case(*reports(4), people=people).effective == 1
    assert case(*reports(4, verdict="substantiated"), people=people).effective == 4


def test_a_confirmed_payment_by_the_same_payer_stays_one() -> None:
    people = tuple(reporter(f"reporter-r{n}", payer="p", device="one") for n in range(4))
    seen = tuple(replace(one, verdict="substantiated") for one in reports(4))
    assert case(*seen, people=people).effective == 1
