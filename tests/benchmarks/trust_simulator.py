"""How might honest and dishonest platforms look to us over three years? A generator with known truth.

Committed together with FINAL_SEEDS before any constant of the score was tuned on it. `PLAIN` is the
population of the older simulation whose baseline rows trust_baselines.py must reproduce; `HARD` adds the
attacks that it left out. Nothing here imitates real platforms by measurement: no labelled set of them
exists.
"""

import math
import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from rating_site.trust.facts import (
    AgeFacts,
    Facts,
    FilingFacts,
    LinkFact,
    ReplyFact,
    ReporterFact,
    ReportFact,
    TermsFacts,
)

START = datetime(2023, 1, 1, tzinfo=UTC)
MONTHS = 36
DAYS = MONTHS * 30
PLATFORMS = 300
TUNING_SEEDS = (0, 1, 2)
FINAL_SEEDS = (210, 211, 212, 213)
KINDS = (("honest", 0.45), ("mediocre", 0.20), ("cheat", 0.15), ("exit", 0.12), ("whitewash", 0.08))
FILINGS = {
    "honest": (("verified", 0.84), ("verified_undisplayed", 0.08), ("not_found", 0.06), ("mismatch", 0.02)),
    "mediocre": (("verified", 0.70), ("verified_undisplayed", 0.12), ("not_found", 0.14), ("mismatch", 0.04)),
    "cheat": (("verified", 0.15), ("not_found", 0.45), ("borrowed", 0.25), ("claim_unknown", 0.15)),
    "exit": (("verified", 0.30), ("verified_undisplayed", 0.05), ("not_found", 0.45), ("mismatch", 0.20)),
    "whitewash": (("verified", 0.10), ("not_found", 0.45), ("borrowed", 0.25), ("invalid_claim", 0.20)),
}
FAIRNESS = {"honest": 0.66, "mediocre": 0.54, "cheat": 0.36, "exit": 0.46, "whitewash": 0.34}
YEARS_BEFORE = {"honest": 3.2, "mediocre": 2.8, "cheat": 0.9, "exit": 1.1, "whitewash": 0.1}
COMPLAINTS = {"honest": 0.0010, "mediocre": 0.0020, "cheat": 0.0072, "exit": 0.0012, "whitewash": 0.0072}
"""Reported incidents per order."""
SOLVED = {"honest": (0.60, 3.0), "mediocre": (0.42, 8.0), "cheat": (0.25, 20.0), "exit": (0.55, 4.0)}
"""Share resolved and mean days until then; a whitewash behaves like a cheat."""
TYPES = (
    "not_delivered",
    "resupply_refused",
    "invalid_code",
    "wrong_goods",
    "account_recovered",
    "double_charge",
)
REAL_EVIDENCE = (("none", 0.25), ("screenshot", 0.35), ("payment_record", 0.40))
FAKE_EVIDENCE = (("none", 0.40), ("screenshot", 0.60))
EXIT_COMPLAINTS = 0.12
"""Reported incidents per order once a platform takes money and delivers nothing."""
EXIT_TAIL = 0.03
"""Share of the former orders that still come long after a platform stopped delivering."""
PRAISE = {"honest": 0.0036, "mediocre": 0.0042, "cheat": 0.0034, "exit": 0.0036, "whitewash": 0.0034}
FLOOD_PRAISE = 0.075
STAFF_CHECKS = 0.35
STAFF_ERRS = 0.10


@dataclass(frozen=True, slots=True)
class World:
    """Which hardships beyond the plain population are switched on, as shares."""

    name: str
    unknown_filing: float = 0.0
    unknown_orders: float = 0.0
    orders_error: float = 0.0
    slow_exit: float = 0.0
    camouflaged: float = 0.0
    bribed: float = 0.0
    reentry: float = 0.0
    forged: float = 0.0
    praise_flood: float = 0.5


PLAIN = World("plain")
HARD = World("hard", 0.15, 0.5, 0.8, 0.25, 0.3, 0.15, 0.5, 0.2)


