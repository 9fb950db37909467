"""What happens to each platform over three simulated years? A generator of reports with known truth."""

import math
import random
from datetime import date

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
from tests.benchmarks.trust_brigade import brigade, forge, pick, staff
from tests.benchmarks.trust_population import (
    COMPLAINTS,
    DAYS,
    EXIT_COMPLAINTS,
    EXIT_TAIL,
    FAIRNESS,
    FILINGS,
    FLOOD_PRAISE,
    KINDS,
    PLAIN,
    PLATFORMS,
    PRAISE,
    REAL_EVIDENCE,
    SOLVED,
    TYPES,
    YEARS_BEFORE,
    Shop,
    World,
    moment,
)


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
    verdict = None if rng.random() < world.unknown_filing else pick(rng, FILINGS[kind])
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
    evidence = pick(rng, REAL_EVIDENCE)
    verdict, checked = staff(rng, evidence, known, genuine=True)
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
