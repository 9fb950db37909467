"""Does the batch pass find unreliable raters in the public Bitcoin OTC network? `python -m
tests.benchmarks.trust_otc`.

Only ratings that a node GAVE are used: the labels were derived from ratings received. No constant was
chosen on the labels; the value published for FraudEagle on the same data is .916.
"""

import csv
import random
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rating_site.trust.collusion import Rating, misleading
from tests.benchmarks.trust_figures import auc, quantile
from tests.shared_folder import shared

PUBLISHED_FRAUDEAGLE = 0.916
BOOTSTRAPS = 1000


@dataclass(frozen=True, slots=True)
class Result:
    """AUC for finding the benign among the labelled, its 95 % interval, and CPU seconds of the pass."""

    auc: float
    low: float
    high: float
    seconds: float


def read_ratings(folder: Path) -> list[Rating]:
    """All ratings as good or bad words about separate targets."""
    with (folder / "ratings.csv").open() as lines:
        return [
            Rating(rater, target, int(stars) > 0, datetime.fromtimestamp(float(at), UTC))
            for rater, target, stars, at in csv.reader(lines)
        ]


def read_labels(folder: Path) -> dict[str, bool]:
    """Whether a labelled node is benign."""
    with (folder / "labels.csv").open() as lines:
        return {node: int(label) > 0 for node, label in csv.reader(lines)}


def measure(folder: Path) -> Result:
    """Run the pass once and judge it; somebody who never rated anyone gets a neutral 0.5."""
    ratings, labels = read_ratings(folder), read_labels(folder)
    begun = time.process_time()
    doubt = misleading(ratings)
    seconds = time.process_time() - begun
    scores = [-doubt.get(node, 0.5) for node in labels]
    benign = list(labels.values())
    samples = _bootstrap(scores, benign)
    return Result(auc(scores, benign), quantile(samples, 0.025), quantile(samples, 0.975), seconds)


def _bootstrap(scores: list[float], benign: list[bool]) -> list[float]:
    rng, found = random.Random(1), []  # noqa: S311 - a simulation, no secret
    for _ in range(BOOTSTRAPS):
        picks = rng.choices(range(len(scores)), k=len(scores))
        found.append(auc([scores[i] for i in picks], [benign[i] for i in picks]))
    return found


if __name__ == "__main__":
    result = measure(shared("samples/otc"))
    print(f"AUC {result.auc:.3f} [{result.low:.3f}, {result.high:.3f}] in {result.seconds:.2f} CPU s")
    print(f"FraudEagle as published: {PUBLISHED_FRAUDEAGLE:.3f}")