@dataclass(slots=True, eq=False)
class Shop:
    """One platform with its truth and everything that was ever said about it."""

    id: str
    kind: str
    born: int
    orders: float
    facts: Facts
    exit_day: int | None = None
    brigade_day: int | None = None
    forged: bool = False
    reports: list[ReportFact] = field(default_factory=list)
    reporters: list[ReporterFact] = field(default_factory=list)
    praise: list[int] = field(default_factory=list)
    claimed_solved: set[str] = field(default_factory=set)

    def bad(self, day: int) -> bool:
        """Whether a buyer fares badly on this day."""
        return self.kind in ("cheat", "whitewash") or (self.exit_day is not None and day >= self.exit_day)


def moment(day: float) -> datetime:
    """The simulated day as a moment."""
    return START + timedelta(days=day)


def simulate(seed: int, world: World = PLAIN, platforms: int = PLATFORMS) -> list[Shop]:
    """A population of platforms, always the same for the same seed and world."""
    rng = random.Random(f"{seed}/{world.name}")  # noqa: S311 - a simulation, no secret
    kinds = [kind for kind, share in KINDS for _ in range(round(share * platforms))]
    rng.shuffle(kinds)
    shops = [_shop(rng, world, f"{seed}-{number}", kind) for number, kind in enumerate(kinds)]
    for shop in shops:
        _live(rng, world, shop)
        shop.facts = _with_reports(shop)
    return shops


def _pick(rng: random.Random, table: tuple[tuple[str, float], ...]) -> str:
    return rng.choices([name for name, _ in table], [share for _, share in table])[0]


def _shop(rng: random.Random, world: World, shop_id: str, kind: str) -> Shop:
    years = rng.lognormvariate(math.log(YEARS_BEFORE[kind]), 0.6)
    young = kind == "whitewash"
    born = rng.randrange(0, DAYS - 90) if young else 0
    registered = moment(born - years * 365).date()
    orders = rng.lognormvariate(math.log(260), 0.72)
    exit_day = rng.randrange(180, DAYS - 60) if kind == "exit" else None
    shop = Shop(
        shop_id, kind, born, orders, _facts(rng, world, shop_id, kind, registered, orders, born), exit_day
    )
    if kind in ("honest", "mediocre") and rng.random() < 0.25:
        shop.brigade_day = rng.randrange(120, DAYS - 60)
    return shop


def _facts(
    rng: random.Random, world: World, shop_id: str, kind: str, registered: date, orders: float, born: int
) -> Facts:
    """What our sources could see of such a platform, with the errors they make."""
    verdict = None if rng.random() < world.unknown_filing else _pick(rng, FILINGS[kind])
    fairness = min(max(rng.gauss(FAIRNESS[kind], 0.14), 0.0), 1.0)
    proxy = orders * math.exp(rng.gauss(0.0, world.orders_error))
    observed = moment(born).date()
    links: tuple[LinkFact, ...] = ()
    if kind == "whitewash" and rng.random() < world.reentry:
        links = (LinkFact(f"{shop_id}-before", "same_operator", 0.9, rng.random() < 0.4, "listed", 0.8),)
    return Facts(
        shop_id,
        filing=FilingFacts(verdict) if verdict else None,
        age=AgeFacts(
            registered, first_seen=observed, lower=max(registered, date(2015, 1, 1)), upper=registered
        ),
        terms=TermsFacts(fairness),
        links=links,
        orders_per_month=None if rng.random() < world.unknown_orders else proxy,
        observed_since=observed,
    )


def _live(rng: random.Random, world: World, shop: Shop) -> None:
    """Three years of incidents, praise, brigades and an end."""
    scams = shop.kind in ("cheat", "whitewash")
    floods = scams and rng.random() < world.praise_flood
    end = shop.exit_day if shop.exit_day is not None else DAYS
    _complain(rng, world, shop, (shop.born, end), COMPLAINTS[shop.kind], claims_solved=floods)
    shop.praise += _days(rng, shop.born, end, shop.orders * (FLOOD_PRAISE if floods else PRAISE[shop.kind]))
    if shop.exit_day is not None:
        _exit(rng, world, shop, shop.exit_day)
    if shop.brigade_day is not None:
        _attack(rng, world, shop, shop.brigade_day)


