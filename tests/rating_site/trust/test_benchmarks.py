"""Do the published figures of the judge still hold? The long ones run with `make test-all`."""

from statistics import mean

import pytest

from rating_site.trust.score import score
from tests.benchmarks.trust_attacks import ATTACKS, DAY, flooded, newcomer, target, victims
from tests.benchmarks.trust_figures import auc, brier, calibrated, platt
from tests.benchmarks.trust_otc import measure as measure_otc
from tests.benchmarks.trust_population import FINAL_SEEDS, PLAIN, moment
from tests.benchmarks.trust_simulation import alert_on, measure, ours
from tests.benchmarks.trust_simulator import simulate
from tests.benchmarks.trust_speed import recompute, rescore
from tests.shared_folder import shared


def test_thirty_true_victims_count_as_at_least_25_and_raise_the_alert() -> None:
    result = score(victims(30), moment(DAY))
    assert result.effective_reporters >= 25
    assert result.alert.on


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_without_payments_costs_ten_points(attack: str) -> None:
    lost = score(target().facts, moment(DAY)).score - score(ATTACKS[attack](200).facts, moment(DAY)).score
    assert lost < 10


def test_flooding_oneself_with_solved_cases_gains_nothing() -> None:
    before, after = flooded()
    assert after <= before


def test_a_newcomer_is_neither_clean_nor_guilty() -> None:
    assert 45 < newcomer(None) < 65


def test_a_perfect_score_has_perfect_figures() -> None:
    scores, good = [1.0, 2.0, 3.0, 4.0], [False, False, True, True]
    chances = calibrated(scores, platt(scores, [not is_good for is_good in good]))
    assert auc(scores, good) == 1
    assert brier(chances, [not is_good for is_good in good]) < 0.01


def test_one_new_report_is_judged_within_five_milliseconds() -> None:
    assert rescore(10) < 5


@pytest.mark.all
def test_unreliable_raters_are_found_in_the_public_network() -> None:
    result = measure_otc(shared("samples/otc"))
    assert result.auc >= 0.89
    assert result.seconds < 4


@pytest.mark.all
@pytest.mark.timeout(600)
def test_simulated_platforms_are_told_apart() -> None:
    rows = [measure(simulate(seed, PLAIN), ours, alert_on) for seed in FINAL_SEEDS]
    assert mean(row.auc for row in rows) >= 0.97
    assert mean(row.brier for row in rows) <= 0.06
    assert mean(row.brigade_alarms for row in rows) <= 0.10
    assert mean(row.exit_delay for row in rows) <= 7
    assert mean(row.exit_missed for row in rows) <= 0.05


@pytest.mark.all
def test_a_hundred_thousand_platforms_take_under_two_minutes() -> None:
    assert recompute(10_000) < 12
