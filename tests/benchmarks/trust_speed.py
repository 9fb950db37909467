"""How long does judging everything take on one core? `python -m tests.benchmarks.trust_speed [PLATFORMS]`."""

import random
import sys
import time
from datetime import date
from statistics import median
from typing import Any

from rating_site.trust.replay import end_of_day, score_row
from rating_site.trust.row import read_facts
from rating_site.trust.score import score

TODAY = date(2026, 10, 30)
REPORTS_EACH = 10


def platform_row(rng: random.Random, name: str, reports: int) -> dict[str, Any]:
    """A row as an export holds it, with reports of every kind."""
    facts = {
        "icp": rng.choice(["verified", "not_found", None]),
        "domain_registered_on": "2019-03-01",
        "first_capture": "2019-06-01",
        "terms_fairness": rng.random(),
        "orders_per_month": 300,
        "observed_since": "2025-01-01",
        "availability": 1.0,
        "links": None,
    }
    return {
        "platform_id": name,
        "facts": facts,
        "reports": [_report(rng, f"{name}-{number}") for number in range(reports)],
        "replies": [],
        "reporters": [_reporter(f"{name}-{number}", number) for number in range(reports)],
    }


def _report(rng: random.Random, name: str) -> dict[str, Any]:
    at = f"2026-{rng.randrange(1, 11):02d}-{rng.randrange(1, 29):02d}T10:00:00+08:00"
    return {
        "id": name,
        "at": at,
        "recorded_at": at,
        "reporter": name,
        "type": rng.choice(["not_delivered", "invalid_code", "wrong_goods"]),
        "amount": rng.random() * 300,
        "evidence": rng.choice(["none", "screenshot", "payment_record"]),
        "verdict": rng.choice([None, None, "substantiated", "refuted"]),
        "outcome": rng.choice(["open", "refunded"]),
        "closed_at": None,
    }


def _reporter(name: str, number: int) -> dict[str, Any]:
    """Every second pair of reporters shares a device."""
    keys = {"device": f"{name[:-1]}{number // 2}", "payer": name, "prefix": "198.51.100"}
    return {"id": name, "since": None, "keys": keys}


def recompute(platforms: int) -> float:
    """CPU seconds for reading and scoring that many rows of ten reports each, in blocks of a thousand."""
    rng, total = random.Random(1), 0.0  # noqa: S311 - a simulation, no secret
    for start in range(0, platforms, 1000):
        rows = [platform_row(rng, f"p{start + n}", REPORTS_EACH) for n in range(min(1000, platforms - start))]
        begun = time.process_time()
        for row in rows:
            score_row(row, TODAY)
        total += time.process_time() - begun
    return total


def rescore(reports: int) -> float:
    """Milliseconds of CPU for judging one platform again after a new report; median of nine."""
    rng = random.Random(1)  # noqa: S311 - a simulation, no secret
    facts, now, taken = read_facts(platform_row(rng, "p", reports)), end_of_day(TODAY), []
    for _ in range(9):
        begun = time.process_time()
        score(facts, now)
        taken.append((time.process_time() - begun) * 1000)
    return median(taken)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    spent = recompute(count)
    print(f"{count} platforms, {count * REPORTS_EACH} reports: {spent:.1f} CPU s")
    for size in (10, 50, 200):
        print(f"one platform of {size} reports: {rescore(size):.2f} ms")