def _attack(rng: random.Random, world: World, shop: Shop, day: int) -> None:
    """Fresh accounts write within three days; forged payment records come at once or over a month."""
    shop.forged = rng.random() < world.forged
    spread = 30.0 if shop.forged and rng.random() < 0.5 else 3.0
    camouflaged = rng.random() < world.camouflaged
    size = rng.choice((10, 30, 100))
    forge(shop, brigade(rng, size, day, spread, forged_payments=shop.forged, camouflaged=camouflaged))


def _days(rng: random.Random, first: float, last: float, per_month: float) -> list[int]:
    """Random days of a Poisson stream."""
    days, day = [], float(first)
    while per_month > 0:
        day += rng.expovariate(per_month / 30)
        if day >= last:
            break
        days.append(int(day))
    return days


def _complain(
    rng: random.Random,
    world: World,
    shop: Shop,
    span: tuple[float, float],
    per_order: float,
    *,
    claims_solved: bool = False,
) -> None:
    for day in _days(rng, span[0], span[1], shop.orders * per_order):
        _incident(rng, world, shop, day, claims_solved=claims_solved)


def _exit(rng: random.Random, world: World, shop: Shop, day: int) -> None:
    """Orders go on, fewer each day, a few for ever; a slow exit first fails a part of them."""
    slow = rng.random() < world.slow_exit
    for offset in range(DAYS - day):
        share = (min(0.25 + offset / 40, 1.0) if slow else 1.0) * max(2 ** (-offset / 30), EXIT_TAIL)
        _complain(rng, world, shop, (day + offset, day + offset + 1), EXIT_COMPLAINTS * share)


def _incident(rng: random.Random, world: World, shop: Shop, day: int, *, claims_solved: bool) -> None:
    """One true incident, reported after a day or two, perhaps checked, perhaps resolved."""
    number = len(shop.reports)
    name = f"{shop.id}-r{number}"
    happened = day + rng.random()
    known = happened + 0.2 + rng.expovariate(1 / 1.2)
    exiting = shop.exit_day is not None and day >= shop.exit_day
    share, mean = (0.0, 1.0) if exiting else SOLVED.get(shop.kind, SOLVED["cheat"])
    outcome, closed = "open", None
    if rng.random() < share:
        outcome, closed = rng.choice(("refunded", "resupplied")), known + rng.expovariate(1 / mean)
        if rng.random() < 0.3:
            outcome = "solved_unconfirmed"
    elif claims_solved and rng.random() < 0.7:
        outcome, closed = "solved_unconfirmed", known + rng.expovariate(1 / 4)
        shop.claimed_solved.add(name)
    elif not exiting and shop.kind in ("cheat", "whitewash") and rng.random() < world.bribed:
        outcome, closed = "withdrawn", known + rng.expovariate(1 / 6)
    evidence = _pick(rng, REAL_EVIDENCE)
    verdict, checked = _staff(rng, evidence, known, genuine=True)
    shop.reports.append(
        ReportFact(
            name,
            moment(happened),
            moment(known),
            name,
            rng.choice(TYPES) if not exiting else rng.choice(("not_delivered", "vanished")),
            rng.lognormvariate(math.log(60), 1.0),
            evidence,
            verdict,
            moment(checked) if checked is not None else None,
            outcome,
            moment(closed) if closed is not None else None,
            order=f"o-{name}",
        )
    )
    traits = {"device": frozenset({f"d-{name}"}), "prefix": frozenset({f"net{rng.randrange(30)}"})}
    shop.reporters.append(ReporterFact(name, moment(known), traits))


def _staff(
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
        evidence = "payment_record" if forged_payments else _pick(rng, FAKE_EVIDENCE)
        verdict, at = _staff(rng, evidence, known, genuine=False) if checked else (None, None)
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


def _with_reports(shop: Shop) -> Facts:
    known = shop.facts
    replies = tuple(
        ReplyFact(r.id, r.closed_at) for r in shop.reports if r.closed_at and r.outcome != "withdrawn"
    )
    return Facts(
        shop.id,
        known.filing,
        known.age,
        known.terms,
        tuple(shop.reports),
        tuple(shop.reporters),
        replies,
        known.links,
        None,
        known.orders_per_month,
        known.observed_since,
    )
