"""Which platforms live in the simulation, and how do honest and dishonest ones differ?

Committed together with FINAL_SEEDS before any constant of the score was tuned on it. `PLAIN` is the
population of the older simulation whose baseline rows trust_baselines.py must reproduce; `HARD` adds the
attacks that it left out. The spread of order volumes was fitted to those rows once more before the final
seeds were first run. Nothing here imitates real platforms by measurement: no labelled set of them exists.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from rating_site.trust.facts import Facts, ReporterFact, ReportFact

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
