"""Who writes about a platform without having bought there, and who checks what was written?"""

import math
import random

from rating_site.trust.facts import ReporterFact, ReportFact
from tests.benchmarks.trust_population import FAKE_EVIDENCE, STAFF_CHECKS, STAFF_ERRS, Shop, moment


def pick(rng: random.Random, table: tuple[tuple[str, float], ...]) -> str:
    """One name of a table of shares."""
    return rng.choices([name for name, _ in table], [share for _, share in table])[0]


def staff(
    rng: random.Random, evidence: str, known: float, *, genuine: bool
) -> tuple[str | None, float | None]:
    """Moderators look at a part of the reports that show something, some days later, and sometimes err."""
    if evidence == "none" or rng.random() >= STAFF_CHECKS:
        return None, None
    right = rng.random() >= STAFF_ERRS
    verdict = "substantiated" if genuine == right else "refuted" if rng.random() < 0.5 else "unsubstantiated"
    return verdict, known + 0.5 + rng.expovariate(1 / 3)


def brigade(
    rng: random.Random,
    size: int,
    day: float,
    spread: float,
    *,
    forged_payments: bool = False,
    camouflaged: bool = False,
    checked: bool = True,
) -> list[tuple[ReportFact, ReporterFact]]:
    """Fake reports by fresh accounts within `spread` days; every fourth account shares a device and payer."""
    fakes = []
    for number in range(size):
        name = f"fake-{day}-{number}-{rng.randrange(10**9)}"
        known = day + rng.random() * spread
        evidence = "payment_record" if forged_payments else pick(rng, FAKE_EVIDENCE)
        verdict, at = staff(rng, evidence, known, genuine=False) if checked else (None, None)
        report = ReportFact(
            name,
            moment(known - 1),
            moment(known),
            name,
            "not_delivered",
            rng.lognormvariate(math.log(90), 0.8),
            evidence,
            verdict,
            moment(at) if at is not None else None,
            order=f"o-{name}",
        )
        shared = f"{day}-{number // 4}"
        traits = {"device": frozenset({f"d-{shared}"}), "payer": frozenset({f"p-{shared}"})}
        traits["prefix"] = frozenset({f"net{number % 3}"})
        past = 2 if camouflaged else 0
        fakes.append((report, ReporterFact(name, moment(known - 30 * past), traits, past)))
    return fakes


def forge(shop: Shop, fakes: list[tuple[ReportFact, ReporterFact]]) -> None:
    """Add fake reports to a platform."""
    for report, reporter in fakes:
        shop.reports.append(report)
        shop.reporters.append(reporter)
