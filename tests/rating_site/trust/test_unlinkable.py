"""Does a row without any name still give the same score, and join to no other row?"""

from dataclasses import replace
from datetime import datetime

from hypothesis import given

from rating_site.trust.facts import Facts, ReporterFact
from rating_site.trust.score import score
from rating_site.trust.unlinkable import unlinkable
from tests.rating_site.trust.cases import FEW, MOMENTS, detailed_platforms, old_shop, report


@FEW
@given(detailed_platforms(), MOMENTS)
def test_labels_change_no_score_on_any_day(facts: Facts, moment: datetime) -> None:
    assert score(unlinkable(facts), moment) == score(facts, moment)


@FEW
@given(detailed_platforms())
def test_labelling_twice_changes_nothing(facts: Facts) -> None:
    assert unlinkable(unlinkable(facts)) == unlinkable(facts)


def test_no_value_that_another_row_could_hold_is_left() -> None:
    secrets = {"device": "cafe01", "payer": "cafe02", "text": "cafe03", "reporter_key": "cafe04"}
    person = ReporterFact("cafe05", None, {name: frozenset({value}) for name, value in secrets.items()})
    seen = report("r", reporter="cafe05", order="cafe06", payer="cafe02")
    assert "cafe" not in repr(unlinkable(old_shop(reports=(seen,), reporters=(person,))))


def test_the_payer_of_a_report_and_of_its_reporter_stay_the_same() -> None:
    person = ReporterFact("a", None, {"payer": frozenset({"p", "q"})})
    labelled = unlinkable(old_shop(reports=(report("r", reporter="a", payer="q"),), reporters=(person,)))
    assert labelled.reports[0].payer in labelled.reporters[0].keys["payer"]
    assert labelled.reports[0].reporter == labelled.reporters[0].id


def test_reporters_without_a_row_of_their_own_are_labelled_too() -> None:
    facts = replace(old_shop(), reports=(report("r", reporter="somebody"),))
    assert unlinkable(facts).reports[0].reporter == "reporter-000000"
