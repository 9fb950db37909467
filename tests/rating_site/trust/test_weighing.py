"""Does one report weigh what the table says, and only ever less with time and resolution?"""

from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.facts import ReporterFact
from rating_site.trust.weighing import genuineness, harm, open_factor, recency, volume_factor
from tests.rating_site.trust.cases import NOW, days_ago, report


def test_a_payment_record_makes_a_report_more_believable() -> None:
    chances = [
        genuineness(report("r", evidence=shown), None) for shown in ("none", "screenshot", "payment_record")
    ]
    assert chances == sorted(set(chances))


def test_a_verified_past_makes_a_reporter_more_believable() -> None:
    newcomer, proven = ReporterFact("a"), ReporterFact("a", substantiated=5)
    assert genuineness(report("r"), newcomer) == genuineness(report("r"), None)
    assert genuineness(report("r"), proven) > genuineness(report("r"), newcomer)


@given(st.floats(0, 3000), st.floats(0, 3000))
def test_a_report_is_forgotten_with_time(first: float, second: float) -> None:
    newer, older = sorted((first, second))
    assert recency(report("r", at=days_ago(older)), NOW) <= recency(report("r", at=days_ago(newer)), NOW)


def test_a_case_closed_tomorrow_is_open_today() -> None:
    solved = report("r", outcome="refunded", closed_at=days_ago(-1))
    assert open_factor(solved, NOW) == 1
    assert open_factor(solved, days_ago(-2)) == 0


def test_a_solution_that_only_the_platform_states_counts_half() -> None:
    assert open_factor(report("r", outcome="solved_unconfirmed", closed_at=days_ago(1)), NOW) == 0.5


@given(st.none() | st.floats(0, 1e12), st.sampled_from(("vanished", "wrong_goods", "unheard_of")))
def test_harm_stays_within_its_bounds(amount: float | None, kind: str) -> None:
    assert 0.2 <= harm(report("r", amount=amount, type=kind)) <= 6


def test_an_unknown_volume_counts_as_a_typical_one() -> None:
    assert volume_factor(None) == volume_factor(300)
    assert volume_factor(0) == 1 > volume_factor(None) > volume_factor(5000)
