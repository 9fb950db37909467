"""What does it cost to harm, to hide and to come back? `python -m tests.benchmarks.trust_attacks`."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from rating_site.trust.age import judge_age
from rating_site.trust.facts import Facts, FilingFacts, LinkFact, ReporterFact, ReportFact, TermsFacts
from rating_site.trust.score import score
from tests.benchmarks.trust_baselines import BASELINES
from tests.benchmarks.trust_brigade import brigade, forge
from tests.benchmarks.trust_population import Shop, moment

DAY = 1000
SIZES = (1, 3, 5, 10, 30, 100, 200)
SCALES = {
    "complaints in 180 d": 1.0,
    "resolved ratio": 100.0,
    "Trustpilot-like": 25.0,
    "Beta reputation": 100.0,
    "BBB-like": 1.0,
}
"""Points on a scale of a hundred for one unit of each baseline; a complaint less is called one point."""


def target() -> Shop:
    """A shop of ten years with a verified filing, 300 orders a month and some happy buyers."""
    begun = moment(DAY - 3650).date()
    facts = Facts(
        "target",
        filing=FilingFacts("verified"),
        age=judge_age(begun, begun, begun, None, moment(0).date()),
        terms=TermsFacts(0.7),
        orders_per_month=300.0,
        observed_since=moment(0).date(),
    )
    return Shop("target", "honest", 0, 300.0, facts, praise=list(range(0, DAY, 25)))


def attacked(size: int, spread: float, *, forged: bool, camouflaged: bool, checked: bool = False) -> Shop:
    """The target after that many fake reports, the last of them just now."""
    shop = target()
    fakes = brigade(
        random.Random(size),  # noqa: S311 - a simulation, no secret
        size,
        DAY - spread,
        spread,
        forged_payments=forged,
        camouflaged=camouflaged,
        checked=checked,
    )
    forge(shop, fakes)
    shop.facts = replace(shop.facts, reports=tuple(shop.reports), reporters=tuple(shop.reporters))
    return shop


ATTACKS: dict[str, Callable[[int], Shop]] = {
    "pictures, 3 days": lambda size: attacked(size, 3, forged=False, camouflaged=False),
    "forged payments, 3 days": lambda size: attacked(size, 3, forged=True, camouflaged=False),
    "forged payments, 30 days": lambda size: attacked(size, 30, forged=True, camouflaged=False),
    "forged, camouflaged, 30 days": lambda size: attacked(size, 30, forged=True, camouflaged=True),
    "pictures, staff errs in 10 %": lambda size: attacked(
        size, 3, forged=False, camouflaged=False, checked=True
    ),
}


def cost_curves() -> None:
    """Points lost for each number of fakes; * marks an alert."""
    before = score(target().facts, moment(DAY)).score
    print(f"{'points lost, fakes:':32s}" + "".join(f"{size:>8d}" for size in SIZES))
    for name, attack in ATTACKS.items():
        cells = []
        for size in SIZES:
            result = score(attack(size).facts, moment(DAY))
            cells.append(f"{before - result.score:7.1f}{'*' if result.alert.on else ' '}")
        print(f"{name:32s}" + "".join(cells))
    for name, judge in BASELINES.items():
        start = judge(target(), DAY)
        lost = [(start - judge(ATTACKS["pictures, 3 days"](size), DAY)) * SCALES[name] for size in SIZES]
        print(f"{name:32s}" + "".join(f"{points:7.1f} " for points in lost))


def victims(count: int = 30) -> Facts:
    """True victims of an exit scam: one carrier, channel and hour, but their own devices and payers."""
    reports, people = [], []
    for number in range(count):
        name = f"victim{number}"
        at = moment(DAY - 1) + timedelta(minutes=number % 60)
        reports.append(ReportFact(name, at, at, name, "vanished", 200.0, "payment_record", order=name))
        own = {"device": f"d{number}", "payer": f"p{number}", "prefix": "net", "text": "被骗 不发货 失联"}
        people.append(
            ReporterFact(name, at, {trait: frozenset(value.split()) for trait, value in own.items()})
        )
    return replace(target().facts, reports=tuple(reports), reporters=tuple(people))


def flooded() -> tuple[float, float]:
    """The score with three real complaints, and with two hundred own reports marked solved on top."""
    real = replace(victims(3), reporters=())
    own = tuple(
        replace(report, id=f"own{report.id}", reporter=f"own{report.id}", outcome="refunded")
        for report in victims(200).reports
    )
    return score(real, moment(DAY)).score, score(replace(real, reports=real.reports + own), moment(DAY)).score


def newcomer(link: LinkFact | None) -> float:
    """The score of a shop opened a week ago with good rules, with or without a link to a listed one."""
    begun = moment(DAY - 7).date()
    age = judge_age(begun, None, None, None, begun)
    links = (link,) if link else ()
    known = Facts(
        "new", FilingFacts("verified_undisplayed"), age, TermsFacts(0.7), links=links, observed_since=begun
    )
    return score(known, moment(DAY)).score


def main() -> None:
    """Print everything."""
    cost_curves()
    result = score(victims(), moment(DAY))
    print(f"30 true victims count as {result.effective_reporters} (at least 25), alert {result.alert.on}")
    before, after = flooded()
    print(f"flooding oneself with 200 solved cases: {before:.2f} -> {after:.2f} (never up)")
    confirmed = LinkFact("old", "same_operator", 0.99, True, "listed", 0.9)
    possible = replace(confirmed, confirmed=False)
    print(
        f"re-entry: clean {newcomer(None):.1f}, link only possible {newcomer(possible):.1f},"
        f" link confirmed {newcomer(confirmed):.1f}"
    )


if __name__ == "__main__":
    main()
