"""How good is the score on simulated platforms, beside simpler scores? `python -m
tests.benchmarks.trust_simulation`.

Arguments: `tune` or `final` picks the seeds, `plain` or `hard` the world. P(bad) is fitted on even
platforms and measured on odd ones; a score raises an alarm below the 5 % quantile of good snapshots; ours
also by its alert.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import mean, median

from rating_site.trust.score import Score, score
from tests.benchmarks.trust_baselines import BASELINES
from tests.benchmarks.trust_figures import auc, brier, calibrated, ece, log_loss, platt, quantile
from tests.benchmarks.trust_population import (
    DAYS,
    FINAL_SEEDS,
    HARD,
    PLAIN,
    TUNING_SEEDS,
    Shop,
    World,
    moment,
)
from tests.benchmarks.trust_simulator import simulate

NEVER = 99
Alarm = Callable[[Shop, int], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one method on one population."""

    auc: float
    brier: float
    log_loss: float
    ece: float
    exit_delay: float
    exit_missed: float
    brigade_alarms: float
    forged_alarms: float


@cache
def judged(shop: Shop, day: int) -> Score:
    """What this project says at the end of a simulated day."""
    return score(shop.facts, moment(day))


def ours(shop: Shop, day: int) -> float:
    """The score of this project."""
    return judged(shop, day).score


def alert_on(shop: Shop, day: int) -> bool:
    """The alert of this project."""
    return judged(shop, day).alert.on


def snapshots(shops: Sequence[Shop]) -> list[tuple[int, Shop, int]]:
    """Every platform at the end of every month since we knew it."""
    return [(n, s, day) for n, s in enumerate(shops) for day in range(30, DAYS + 1, 30) if day >= s.born + 15]


def measure(shops: Sequence[Shop], judge: Callable[[Shop, int], float], alert: Alarm | None = None) -> Row:
    """All figures of one method."""
    taken = snapshots(shops)
    bad = [shop.bad(day) for _, shop, day in taken]
    values = [judge(shop, day) for _, shop, day in taken]
    even = [i for i, (number, _, _) in enumerate(taken) if number % 2 == 0]
    odd = [i for i, (number, _, _) in enumerate(taken) if number % 2]
    line = platt([values[i] for i in even], [bad[i] for i in even])
    chances, truth = calibrated([values[i] for i in odd], line), [bad[i] for i in odd]
    alarm = alarm_at(judge, alert, quantile(good_values(shops, judge), 0.05))
    delays = exit_delays(shops, alarm)
    return Row(
        auc(values, [not is_bad for is_bad in bad]),
        brier(chances, truth),
        log_loss(chances, truth),
        ece(chances, truth),
        median(delays),
        mean(delay > 30 for delay in delays),
        brigade_alarms([shop for shop in shops if not shop.forged], alarm),
        brigade_alarms([shop for shop in shops if shop.forged], alarm),
    )


def good_values(shops: Sequence[Shop], judge: Callable[[Shop, int], float]) -> list[float]:
    """The scores of all good snapshots."""
    return [judge(shop, day) for _, shop, day in snapshots(shops) if not shop.bad(day)]


def alarm_at(judge: Callable[[Shop, int], float], alert: Alarm | None, low: float) -> Alarm:
    """An alarm below this score, or by the alert where there is one."""
    return lambda shop, day: judge(shop, day) < low or (alert is not None and alert(shop, day))


def exit_delays(shops: Sequence[Shop], alarm: Alarm) -> list[int]:
    """Days from the beginning of each exit scam until the first alarm."""
    starts = [(shop, shop.exit_day) for shop in shops if shop.exit_day is not None]
    return [next((d for d in range(61) if alarm(shop, start + d)), NEVER) for shop, start in starts]


def brigade_alarms(shops: Sequence[Shop], alarm: Alarm) -> float:
    """Share of attacked platforms that raise an alarm within thirty days and had none the day before."""
    hit = [
        any(alarm(shop, shop.brigade_day + d) for d in range(31))
        for shop in shops
        if shop.brigade_day is not None and not alarm(shop, shop.brigade_day - 1)
    ]
    return mean(hit) if hit else 0.0


def report(name: str, rows: Sequence[Row]) -> None:
    """One line: mean over the seeds, spread of the AUC."""
    columns = [[getattr(row, field) for row in rows] for field in Row.__slots__]
    spread = (max(columns[0]) - min(columns[0])) / 2
    figures = " ".join(f"{mean(column):8.3f}" for column in columns)
    print(f"{name:22s} {figures}   AUC +-{spread:.3f}", flush=True)


def unforeseen(populations: Sequence[Sequence[Shop]]) -> None:
    """The same delays without the exit scams that an alarm had named before they began: the harder half."""
    delays = []
    for shops in populations:
        alarm = alarm_at(ours, alert_on, quantile(good_values(shops, ours), 0.05))
        fresh = [s for s in shops if s.exit_day is not None and not alarm(s, s.exit_day - 1)]
        delays += exit_delays(fresh, alarm)
    missed = mean(delay > 30 for delay in delays)
    middle = f"{median(delays):.1f} d, missed {missed:.3f}"
    print(f"exit scams without an earlier alarm: {len(delays)}, median {middle}")


FRONTIER = (0.0, 0.01, 0.025, 0.05, 0.075, 0.10)


def frontier(populations: Sequence[Sequence[Shop]]) -> None:
    """What each alarm line costs and brings: false alarms under brigades against exit scams seen in time."""
    print("frontier: quantile of good snapshots -> brigade alarms, median exit delay, missed in 30 days")
    for share in FRONTIER:
        cells = []
        for alert in (None, alert_on):
            alarms, delays = [], []
            for shops in populations:
                alarm = alarm_at(ours, alert, quantile(good_values(shops, ours), share))
                alarms.append(brigade_alarms([shop for shop in shops if not shop.forged], alarm))
                delays += exit_delays(shops, alarm)
            missed = mean(delay > 30 for delay in delays)
            cells.append(f"{mean(alarms):.3f} {median(delays):5.1f} d {missed:.3f}")
        print(f"  {share:5.3f}   score only {cells[0]}   score or alert {cells[1]}", flush=True)


def run(seeds: Sequence[int], world: World, *, baselines: bool = True) -> None:
    """Print the whole table for one world."""
    populations = [simulate(seed, world) for seed in seeds]
    print(f"world {world.name}, seeds {tuple(seeds)}")
    print(f"{'':22s} " + " ".join(f"{field[:8]:>8s}" for field in Row.__slots__))
    for name, judge in BASELINES.items() if baselines else ():
        report(name, [measure(shops, judge) for shops in populations])
    report("ours, score only", [measure(shops, ours) for shops in populations])
    report("ours, score or alert", [measure(shops, ours, alert_on) for shops in populations])
    unforeseen(populations)
    frontier(populations)


if __name__ == "__main__":
    run(
        FINAL_SEEDS if "final" in sys.argv else TUNING_SEEDS,
        HARD if "hard" in sys.argv else PLAIN,
        baselines="alone" not in sys.argv,
    )
